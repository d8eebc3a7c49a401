package crmbet.core.workspace;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a result; columns are counted from 0. Valid only while the reader is being called. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public boolean isNull(int column) throws SQLException {
        result.getObject(column + 1);
        return result.wasNull();
    }

    public String text(int column) throws SQLException {
        return Objects.requireNonNull(result.getString(column + 1), () -> "column " + column + " is null");
    }

    public @Nullable String textOrNull(int column) throws SQLException {
        return result.getString(column + 1);
    }

    public long integer(int column) throws SQLException {
        return result.getLong(column + 1);
    }

    public double number(int column) throws SQLException {
        return result.getDouble(column + 1);
    }

    public @Nullable Double numberOrNull(int column) throws SQLException {
        double value = result.getDouble(column + 1);
        return result.wasNull() ? null : Double.valueOf(value);
    }

    public boolean flag(int column) throws SQLException {
        return result.getBoolean(column + 1);
    }

    public BigDecimal decimal(int column) throws SQLException {
        return Objects.requireNonNull(result.getBigDecimal(column + 1), () -> "column " + column + " is null");
    }

    public LocalDate date(int column) throws SQLException {
        return result.getObject(column + 1, LocalDate.class);
    }

    /** A TIMESTAMP (without zone), exactly as stored. */
    public LocalDateTime dateTime(int column) throws SQLException {
        return result.getObject(column + 1, LocalDateTime.class);
    }

    /** A TIMESTAMPTZ. */
    public Instant instant(int column) throws SQLException {
        Timestamp value =
                Objects.requireNonNull(result.getTimestamp(column + 1), () -> "column " + column + " is null");
        return value.toInstant();
    }

    public int columnCount() throws SQLException {
        return result.getMetaData().getColumnCount();
    }

    public String columnName(int column) throws SQLException {
        return result.getMetaData().getColumnLabel(column + 1);
    }
}
