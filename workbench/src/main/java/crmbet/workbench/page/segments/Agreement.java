package crmbet.workbench.page.segments;

import crmbet.core.approval.Signatories;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.ApprovalProcess;
import crmbet.core.segment.Approvals;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SharedApprovals;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.Optional;

/** Lets people propose and decide where they agreed to: in the shared database if there is one, otherwise locally. */
record Agreement(SharedPlace place, Signatories signatories) {

    /** Takes over what stands in the shared database, and says who acts there. */
    Standing refresh(Workspace workspace, String person, Monitor monitor) throws OperationException {
        Optional<SharedSegments> shared = place.open();
        if (shared.isEmpty()) {
            return Standing.local(person);
        }
        try (SharedSegments database = shared.get()) {
            SharedSegments.Person there = database.person(monitor);
            int _ = new SharedApprovals(workspace, database).refresh(monitor);
            return new Standing(Optional.of(database.name()), there.login(), there.decides());
        }
    }

    /** Does something where it belongs. */
    Segment act(Workspace workspace, Monitor monitor, Act act) throws OperationException {
        Optional<SharedSegments> shared = place.open();
        if (shared.isEmpty()) {
            return act.on(new Approvals(workspace), monitor);
        }
        try (SharedSegments database = shared.get()) {
            return act.on(new SharedApprovals(workspace, database), monitor);
        }
    }

    /** Something that is proposed, decided or taken back. */
    @FunctionalInterface
    interface Act {
        Segment on(ApprovalProcess process, Monitor monitor) throws OperationException;
    }
}
