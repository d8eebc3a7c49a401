package crmbet.workbench.cli;

import crmbet.core.delivery.Removals;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Erasure;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.connection.SharedResults;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.SharedNotes;
import crmbet.workbench.delivery.Targets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a person from every table and file of a workspace, and proves it. */
@Command(name = "erase")
final class EraseCommand extends DeliveryCommand {
    private static final Logger LOG = Logger.getLogger(EraseCommand.class.getName());

    @Parameters(paramLabel = "CUSTOMER", descriptionKey = "CUSTOMER")
    String customer = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, order = 2)
    String reason = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    @Mixin
    SharedOption place = new SharedOption();

    EraseCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    SharedPlace shared() {
        return place.place(this);
    }

    /** The file of the workspace is written anew, so that it is not held open meanwhile. */
    @Override
    Answer run(Monitor monitor) throws OperationException {
        Path folder = folder();
        List<String> lines = new ArrayList<>(sendRemovals(folder, monitor));
        Erasure.Proof proof = Erasure.erase(folder, customer, who, reason, monitor);
        boolean forgotten = forgetShared();
        try (Workspace workspace = Workspace.open(folder)) {
            new SharedNotes(shared()).tell(workspace);
        }
        Facts facts = Facts.of("erased", proof.left().isEmpty())
                .and("deleted", proof.deleted())
                .and("pseudonyms", proof.pseudonyms())
                .and("tables", proof.tables())
                .and("files", proof.files().stream().map(Path::toString).toList())
                .and("bytes", proof.bytes())
                .and("left", proof.left())
                .and("waiting", proof.waiting())
                .and("shared_results_cleared", forgotten);
        proof.waiting().forEach(target -> lines.add(text("erase.waiting", target)));
        proof.deleted().forEach((table, rows) -> lines.add(text("erase.deleted", table, rows)));
        lines.add(text(
                "erase.searched",
                proof.tables(),
                proof.files().size(),
                formats().integer(proof.bytes()),
                proof.pseudonyms()));
        lines.add(proof.left().isEmpty() ? text("erase.done") : text("erase.left", String.join(", ", proof.left())));
        lines.add(text(forgotten ? "erase.shared" : "erase.shared.unknown"));
        lines.add(text("erase.kept-out"));
        lines.add(text("erase.outside"));
        boolean gone = proof.left().isEmpty() && proof.waiting().isEmpty() && forgotten;
        return new Answer(gone ? ExitStatus.DONE : ExitStatus.FAILED, facts, lines);
    }

    /**
     * Results that other desktops may take over name nobody, but hold the person's figures by a number. They are computed
     * anew wherever they are wanted; what could not be reached ends by itself within hours.
     */
    private boolean forgetShared() throws OperationException {
        try (SharedResults results =
                new SharedResults(installation().connections().get())) {
            return results.clear();
        }
    }

    /** Has the systems that hold the person remove them first, so that nothing needs to be remembered for that. */
    private List<String> sendRemovals(Path folder, Monitor monitor) throws OperationException {
        List<String> lines = new ArrayList<>();
        try (Workspace workspace = Workspace.open(folder)) {
            new SharedNotes(shared()).begin(workspace);
            Dispatch dispatch = new Dispatch(workspace, shared());
            List<RollOut> removals = workspace.write(monitor, session -> {
                Removals.decide(session, customer, who, Instant.now());
                return Removals.waiting(session);
            });
            for (RollOut removal : removals) {
                try (Targets.Opened opened = targets().open(removal)) {
                    RollOut sent = dispatch.goOn(removal.id(), removal.stage(), opened.target(), who, monitor);
                    if (sent.state() == RollOutState.DONE) {
                        lines.add(text("erase.removed", removal.header().name(), words().target(removal.target())));
                    }
                } catch (OperationException e) {
                    // It waits in the outbox; the answer says so.
                    LOG.log(Level.FINE, "a removal waits", e);
                }
            }
        }
        return lines;
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) {
        throw new IllegalStateException("the workspace is not held open while a person is erased");
    }
}
