package crmbet.core.workspace;

import crmbet.core.task.Phase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.duckdb.DuckDBReadableVector;

/** Reads columns of type DOUBLE of a table by all threads of the database. */
final class TableNumbers {
    private static final long FIRST_SEED = 0x9e3779b97f4a7c15L;
    private static final long SECOND_SEED = 0xc2b2ae3d27d4eb4fL;

    private final Session session;
    private final String table;
    private final List<String> columns;
    private final Extent extent;

    TableNumbers(Session session, String table, List<String> columns) throws SQLException {
        this.session = session;
        this.table = table;
        this.columns = List.copyOf(columns);
        extent = session.first(
                        "SELECT count(*), coalesce(min(rowid), 0), coalesce(max(rowid), -1) FROM " + table,
                        row -> new Extent(row.integer(0), row.integer(1), row.integer(2)))
                .orElseThrow();
    }

    /** The numbers of a table's rows: the first is not 0 in a table of a transaction that goes on. */
    record Extent(long rows, long first, long last) {
        /** Whether every number between the first and the last is that of a row. */
        boolean whole() {
            return last - first + 1 == rows;
        }
    }

    long rows() {
        return extent.rows;
    }

    void copy(Phase phase, double[] target) throws SQLException {
        if (!extent.whole()) {
            copyInOrder(target);
            return;
        }
        int width = columns.size();
        AtomicLong done = new AtomicLong();
        give("rowid - " + extent.first, columns, numbers -> {
            int rows = numbers.rows();
            int[] starts = new int[rows];
            for (int row = 0; row < rows; row++) {
                starts[row] = numbers.place(row) * width;
            }
            for (int i = 0; i < width; i++) {
                DuckDBReadableVector column = numbers.column(i);
                for (int row = 0; row < rows; row++) {
                    target[starts[row] + i] = column.getDouble(row, Double.NaN);
                }
            }
            session.monitor().report(done.addAndGet(rows), extent.rows, phase);
        });
    }

    /** After rows were deleted their numbers have gaps. */
    private void copyInOrder(double[] target) throws SQLException {
        int width = columns.size();
        int[] read = {0};
        session.forEachChunk("SELECT " + String.join(", ", columns) + " FROM " + table, chunk -> {
            for (int i = 0; i < width; i++) {
                chunk.copyNumbers(i, target, read[0] * width + i, width);
            }
            read[0] += chunk.rows();
        });
    }

    long[] digest(Phase phase, String text) throws SQLException {
        LongAdder first = new LongAdder();
        LongAdder second = new LongAdder();
        AtomicLong done = new AtomicLong();
        // The place carries what tells the texts apart.
        give("CAST(md5_number_lower(" + text + ") >> 1 AS BIGINT)", columns, numbers -> {
            int rows = numbers.rows();
            long[] hashes = new long[rows];
            for (int row = 0; row < rows; row++) {
                hashes[row] = Mixing.mixed(numbers.key(row));
            }
            for (int i = 0; i < columns.size(); i++) {
                DuckDBReadableVector column = numbers.column(i);
                for (int row = 0; row < rows; row++) {
                    // Both zeros are the same value, and every NaN is.
                    long bits = Double.doubleToLongBits(column.getDouble(row, Double.NaN) + 0.0);
                    hashes[row] = Mixing.mixed(hashes[row] ^ bits) + FIRST_SEED;
                }
            }
            long sum = 0;
            long other = 0;
            for (long hash : hashes) {
                sum += Mixing.mixed(hash);
                other += Mixing.mixed(hash ^ SECOND_SEED);
            }
            first.add(sum);
            second.add(other);
            session.monitor().report(done.addAndGet(rows), extent.rows, phase);
        });
        return new long[] {first.sum(), second.sum()};
    }

    private void give(String place, List<String> numbers, NumberCopies.Receiver receiver) throws SQLException {
        long ticket = NumberCopies.open(receiver);
        try {
            long taken = session.first(
                            "SELECT count(" + NumberCopies.FUNCTION + "(" + ticket + ", " + place + ", "
                                    + String.join(", ", numbers) + ")) FROM " + table,
                            row -> row.integer(0))
                    .orElseThrow();
            if (taken != extent.rows) {
                throw new IllegalStateException(taken + " rows came of " + extent.rows);
            }
        } finally {
            NumberCopies.close(ticket);
        }
    }
}
