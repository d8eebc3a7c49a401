package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Tells apart, by the words of DuckDB's error, what the file did from what the database did. */
final class ReadFailures {
    private static final List<String> OF_THE_FILE = List.of(
            "invalid input error",
            "io error",
            "binder error: json",
            "conversion error",
            "invalid error",
            "not implemented error");
    private static final List<String> OF_THE_DISK = List.of("no space left", "write", "disk quota", "read-only");

    private ReadFailures() {}

    /** Runs a statement that reads a file; what it finds wrong with the file becomes {@code Unreadable}. */
    static <T> T reading(Path source, Reading<T> statement) throws SQLException, OperationException {
        try {
            return statement.run();
        } catch (SQLException e) {
            if (isOfTheInput(e)) {
                throw SourceFile.unreadable(source, firstParagraph(e));
            }
            throw e;
        }
    }

    /** Whether it is what was read that is wrong, and not the disk or the database. */
    static boolean isOfTheInput(SQLException error) {
        String lower = message(error).toLowerCase(Locale.ROOT);
        return OF_THE_FILE.stream().anyMatch(lower::startsWith)
                && OF_THE_DISK.stream().noneMatch(lower::contains);
    }

    private static String message(SQLException error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }

    /** The error without its kind and without advice that is for those who write SQL. */
    static String firstParagraph(SQLException error) {
        String text = message(error).strip();
        int end = text.indexOf("\n\n");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("^[A-Za-z ]+ Error: ", "");
    }

    /** A statement that reads a file. */
    @FunctionalInterface
    interface Reading<T> {
        T run() throws SQLException, OperationException;
    }
}
