package crmbet.core.run;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.workspace.Session;

/** Rows of a run that SQL can refer to until they are closed; one set of them at a time in a transaction. */
public final class ChosenRows implements AutoCloseable {
    private final Session session;

    /** Makes the rows known to a transaction. */
    public ChosenRows(Session session, RowSet rows) throws OperationException {
        this.session = session;
        session.part(part -> {
            part.executeScript("CREATE OR REPLACE TEMP TABLE chosen_row (row BIGINT NOT NULL)");
            part.append("temp", "main", "chosen_row", appender -> {
                for (int row = rows.next(0); row >= 0; row = rows.next(row + 1)) {
                    appender.beginRow().add((long) row).endRow();
                }
            });
            return rows;
        });
    }

    /** A condition that holds for the chosen rows alone. */
    public String contain(String column) {
        return column + " IN (SELECT row FROM temp.main.chosen_row)";
    }

    @Override
    public void close() throws OperationException {
        session.part(part -> {
            part.executeScript("DROP TABLE temp.main.chosen_row");
            return session;
        });
    }
}
