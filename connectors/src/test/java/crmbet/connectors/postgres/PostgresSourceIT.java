package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.source.Selection;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceTable;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tables out of a real PostgreSQL into a real workspace. */
class PostgresSourceIT extends PostgresSourceFixture {
    @Test
    void everyTypeArrivesAsItIs() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TYPE shop.mood AS ENUM ('sad', 'it''s ok')");
        database.execute("CREATE DOMAIN shop.cents AS numeric(12,2)");
        database.execute("CREATE TYPE shop.pair AS (a int, b text)");
        database.execute("""
                CREATE TABLE shop.odd (
                    "Id" int PRIMARY KEY, b boolean, s smallint, l bigint, r real, d double precision,
                    n numeric(20,4), nn numeric, c shop.cents, m money, t text, v varchar(9), ch char(3), day date,
                    ts timestamp, tz timestamptz, tm time, i interval, j json, jb jsonb, u uuid, bytes bytea,
                    ints int[], texts text[], mood shop.mood, moods shop.mood[], pair shop.pair, net inet, range int4range)
                """);
        database.execute("""
                INSERT INTO shop.odd VALUES
                (1, true, -5, 9223372036854775807, 1.5, 'NaN', 1234567890123456.7891, 1e-3, 19.90, 12.34,
                 E'a,"b"\\nc\\r\\n\\t🎰\\\\', '', 'x', '2026-02-28', '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05+02',
                 '23:59:59.5', '1 year 2 days 03:00:00', '{"a": [1, null]}', '{"b": "\\"q\\""}',
                 '00000000-0000-4000-8000-00000000000a', '\\x00ff2c220a', '{1,NULL,3}', '{"a,b","\\"",NULL,""}',
                 'it''s ok', '{sad,"it''s ok"}', '(1,"x, y")', '10.0.0.1/8', '[1,5)'),
                (2, NULL, NULL, NULL, 'Infinity', '-Infinity', 'NaN', 'NaN', NULL, NULL, NULL, NULL, NULL, 'infinity',
                 '-infinity', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                """);
        Dataset loaded = load("odd", table("shop", "odd"));
        assertEquals(2, loaded.rows());
        assertEquals(
                "INTEGER BOOLEAN SMALLINT BIGINT FLOAT DOUBLE DECIMAL(20,4) DOUBLE DECIMAL(12,2) DECIMAL(19,2) VARCHAR"
                        + " VARCHAR VARCHAR DATE TIMESTAMP TIMESTAMP WITH TIME ZONE TIME VARCHAR JSON JSON UUID BLOB"
                        + " INTEGER[] VARCHAR[] VARCHAR JSON VARCHAR VARCHAR VARCHAR",
                loaded.columns().stream().map(Column::sqlType).collect(Collectors.joining(" ")));
        assertEquals(
                List.of("true|-5|9223372036854775807|1.5|nan|1234567890123456.7891|0.001|19.90|12.34"),
                values("SELECT concat_ws('|', b, s, l, r, d, n, nn, c, m) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(List.of("a,\"b\"\nc\r\n\t🎰\\"), values("SELECT t FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("true"),
                values("SELECT v = '' AND ch = 'x  ' AND t IS NOT NULL FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("2026-02-28|2026-01-02 03:04:05.678901|1767315845|23:59:59.5|1 year 2 days 03:00:00"),
                values("SELECT concat_ws('|', day, ts, epoch(tz)::BIGINT, tm, i) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("{\"a\": [1, null]}|{\"b\": \"\\\"q\\\"\"}|00000000-0000-4000-8000-00000000000a|00FF2C220A"),
                values("SELECT concat_ws('|', j, jb, u, hex(bytes)) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("true"),
                values(
                        "SELECT ints = [1, NULL, 3] AND texts = ['a,b', '\"', NULL, ''] FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("it's ok|[\"sad\",\"it's ok\"]|(1,\"x, y\")|10.0.0.1/8|[1,5)"),
                values("SELECT concat_ws('|', mood, moods, pair, net, range) FROM data.odd WHERE \"Id\" = 1"));
        assertEquals(
                List.of("inf|-inf|nan|infinity|-infinity|infinity"),
                values("SELECT concat_ws('|', r, d, nn, day, ts, tz) FROM data.odd WHERE \"Id\" = 2"));
        assertEquals(
                List.of("true"),
                values("SELECT n IS NULL AND t IS NULL AND v IS NULL AND ints IS NULL FROM data.odd WHERE \"Id\" = 2"));
        SourcePreview preview = source.preview(table("shop", "odd"), 10, Monitor.none());
        assertTrue(preview.columns().getFirst().key());
        assertEquals("1", preview.rows().getFirst().getFirst());
        assertEquals(2, preview.rows().size());
    }

    @Test
    void aSingleColumnKeepsItsEmptyAndMissingRows() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.one AS SELECT * FROM (VALUES (NULL), (''), (' '), ('NULL')) v(t)");
        assertEquals(4, load("one", table("shop", "one")).rows());
        assertEquals(List.of("null", "", " ", "NULL"), values("SELECT t FROM data.one ORDER BY rowid"));
    }

    @Test
    void tablesAreListedWithTheirSizes() throws SQLException, OperationException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.parted (n int) PARTITION BY RANGE (n)");
        database.execute("CREATE TABLE shop.low PARTITION OF shop.parted FOR VALUES FROM (0) TO (100)");
        database.execute("INSERT INTO shop.parted SELECT generate_series(1, 50)");
        database.execute("CREATE VIEW shop.seen AS SELECT * FROM shop.parted");
        database.execute("ANALYZE");
        List<SourceTable> tables = source.tables(Monitor.none());
        assertEquals(
                List.of("public.big TABLE", "shop.parted PARTITIONED_TABLE", "shop.seen VIEW"),
                tables.stream()
                        .map(each -> each.schema() + '.' + each.name() + ' ' + each.kind())
                        .toList());
        assertEquals(1_500_000, (double) tables.getFirst().rows(), 50_000);
        assertTrue(tables.getFirst().bytes() > 100_000_000, tables::toString);
        assertEquals(50, tables.get(1).rows());
        assertEquals(-1, tables.get(2).rows());
    }

    @Test
    void columnsAreChosenAndQueriesWritten() throws OperationException {
        Dataset chosen = load("chosen", table("public", "big", "kind", "id"));
        assertEquals(
                List.of("kind", "id"),
                chosen.columns().stream().map(Column::name).toList());
        assertEquals(1_500_000, chosen.rows());
        Dataset query = load(
                "query",
                new Selection.Query(
                        "SELECT kind, count(*), count(*), '{}'::jsonb ? 'a' -- how many\n FROM big GROUP BY 1; "));
        assertEquals(97, query.rows());
        assertEquals(
                List.of("kind", "count", "count_2", "?column?"),
                query.columns().stream().map(Column::name).toList());
        assertScratchIsClean();
    }

    @Test
    void theServerRefusesWhateverWouldChangeSomething() throws SQLException, OperationException, IOException {
        database.execute("CREATE SCHEMA shop");
        database.execute("CREATE TABLE shop.target (n int)");
        database.execute("CREATE SEQUENCE shop.numbers");
        database.execute("CREATE FUNCTION shop.write() RETURNS int LANGUAGE plpgsql AS"
                + " $$ BEGIN INSERT INTO shop.target VALUES (1); RETURN 1; END $$");
        assertEquals(
                new Failure.StatementRefused(Refusal.NOT_ONLY_READING, "", -1),
                failure("f", new Selection.Query("SELECT shop.write()")));
        assertEquals(
                new Failure.StatementRefused(Refusal.NOT_ONLY_READING, "", -1),
                failure("f", new Selection.Query("SELECT nextval('shop.numbers')")));
        assertInstanceOf(
                Failure.StatementFailed.class,
                failure(
                        "f",
                        new Selection.Query(
                                "WITH w AS (INSERT INTO shop.target VALUES (1) RETURNING n) SELECT * FROM w")));
        assertInstanceOf(
                Failure.StatementRefused.class,
                failure("f", new Selection.Query("INSERT INTO shop.target VALUES (1)")));
        assertEquals(
                new Failure.StatementRefused(Refusal.SEVERAL_STATEMENTS, "", 0),
                failure("f", new Selection.Query("SELECT 1; COMMIT; INSERT INTO shop.target VALUES (1)")));
        assertInstanceOf(
                Failure.StatementFailed.class,
                failure(
                        "f",
                        new Selection.Query("SELECT 1) AS q(c0)) TO STDOUT; INSERT INTO shop.target VALUES (1); --")));
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM shop.target")) {
            result.next();
            assertEquals(0, result.getInt(1));
        }
        assertNothingLoaded();
    }
}
