package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.Refreshed;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datasets brought up to date, and loads of one moment. */
class PostgresRefreshIT extends PostgresSourceFixture {
    @Test
    void whatIsNewIsAddedAndWithAKeyWhatChangedIsReplaced() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.orders (id int PRIMARY KEY, state text, at timestamptz)");
        database.execute("INSERT INTO shop.orders VALUES (1, 'new', '2026-01-01 10:00+00'),"
                + " (2, 'new', '2026-01-01 10:00:00.000001+00'), (3, 'old', NULL)");
        datasets.load(
                source,
                "a-connection",
                List.of(
                        new SourceRequest("keyed", table("shop", "orders"), "at", List.of("id"), false),
                        new SourceRequest("added", table("shop", "orders"), "at", List.of(), false),
                        new SourceRequest("whole", table("shop", "orders"))),
                Monitor.none());
        assertEquals(
                "a-connection",
                datasets.origin("keyed").orElseThrow().connection().orElseThrow());
        assertRefreshed("keyed", 0, 0, 3);
        database.execute("INSERT INTO shop.orders VALUES (4, 'new', '2026-01-02 10:00+00'),"
                + " (5, 'same moment', '2026-01-01 10:00:00.000001+00')");
        database.execute("UPDATE shop.orders SET state = 'paid', at = '2026-01-03 10:00+00' WHERE id = 1");
        assertRefreshed("keyed", 2, 1, 5);
        assertEquals(
                List.of("1 paid", "2 new", "3 old", "4 new", "5 same moment"),
                values("SELECT id || ' ' || state FROM data.keyed ORDER BY id"));
        assertEquals(List.of("true"), values("SELECT max(rowid) = count(*) - 1 FROM data.keyed"));
        assertRefreshed("keyed", 0, 0, 5);
        assertRefreshed("added", 2, 0, 5);
        assertRefreshed("whole", 2, 0, 5);
        database.execute("ALTER TABLE shop.orders ALTER COLUMN state TYPE bytea USING NULL");
        assertInstanceOf(
                Failure.SchemaMismatch.class,
                assertThrows(OperationException.class, () -> datasets.refresh("keyed", source, Monitor.none()))
                        .failure());
        database.execute("ALTER TABLE shop.orders DROP COLUMN state");
        assertEquals(
                new Failure.NotFound(Failure.Subject.COLUMN, "state"),
                assertThrows(OperationException.class, () -> datasets.refresh("added", source, Monitor.none()))
                        .failure());
        database.execute("DROP TABLE shop.orders");
        assertEquals(
                new Failure.NotFound(Failure.Subject.TABLE, "shop.orders"),
                assertThrows(OperationException.class, () -> datasets.refresh("whole", source, Monitor.none()))
                        .failure());
        assertEquals(5, new Datasets(workspace).find("whole").rows());
    }

    private void assertRefreshed(String name, long added, long changed, long rows) throws OperationException {
        Refreshed refreshed = datasets.refresh(name, source, Monitor.none());
        assertEquals(
                List.of(added, changed, rows),
                List.of(
                        refreshed.added(),
                        refreshed.changed(),
                        refreshed.dataset().rows()));
    }

    @Test
    void allTablesOfALoadAreOfOneMoment() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.a AS SELECT generate_series(1, 10) AS n");
        database.execute("CREATE TABLE shop.b AS SELECT generate_series(1, 10) AS n");
        Monitor meddling = new WatchedMonitor(() -> {
            database.execute("INSERT INTO shop.b SELECT 99");
        });
        List<Dataset> loaded = datasets.load(
                source,
                null,
                List.of(new SourceRequest("a", table("shop", "a")), new SourceRequest("b", table("shop", "b"))),
                meddling);
        assertEquals(List.of(10L, 10L), loaded.stream().map(Dataset::rows).toList());
    }
}
