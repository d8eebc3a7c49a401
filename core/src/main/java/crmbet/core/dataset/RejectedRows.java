package crmbet.core.dataset;

import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps rejected rows of a dataset, a batch at a time. */
final class RejectedRows {
    /** Of the text of a record, what is kept at most; as much as the database keeps of a delimited record. */
    private static final int KEPT_CHARACTERS = 10_000;

    private static final int BATCH = 1024;

    private final Session session;
    private final String dataset;
    private final List<RejectedRow> batch = new ArrayList<>();
    private long count;

    RejectedRows(Session session, String dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    void add(RejectedRow row) throws SQLException {
        count++;
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Writes what has been added; nothing is stored before. */
    void flush() throws SQLException {
        session.append("meta", "rejected_row", rows -> {
            for (RejectedRow row : batch) {
                String text = row.text();
                rows.beginRow()
                        .add(dataset)
                        .add(row.line())
                        .add(row.column())
                        .add(row.reason())
                        .add(text == null ? null : text.substring(0, Math.min(text.length(), KEPT_CHARACTERS)))
                        .endRow();
            }
        });
        batch.clear();
    }

    long count() {
        return count;
    }
}
