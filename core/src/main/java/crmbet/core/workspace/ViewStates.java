package crmbet.core.workspace;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.sql.SQLException;
import java.util.Optional;

/** What each part of a window looked at, remembered with the workspace. The texts mean something to their part alone. */
public final class ViewStates {
    private final Workspace workspace;

    public ViewStates(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What a part of the window saved last, if anything. */
    public Optional<String> find(String view) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first("SELECT state FROM meta.view_state WHERE view = ?", row -> row.text(0), view));
    }

    /** Remembers this in the place of what was saved before. */
    public void save(String view, String state) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            replace(session, view, state);
            return state;
        });
    }

    private static void replace(Session session, String view, String state) throws SQLException {
        session.execute("DELETE FROM meta.view_state WHERE view = ?", view);
        session.execute("INSERT INTO meta.view_state VALUES (?, ?, now())", view, state);
    }
}
