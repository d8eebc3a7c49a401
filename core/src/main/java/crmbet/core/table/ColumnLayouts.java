package crmbet.core.table;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;

/** How the columns of tables were last shown, kept with the workspace. Safe for use by several threads. */
public final class ColumnLayouts {
    private final Workspace workspace;

    public ColumnLayouts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** From left to right; empty if nothing was ever changed. */
    public List<ColumnLayout> of(String table) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.query(
                        "SELECT column_name, width, shown FROM meta.column_layout WHERE table_name = ? ORDER BY position",
                        row -> new ColumnLayout(row.text(0), row.number(1), row.flag(2)),
                        table));
    }

    /** Remembers all columns of a table, from left to right. */
    public void keep(String table, List<ColumnLayout> columns) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            session.execute("DELETE FROM meta.column_layout WHERE table_name = ?", table);
            long kept = 0;
            for (ColumnLayout column : columns) {
                kept += session.execute(
                        "INSERT INTO meta.column_layout VALUES (?, ?, ?, ?, ?)",
                        table,
                        (int) kept,
                        column.column(),
                        column.width(),
                        column.shown());
            }
            return kept;
        });
    }
}
