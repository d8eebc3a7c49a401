package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SharedDatabaseIT {
    private static SharedFixture fixture;

    @BeforeAll
    static void setUp() throws Exception {
        fixture = SharedFixture.create();
    }

    @AfterAll
    static void tearDown() throws Exception {
        fixture.close();
    }

    @Test
    void migratingTwiceChangesNothing() throws OperationException {
        try (SharedDatabase shared = fixture.asOwner()) {
            SharedStatus status = shared.migrate(fixture.prefix(), Monitor.none());
            assertTrue(status.isCurrent());
            assertEquals(List.of(), shared.keepPartitions(Monitor.none()));
        }
    }

    @Test
    void everybodySeesWhatTheyMayDo() throws Exception {
        String bia = fixture.login("bia", SharedRole.ANALYST, SharedRole.MARKETER);
        try (SharedDatabase shared = new SharedDatabase(fixture.profile(bia))) {
            SharedStatus status = shared.status(Monitor.none());
            assertEquals(bia, status.login());
            assertEquals(Set.of(SharedRole.ANALYST, SharedRole.MARKETER), status.roles());
        }
    }

    @Test
    void aDatabaseThatIsNotSetUpSaysWhatToRun() throws Exception {
        try (TemporaryDatabase empty = TemporaryDatabase.create();
                SharedDatabase shared = new SharedDatabase(PostgresAddress.parse(empty.address()))) {
            assertEquals(0, shared.status(Monitor.none()).found());
            assertInstanceOf(
                    Obstacle.SharedDatabaseAbsent.class, obstacle(() -> shared.keepPartitions(Monitor.none())));
        }
    }

    @Test
    void anotherVersionIsRefusedUntilAnAdministratorMigrates() throws Exception {
        fixture.database().execute("UPDATE workbench.schema_history SET success = false WHERE version = '3'");
        try (SharedDatabase shared = fixture.asOwner()) {
            assertEquals(
                    new Obstacle.SharedDatabaseOld(shared.name(), 2, SharedSchema.VERSION),
                    obstacle(() -> shared.keepPartitions(Monitor.none())));
            fixture.database()
                    .execute("UPDATE workbench.schema_history SET success = true, version = '99' WHERE version = '3'");
            assertEquals(
                    new Obstacle.SharedDatabaseNew(shared.name(), 99, SharedSchema.VERSION),
                    obstacle(() -> shared.keepPartitions(Monitor.none())));
        } finally {
            fixture.database()
                    .execute(
                            "UPDATE workbench.schema_history SET success = true, version = '3' WHERE version IN ('3', '99')");
        }
    }

    @Test
    void partitionsAreMadeAheadAndOldOnesDetachedByTheirRule() throws Exception {
        assertEquals(
                "user_sessions_2031_05_20",
                moved("user_sessions", "(id, customer_key, at) VALUES ('s', 'c', '2031-05-20 12:00Z')"));
        assertEquals(
                "user_transactions_2031_07",
                moved(
                        "user_transactions",
                        "(id, customer_key, at, kind) VALUES ('t', 'c', '2031-07-03 12:00Z', 'bet')"));
        assertEquals(
                "campaign_results_2031_q4",
                moved(
                        "campaign_results",
                        "VALUES ('00000000-0000-0000-0000-000000000001', 'c', '2031-11-03 12:00Z', 'replied', 1)"));
        assertEquals("90", text("SELECT keep FROM workbench.partition_rule WHERE table_name = 'user_sessions'"));
        fixture.database().execute("SELECT workbench.keep_partitions('2031-08-17')");
        assertEquals(
                "1",
                text(
                        "SELECT count(*) FROM pg_class WHERE relname = 'user_sessions_2031_05_20' AND relnamespace = 'workbench'::regnamespace"),
                "90 days and still within its rule");
        fixture.database().execute("SELECT workbench.keep_partitions('2031-08-19')");
        assertEquals(
                "s",
                text("SELECT id FROM workbench_archive.user_sessions_2031_05_20"),
                "a day later it is out of the way, with its rows");
        assertEquals("0", text("SELECT count(*) FROM workbench.user_sessions WHERE id = 's'"));
        assertEquals("1", text("SELECT count(*) FROM workbench.user_transactions WHERE id = 't'"), "seven years");
        assertEquals(
                "user_sessions_2031_05_20",
                text(
                        "SELECT subject FROM workbench.audit WHERE action = 'PARTITION_DETACHED' AND subject LIKE '%05_20'"));
    }

    /** Inserts a row for which there is no partition yet, and says in which one it lies once they were looked after. */
    private static String moved(String table, String row) throws SQLException {
        fixture.database().execute("INSERT INTO workbench." + table + " " + row);
        String where = " FROM workbench." + table + " WHERE at > '2031-01-01'";
        assertEquals(table + "_default", text("SELECT replace(tableoid::regclass::text, 'workbench.', '')" + where));
        fixture.database().execute("SELECT workbench.keep_partitions()");
        return text("SELECT replace(tableoid::regclass::text, 'workbench.', '')" + where);
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = fixture.database().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next(), sql);
            return result.getString(1);
        }
    }

    private static Obstacle obstacle(Executable act) {
        return assertInstanceOf(
                        Failure.NotPossible.class,
                        assertThrows(OperationException.class, act).failure())
                .obstacle();
    }
}
