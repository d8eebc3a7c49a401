package crmbet.connectors.postgres;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the audit of a shared database: administrators all of it, the others who may read what happened to segments. */
final class PostgresAudit {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final Set<SharedRole> READERS =
            EnumSet.of(SharedRole.ANALYST, SharedRole.MARKETER, SharedRole.SERVICE);

    private static final String WHOLE = "workbench.audit";
    private static final String OF_SEGMENTS = "workbench.segment_audit";

    /** The particulars of a filter are bound once each; the empty text is found in every text. */
    private static final String ENTRIES = """
            WITH asked AS (SELECT lower(?) AS who, lower(?) AS action, lower(?) AS about,
                coalesce(?::timestamptz, '-infinity') AS since, coalesce(?::timestamptz, 'infinity') AS before)
            SELECT a.at, a.who, nullif(trim(a.said_by), ''), a.action, a.subject, a.detail, a.reason, s.name, v.version,
                a.done_at
            FROM asked CROSS JOIN""";

    private static final String CONDITION = """
                AS a LEFT JOIN workbench.segment_version v ON v.id::text = a.subject
                LEFT JOIN workbench.segment s ON s.id = v.segment_id
            WHERE strpos(lower(a.action), asked.action) > 0
                AND (strpos(lower(a.who), asked.who) > 0 OR strpos(lower(a.said_by), asked.who) > 0)
                AND (strpos(lower(a.subject), asked.about) > 0 OR strpos(lower(a.detail), asked.about) > 0
                    OR strpos(lower(a.reason), asked.about) > 0 OR strpos(lower(s.name), asked.about) > 0)
                AND (a.at >= asked.since AND a.at < asked.before
                    OR a.done_at >= asked.since AND a.done_at < asked.before)
            ORDER BY a.id DESC LIMIT ?""";

    private final String address;

    /** @param address of the database, for messages */
    PostgresAudit(String address) {
        this.address = address;
    }

    /** As {@link crmbet.core.audit.SharedAuditLog#find}. */
    List<AuditEntry> find(Connection connection, AuditFilter filter, int limit, Monitor monitor)
            throws SQLException, OperationException {
        List<AuditEntry> entries = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(String.join("\n", ENTRIES, readable(connection), CONDITION))) {
            statement.setString(1, filter.who().strip());
            statement.setString(2, filter.action().strip());
            statement.setString(3, filter.subject().strip());
            statement.setObject(4, time(filter.from()));
            statement.setObject(5, time(filter.until()));
            statement.setInt(6, limit);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (entries.size() % ROWS_AT_ONCE == 0) {
                        monitor.checkpoint();
                        monitor.report(entries.size(), 0, Phase.READING);
                    }
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private String readable(Connection connection) throws SQLException, OperationException {
        Set<SharedRole> roles = SharedSchema.roles(connection);
        if (roles.contains(SharedRole.ADMIN)) {
            return WHOLE;
        }
        if (roles.stream().noneMatch(READERS::contains)) {
            String login = connection.getMetaData().getUserName();
            throw new OperationException(new Failure.NotPossible(new Obstacle.SharedAuditClosed(login, address)));
        }
        return OF_SEGMENTS;
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> moment) {
        return moment.map(each -> each.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String told = row.getString(2);
        String said = row.getString(3);
        String who = said == null ? told : said;
        OffsetDateTime done = row.getObject(10, OffsetDateTime.class);
        return new AuditEntry(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                who,
                AuditAction.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                new AuditEntry.Shared(
                        row.getString(8),
                        row.getInt(9),
                        who.equals(told) ? null : told,
                        done == null ? null : done.toInstant()));
    }
}
