package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sorts PostgreSQL's errors by their SQLSTATE. */
final class PostgresFailures {
    private static final String SYSTEM = "PostgreSQL";

    private final ConnectionProfile profile;
    private final Duration patience;

    /**
     * @param profile whose password is kept out of every failure
     * @param patience how long a statement or a lock was waited for
     */
    PostgresFailures(ConnectionProfile profile, Duration patience) {
        this.profile = profile;
        this.patience = patience;
    }

    OperationException explain(Throwable error) {
        SQLException told = tellingOne(error);
        Throwable source = told == null ? error : told;
        String message = source.getMessage();
        String detail = profile.redact(message == null ? source.toString() : message);
        return new OperationException(failure(told == null ? "" : state(told), detail), withoutSecrets(error));
    }

    private Failure failure(String state, String detail) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "", "08" -> new Failure.Unreachable(SYSTEM, profile.address(), detail);
            case "28" -> unauthorized(detail);
            case "42" -> "42501".equals(state) ? unauthorized(detail) : new Failure.Rejected(SYSTEM, detail);
            case "55" ->
                "55P03".equals(state) ? new Failure.TimedOut(SYSTEM, patience) : new Failure.Rejected(SYSTEM, detail);
            case "57" ->
                "57014".equals(state)
                        ? new Failure.TimedOut(SYSTEM, patience)
                        : new Failure.Unreachable(SYSTEM, profile.address(), detail);
            default -> new Failure.Rejected(SYSTEM, detail);
        };
    }

    private Failure unauthorized(String detail) {
        String user = profile.user();
        return new Failure.Unauthorized(SYSTEM, user == null ? "" : user, detail);
    }

    /** The pool wraps what the server said; the first exception with a state is the server's. */
    private static @Nullable SQLException tellingOne(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && !state(sql).isEmpty()) {
                return sql;
            }
        }
        return null;
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    /** The error itself, unless it tells the password. */
    private @Nullable Throwable withoutSecrets(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String text = cause.toString();
            if (!profile.redact(text).equals(text)) {
                return null;
            }
        }
        return error;
    }
}
