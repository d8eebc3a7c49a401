package crmbet.core.query;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;

/** The statements that were run over a workspace, kept with it. Safe for use by several threads. */
public final class StatementHistory {
    /** How many are kept; the oldest makes room. */
    public static final int KEPT = 500;

    private final Workspace workspace;

    public StatementHistory(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Remembers a statement as the latest; one that was there before moves to the end. */
    public void add(String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            session.execute("DELETE FROM meta.statement WHERE sql = ?", sql);
            session.execute(
                    "INSERT INTO meta.statement SELECT coalesce(max(position), 0) + 1, ?, now() FROM meta.statement",
                    sql);
            return session.execute(
                    "DELETE FROM meta.statement WHERE position <= (SELECT max(position) FROM meta.statement) - ?",
                    KEPT);
        });
    }

    /** All that are kept, the latest first. */
    public List<String> list() throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query("SELECT sql FROM meta.statement ORDER BY position DESC", row -> row.text(0)));
    }
}
