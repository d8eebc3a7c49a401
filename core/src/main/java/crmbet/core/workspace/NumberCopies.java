package crmbet.core.workspace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/**
 * A function of SQL that hands numbers to this process. The database calls it from all its threads at once, while a result
 * set is read by one.
 */
final class NumberCopies {
    /** {@code crmbet_take(ticket, key, number, …)}: true, once a receiver has the numbers. */
    static final String FUNCTION = "crmbet_take";

    private static final int FIRST_NUMBER = 2;
    private static final Map<Long, Receiver> RECEIVERS = new ConcurrentHashMap<>();
    private static final AtomicLong TICKETS = new AtomicLong();

    private NumberCopies() {}

    /** Takes the numbers of some rows; called by several threads at once. */
    @FunctionalInterface
    interface Receiver {
        void take(Numbers numbers);
    }

    /** Some rows of numbers, valid only while a receiver takes them. */
    record Numbers(DuckDBDataChunkReader chunk) {
        int rows() {
            return Math.toIntExact(chunk.rowCount());
        }

        /** What the statement gave a row besides its numbers. */
        long key(int row) {
            return chunk.vector(1).getLong(row);
        }

        /** The key of a row as a place in an array. */
        int place(int row) {
            return Math.toIntExact(key(row));
        }

        /** @param column from 0 */
        DuckDBReadableVector column(int column) {
            return chunk.vector(column + FIRST_NUMBER);
        }
    }

    /** Lets statements of a database, of any of its connections, call the function. */
    static void define(Connection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction();
                DuckDBLogicalType number = DuckDBLogicalType.of(DuckDBColumnType.DOUBLE)) {
            function.withName(FUNCTION)
                    .withParameter(Long.class)
                    .withParameter(Long.class)
                    .withVarArgs(number)
                    .withReturnType(Boolean.class)
                    .withVolatile()
                    .withVectorizedFunction(NumberCopies::apply)
                    .register(connection);
        }
    }

    /** Begins to receive; the ticket goes into the call, and is given back at the end. */
    static long open(Receiver receiver) {
        long ticket = TICKETS.incrementAndGet();
        RECEIVERS.put(ticket, receiver);
        return ticket;
    }

    static void close(long ticket) {
        RECEIVERS.remove(ticket);
    }

    private static void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector done) {
        int rows = Math.toIntExact(chunk.rowCount());
        if (rows == 0) {
            return;
        }
        Receiver receiver = RECEIVERS.get(chunk.vector(0).getLong(0));
        if (receiver == null) {
            throw new IllegalStateException(FUNCTION + " is not for statements of one's own");
        }
        receiver.take(new Numbers(chunk));
        for (int row = 0; row < rows; row++) {
            done.setBoolean(row, true);
        }
    }
}
