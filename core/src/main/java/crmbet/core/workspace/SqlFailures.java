package crmbet.core.workspace;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Sorts DuckDB's errors, which carry no codes, by the fixed words at their beginning. */
final class SqlFailures {
    private SqlFailures() {}

    static OperationException explain(SQLException error, Path folder) {
        String message = message(error);
        String lower = message.toLowerCase(Locale.ROOT);
        Failure failure;
        if (lower.contains("no space left")
                || lower.contains("disk quota")
                || lower.contains("read-only file system")) {
            failure = new Failure.CannotWrite(folder, firstLine(message));
        } else if (lower.startsWith("out of memory")) {
            failure = new Failure.OutOfMemory(firstLine(message));
        } else if (lower.contains("transaction conflict") || lower.contains("write-write conflict")) {
            failure = new Failure.Conflict(firstLine(message));
        } else {
            failure = new Failure.Unexpected(message);
        }
        return new OperationException(failure, error);
    }

    static OperationException explainOpening(SQLException error, Path folder, Path file) {
        String message = message(error);
        if (message.toLowerCase(Locale.ROOT).contains("could not set lock on file")) {
            return new OperationException(new Failure.WorkspaceInUse(folder, firstLine(message)), error);
        }
        return new OperationException(new Failure.Unreadable(file.toString(), firstLine(message)), error);
    }

    private static String message(SQLException error) {
        String message = error.getMessage();
        return message == null ? error.toString() : message;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
