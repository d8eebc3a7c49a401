package crmbet.workbench.cli;

import crmbet.connectors.postgres.PostgresSegments;
import crmbet.connectors.secret.SigningKeys;
import crmbet.core.approval.Signatory;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.segment.SharedApprovals;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedDatabases;
import crmbet.workbench.connection.SharedPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where people agree about segments: in the shared database that is named or marked, otherwise in the workspace alone. */
final class SharedOption {
    @Option(names = "--shared", paramLabel = "ADDRESS", order = 20)
    @Nullable
    String address;

    @Option(names = "--local", order = 21)
    boolean local;

    /**
     * Does something about a segment, after the workspace took over what stands in the shared database.
     *
     * @throws WrongUsage if the address is none, or both options are given
     */
    Done act(Workspace workspace, SegmentNaming naming, TaskCommand command, Monitor monitor, Act act)
            throws OperationException {
        Segments segments = new Segments(workspace);
        try (SharedSegments shared = place(command).open().orElse(null)) {
            if (shared == null) {
                Segment segment = naming.find(segments);
                return new Done(
                        act.on(segments.approvals(), segment, naming.who()), naming.who(), command.text("local-only"));
            }
            SharedApprovals approvals = new SharedApprovals(workspace, shared);
            String login = naming.whoSaid().orElse(shared.person(monitor).login());
            var _ = approvals.refresh(monitor);
            Segment segment = naming.find(segments);
            return new Done(act.on(approvals, segment, login), login, command.text("shared.in", shared.name(), login));
        }
    }

    /**
     * The segment that is named; one that the workspace has not heard of is looked for in the shared database.
     *
     * @throws OperationException {@code NotFound}, and what keeps the shared database from being reached
     */
    Segment find(Workspace workspace, SegmentNaming naming, TaskCommand command, Monitor monitor)
            throws OperationException {
        Segments segments = new Segments(workspace);
        if (segments.find(naming.name).isEmpty()) {
            try (SharedSegments shared = place(command).open().orElse(null)) {
                if (shared != null) {
                    var _ = new SharedApprovals(workspace, shared).refresh(monitor);
                }
            }
        }
        return naming.find(segments);
    }

    /** The signature of a person on this machine. */
    static Signatory signatory(TaskCommand command, String person) throws OperationException {
        return new SigningKeys(command.installation().connections().get().secrets()).of(person);
    }

    /**
     * Where people agree.
     *
     * @throws WrongUsage if the address is none, or both options are given
     */
    SharedPlace place(TaskCommand command) {
        if (local && address != null) {
            throw new WrongUsage(command.text("shared.both"));
        }
        return () -> open(command);
    }

    private Optional<SharedSegments> open(TaskCommand command) throws OperationException {
        if (local) {
            return Optional.empty();
        }
        return address == null
                ? marked(command).open()
                : Optional.of(new PostgresSegments(SharedAddress.profile(address, command)));
    }

    /** The database to which a connection is marked as leading. */
    static SharedPlace marked(TaskCommand command) {
        return () -> new SharedDatabases(command.installation().connections().get()).open();
    }

    /** Something done about a segment, as somebody. */
    @FunctionalInterface
    interface Act {
        Segment on(ApprovalProcess process, Segment segment, String who) throws OperationException;
    }

    /**
     * What was done.
     *
     * @param who by whom
     * @param where a sentence that says whether it is local only
     */
    record Done(Segment segment, String who, String where) {}
}
