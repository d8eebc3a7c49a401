package crmbet.workbench.delivery;

import crmbet.core.audit.AuditQueue;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has what is done in workspaces noted in the database that people share, now or as soon as it can be reached.
 *
 * @param place where that is
 */
public record SharedNotes(SharedPlace place) {
    private static final Logger LOG = Logger.getLogger(SharedNotes.class.getName());

    /** From now on, what is done in a workspace is to be noted there, if there is such a database. */
    public void begin(Workspace workspace) {
        try {
            Optional<SharedSegments> opened = place.open();
            if (opened.isPresent()) {
                try (SharedSegments shared = opened.get()) {
                    new AuditQueue(workspace).begin(shared.name());
                }
            }
        } catch (OperationException e) {
            LOG.log(Level.WARNING, "the shared database cannot be opened", e);
        }
    }

    /** Notes what waits, if that is possible now; otherwise it waits on, and nothing is lost. */
    public void tell(Workspace workspace) {
        try {
            if (new AuditQueue(workspace).waiting() == 0) {
                return;
            }
            Optional<SharedSegments> opened = place.open();
            if (opened.isPresent()) {
                try (SharedSegments shared = opened.get()) {
                    tell(workspace, shared);
                }
            }
        } catch (OperationException e) {
            LOG.log(Level.INFO, "what was done is noted in the shared database later", e);
        }
    }

    static void tell(Workspace workspace, SharedSegments shared) {
        try {
            long waiting = new AuditQueue(workspace).send(shared, Monitor.none());
            LOG.fine(() -> waiting + " notes wait for " + shared.name());
        } catch (OperationException e) {
            LOG.log(Level.INFO, "what was done is noted in the shared database later", e);
        }
    }
}
