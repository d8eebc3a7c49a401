package crmbet.core.delivery;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;

/** Short changes of the outbox, which somebody else may be changing: whoever comes second begins again. */
final class Turns {
    private static final int MOST = 20;

    private Turns() {}

    /** Cannot be cancelled: what has happened outside must be noted. */
    static <T> T write(Workspace workspace, Workspace.Work<T> work) throws OperationException {
        for (int turn = 1; ; turn++) {
            try {
                return workspace.write(Monitor.none(), work);
            } catch (OperationException e) {
                if (turn == MOST || !(e.failure() instanceof Failure.Conflict)) {
                    throw e;
                }
            }
        }
    }
}
