package crmbet.core.workspace;

import crmbet.core.task.Monitor;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table, value by value in the order of its columns. */
public final class Appender {
    private static final int ROWS_BETWEEN_CHECKPOINTS = 8192;

    private final DuckDBAppender appender;
    private final Monitor monitor;
    private long rows;

    Appender(DuckDBAppender appender, Monitor monitor) {
        this.appender = appender;
        this.monitor = monitor;
    }

    public Appender beginRow() throws SQLException {
        if (++rows % ROWS_BETWEEN_CHECKPOINTS == 0) {
            monitor.checkpoint();
        }
        appender.beginRow();
        return this;
    }

    public Appender add(@Nullable String value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
        return this;
    }

    public Appender add(int value) throws SQLException {
        appender.append(value);
        return this;
    }

    public Appender add(long value) throws SQLException {
        appender.append(value);
        return this;
    }

    public Appender add(float value) throws SQLException {
        appender.append(value);
        return this;
    }

    public Appender add(double value) throws SQLException {
        appender.append(value);
        return this;
    }

    public Appender addNull() throws SQLException {
        appender.appendNull();
        return this;
    }

    public void endRow() throws SQLException {
        appender.endRow();
    }
}
