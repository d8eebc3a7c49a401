package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.source.Selection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Sorts PostgreSQL's errors by their SQLSTATE. */
final class PostgresFailures {
    static final String SYSTEM = "PostgreSQL";

    /** By what the driver's words tell that the line could be had, but not in the way that was asked for. */
    private static final List<String> TRUST =
            List.of("ssl", "certificate", "pkix", "could not be verified", "could not open root");

    private static final Pattern QUOTED = Pattern.compile("[\"“„](?:[^\"”“]*\\.)?([^\"”“.]+)[\"”“]");

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

    /** As {@link #explain(Throwable)}, where it may be what was selected that the server objects to. */
    OperationException explain(SQLException error, Selection selection) {
        Failure failure = failure(error, selection);
        return failure == null ? explain(error) : new OperationException(failure, withoutSecrets(error));
    }

    /** As above, where the server had answered before. */
    OperationException lost(SQLException error, Selection selection) {
        OperationException explained = explain(error, selection);
        return explained.failure() instanceof Failure.Unreachable(var system, var address, var detail)
                ? new OperationException(new Failure.ConnectionLost(system, address, detail), explained.getCause())
                : explained;
    }

    private @Nullable Failure failure(SQLException error, Selection selection) {
        String message = profile.redact(String.valueOf(error.getMessage()));
        String state = state(error);
        boolean query = selection instanceof Selection.Query;
        return switch (state) {
            case "25006" -> new Failure.StatementRefused(Refusal.NOT_ONLY_READING, "", -1);
            case "42601" -> query ? new Failure.StatementFailed(message, position(error)) : null;
            case "42P01", "3F000" ->
                selection instanceof Selection.Table(var schema, var name, var _, var _)
                        ? new Failure.NotFound(Subject.TABLE, schema + '.' + name)
                        : new Failure.StatementFailed(message, position(error));
            case "42703" ->
                query
                        ? new Failure.StatementFailed(message, position(error))
                        : new Failure.NotFound(Subject.COLUMN, named(message));
            case "42501" -> null;
            default ->
                query && (state.startsWith("42") || state.startsWith("22") || state.startsWith("0A"))
                        ? new Failure.StatementFailed(message, position(error))
                        : null;
        };
    }

    /** 0-based place in the statement; −1 where the server names none. */
    private static int position(SQLException error) {
        return error instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getPosition() - 1
                : -1;
    }

    private static String named(String message) {
        Matcher name = QUOTED.matcher(message);
        return name.find() ? name.group(1) : message;
    }

    private static boolean isAboutTrust(String detail) {
        String lower = detail.toLowerCase(Locale.ROOT);
        return TRUST.stream().anyMatch(lower::contains);
    }

    private Failure failure(String state, String detail) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "", "08" ->
                isAboutTrust(detail)
                        ? new Failure.Untrusted(SYSTEM, profile.address(), detail)
                        : "08004".equals(state) && detail.contains("password")
                                // The driver itself gives up where a password is asked for and there is none.
                                ? unauthorized(detail)
                                : new Failure.Unreachable(SYSTEM, profile.address(), detail);
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
