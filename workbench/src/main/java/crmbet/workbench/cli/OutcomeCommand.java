package crmbet.workbench.cli;

import crmbet.core.delivery.LedgerEntry;
import crmbet.core.delivery.Reconciliation;
import crmbet.core.delivery.RollOut;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.delivery.Dispatch;
import crmbet.workbench.delivery.Targets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what became of what was sent: of a customer, of a segment in a system, or of everything. */
@Command(name = "outcome")
final class OutcomeCommand extends DeliveryCommand {
    @Option(names = "--customer", paramLabel = "KEY", order = 2)
    @Nullable
    String customer;

    @Option(names = "--segment", paramLabel = "NAME", order = 3)
    @Nullable
    String name;

    @Option(names = "--to", paramLabel = "ADDRESS", order = 4)
    @Nullable
    String address;

    OutcomeCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    void check() {
        if ((customer != null && (name != null || address != null)) || (address != null && name == null)) {
            throw new WrongUsage(text("outcome.what"));
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Dispatch dispatch = new Dispatch(workspace, shared());
        if (customer != null) {
            return ofCustomer(dispatch, customer);
        }
        if (name != null && address != null) {
            return reconciled(workspace, dispatch, name, address, monitor);
        }
        return all(dispatch, name);
    }

    private Answer ofCustomer(Dispatch dispatch, String key) throws OperationException {
        List<LedgerEntry> entries = dispatch.ledger().of(key);
        List<String> lines = entries.stream().map(words()::line).toList();
        return Answer.done(
                Facts.of("customer", key)
                        .and("entries", entries.stream().map(this::entry).toList()),
                lines.isEmpty() ? List.of(text("outcome.nothing", key)) : lines);
    }

    private Facts entry(LedgerEntry entry) {
        return Facts.of("segment", entry.segment())
                .and("version", entry.version())
                .and("target", entry.target())
                .and("outcome", word(entry.outcome()))
                .and("reason", entry.reason() == null ? null : word(entry.reason()))
                .and("protection", entry.protection() == null ? null : word(entry.protection()))
                .and("at", entry.at().toString())
                .and("still_true", entry.stillTrue())
                .and("words", words().line(entry));
    }

    private Answer reconciled(Workspace workspace, Dispatch dispatch, String segmentName, String to, Monitor monitor)
            throws OperationException {
        SegmentNaming naming = new SegmentNaming();
        naming.name = segmentName;
        Segment segment = naming.find(segments(workspace));
        try (Targets.Opened opened = open(to)) {
            Reconciliation found = dispatch.deliveries().reconcile(segment.id(), opened.target(), monitor);
            List<String> lines = new ArrayList<>();
            lines.add(text(
                    found.agrees() ? "outcome.agrees" : "outcome.differs",
                    opened.target().name(),
                    found.held(),
                    found.missing(),
                    found.surplus()));
            if (!found.toldByTarget()) {
                lines.add(text("rehearse.byLedger"));
            }
            found.examples().forEach(example -> lines.add("  " + example));
            return new Answer(
                    found.agrees() ? ExitStatus.DONE : ExitStatus.FAILED,
                    Facts.of("segment", segment.name())
                            .and("target", opened.target().name())
                            .and("expected", found.expected())
                            .and("held", found.held())
                            .and("missing", found.missing())
                            .and("surplus", found.surplus())
                            .and("told_by_target", found.toldByTarget())
                            .and("examples", found.examples()),
                    lines);
        }
    }

    private Answer all(Dispatch dispatch, @Nullable String segmentName) throws OperationException {
        List<RollOut> rollOuts = dispatch.deliveries().list().stream()
                .filter(each -> segmentName == null || each.header().name().equals(segmentName))
                .toList();
        List<String> lines = rollOuts.stream()
                .map(each -> text(
                        "outcome.rollOut." + each.state(),
                        formats().dateTime(each.startedAt()),
                        each.header().name(),
                        words().target(each.target()),
                        each.result().added(),
                        each.result().removed(),
                        each.progress().failed()))
                .toList();
        return Answer.done(
                Facts.of(
                        "roll_outs",
                        rollOuts.stream()
                                .map(each -> Facts.of("segment", each.header().name())
                                        .and("version", each.header().version())
                                        .and("started_by", each.startedBy())
                                        .and("started_at", each.startedAt().toString())
                                        .andAll(facts(each)))
                                .toList()),
                lines.isEmpty() ? List.of(text("outcome.none")) : lines);
    }
}
