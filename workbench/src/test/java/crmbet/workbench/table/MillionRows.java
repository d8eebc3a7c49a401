package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.core.failure.OperationException;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Scratchpad;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** A table of invented players: a number, a name, a country, and amounts. */
final class MillionRows {
    private static final int AMOUNTS = 12;

    private MillionRows() {}

    static StoredTable of(Workspace workspace, int rows) throws OperationException {
        Scratchpad scratchpad = workspace.scratchpad();
        StringBuilder amounts = new StringBuilder();
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("player_id", "BIGINT"), Column.of("name", "VARCHAR"), Column.of("country", "VARCHAR")));
        for (int i = 0; i < AMOUNTS; i++) {
            amounts.append(", (hash(range + ")
                    .append(i * 7919L)
                    .append(") % 1000000) / 100.0 AS c")
                    .append(3 + i);
            columns.add(Column.of("amount " + (i + 1), "DOUBLE"));
        }
        scratchpad.run(
                Monitor.none(),
                session -> session.execute("CREATE TEMP TABLE temp.main.million AS SELECT range AS c0,"
                        + " 'player-' || (hash(range) % 1000000) AS c1,"
                        + " ['BR', 'PT', 'AO', 'MZ'][1 + (hash(range + 1) % 4)::INT] AS c2" + amounts + " FROM range("
                        + rows + ")"));
        return StoredTable.numbered(scratchpad, "temp.main.million", columns, rows);
    }
}
