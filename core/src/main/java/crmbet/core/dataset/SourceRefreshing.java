package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Since;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings one dataset up to date within one transaction here and one snapshot there. */
final class SourceRefreshing {
    private static final String STAGING = "temp.main.staging";
    private static final String FRESH = "temp.main.fresh";

    private final Session session;
    private final SourceSnapshot snapshot;
    private final Path scratch;
    private final Monitor monitor;

    SourceRefreshing(Session session, SourceSnapshot snapshot, Path scratch, Monitor monitor) {
        this.session = session;
        this.snapshot = snapshot;
        this.scratch = scratch;
        this.monitor = monitor;
    }

    Refreshed run(String name) throws SQLException, OperationException {
        StoredDatasets stored = new StoredDatasets(session);
        Dataset dataset = stored.require(name);
        StoredOrigins origins = new StoredOrigins(session);
        SourceOrigin origin = origins.find(dataset.name())
                .orElseThrow(() ->
                        new OperationException(new Failure.NotPossible(new Obstacle.NotFromDatabase(dataset.name()))));
        SourceLoading loading = new SourceLoading(
                session, snapshot, scratch, origin.connection().orElse(null), monitor);
        if (origin.watermark().isEmpty()) {
            Dataset loaded = loading.load(new SourceRequest(dataset.name(), origin.selection(), null, List.of(), true));
            return new Refreshed(loaded, Math.max(0, loaded.rows() - dataset.rows()), 0);
        }
        List<SourceColumn> columns = snapshot.columns(origin.selection(), monitor);
        requireSameTypes(dataset, columns);
        SourceTransfer transfer = new SourceTransfer(session, snapshot, scratch, monitor, dataset.name());
        transfer.protectAgain(columns);
        transfer.create("TEMP TABLE", STAGING, columns, SourceLoading.uniqueNames(columns));
        String watermark = origin.watermark().get();
        Since since = origin.reached()
                // Without a key a row of the very same moment could not be told from one that is here already.
                .map(reached -> new Since(watermark, reached, !origin.key().isEmpty()))
                .orElse(null);
        transfer.copy(origin.selection(), STAGING, columns, since);
        String table = Identifier.quote("data", dataset.name());
        Refreshed counts = origin.key().isEmpty()
                ? new Refreshed(dataset, append(table, STAGING), 0)
                : merge(dataset, table, origin.key(), watermark);
        Optional<String> reached = loading.reached(table, columns, watermark);
        origins.advance(dataset.name(), reached);
        session.execute(
                "UPDATE meta.dataset SET rows = (SELECT count(*) FROM " + table
                        + "), source_bytes = source_bytes + ?, loaded_at = now() WHERE name = ?",
                transfer.bytes(),
                dataset.name());
        session.execute("DROP TABLE " + STAGING);
        return new Refreshed(stored.require(dataset.name()), counts.added(), counts.changed());
    }

    private long append(String table, String from) throws SQLException {
        return session.execute(Phase.WRITING, "INSERT INTO " + table + " FROM " + from);
    }

    private Refreshed merge(Dataset dataset, String table, List<String> key, String watermark) throws SQLException {
        String keys = key.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String same = key.stream()
                .map(Identifier::quote)
                .map(column -> "t." + column + " = s." + column)
                .collect(Collectors.joining(" AND "));
        // Of several rows of one key the latest counts; rows that are here just so are nothing new.
        session.execute(
                Phase.WRITING,
                "CREATE TEMP TABLE fresh AS FROM (FROM " + STAGING + " QUALIFY row_number() OVER (PARTITION BY " + keys
                        + " ORDER BY " + Identifier.quote(watermark) + " DESC NULLS LAST) = 1) EXCEPT SELECT t.* FROM "
                        + table + " t SEMI JOIN " + STAGING + " s ON " + same);
        long all = count(FRESH + " s");
        long changed = count(FRESH + " s SEMI JOIN " + table + " t ON " + same);
        if (changed == 0) {
            append(table, FRESH);
        } else {
            // Written anew as a whole, because the numbers of its rows must stay without gaps.
            session.execute(
                    Phase.WRITING,
                    "CREATE TEMP TABLE whole AS SELECT t.* FROM " + table + " t ANTI JOIN " + FRESH + " s ON " + same
                            + " UNION ALL FROM " + FRESH);
            session.execute("DROP TABLE " + table);
            session.execute(Phase.WRITING, "CREATE TABLE " + table + " AS FROM temp.main.whole");
            session.execute("DROP TABLE temp.main.whole");
        }
        session.execute("DROP TABLE " + FRESH);
        return new Refreshed(dataset, all - changed, changed);
    }

    private long count(String relation) throws SQLException {
        return session.first("SELECT count(*) FROM " + relation, row -> row.integer(0))
                .orElseThrow();
    }

    private static void requireSameTypes(Dataset dataset, List<SourceColumn> columns) throws OperationException {
        List<Column> expected = dataset.columns();
        for (int i = 0; i < columns.size(); i++) {
            String found = columns.get(i).sqlType();
            boolean same = i < expected.size() && expected.get(i).sqlType().equals(found);
            if (!same || columns.size() != expected.size()) {
                throw new OperationException(new Failure.SchemaMismatch(
                        dataset.name(),
                        expected.stream()
                                .map(each -> each.name() + ' ' + each.sqlType())
                                .collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(each -> each.name() + ' ' + each.sqlType())
                                .collect(Collectors.joining(", "))));
            }
        }
    }
}
