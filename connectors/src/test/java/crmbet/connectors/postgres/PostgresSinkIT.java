package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator's schemas and rows in a real PostgreSQL, which keeps its keys, checks and references. */
@Timeout(60)
class PostgresSinkIT {
    @ParameterizedTest
    @ValueSource(strings = {"crmbet", "inteligente", "petclinic", "pipeline", "pytake"})
    void everySystemFillsItsSchema(String system) throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            Generated generated = generate(database, new GenerateOptions(system, 80, 40, 5), Monitor.none());
            for (Map.Entry<String, Long> table : generated.rows().entrySet()) {
                String name = table.getKey().equals("truth") ? "generated.truth" : table.getKey();
                assertEquals(table.getValue(), number(database, "SELECT count(*) FROM " + name), name);
            }
        }
    }

    @Test
    void transactionsLieInTheirMonths() throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            generate(database, new GenerateOptions("inteligente", 60, 40, 5), Monitor.none());
            assertTrue(number(database, "SELECT count(*) FROM user_transactions_2026_10") > 0);
            assertTrue(number(database, "SELECT count(*) FROM user_sessions_2026_10_15") > 0);
            assertTrue(number(database, "SELECT count(*) FROM campaign_results_2026_q4") > 0);
            assertTrue(
                    number(database, "SELECT count(*) FROM user_transactions WHERE amount IS NULL OR amount = 0") > 0);
        }
    }

    @Test
    void anotherOrganisationIsOutOfSightInTheDatabaseToo() throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            generate(database, new GenerateOptions("pytake", 60, 10, 5), Monitor.none());
            String role = "agent_" + System.nanoTime();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + role);
                try {
                    statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
                    statement.execute("SET ROLE " + role);
                    assertEquals(0, number(statement, "SELECT count(*) FROM contacts"));
                    statement.execute("SET pytake.organization = 'clinica-boreal'");
                    assertTrue(number(statement, "SELECT count(*) FROM contacts") > 0);
                    assertEquals(
                            0,
                            number(
                                    statement,
                                    "SELECT count(*) FROM messages WHERE organization_id <> 'clinica-boreal'"));
                } finally {
                    statement.execute("RESET ROLE");
                    statement.execute("DROP OWNED BY " + role);
                    statement.execute("DROP ROLE " + role);
                }
            }
        }
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAlone() throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            database.execute("CREATE TABLE mine AS SELECT 1 AS x");
            OperationException refused = assertThrows(
                    OperationException.class,
                    () -> generate(database, new GenerateOptions("pipeline", 5, 5, 5), Monitor.none()));
            Failure.NotPossible failure = assertInstanceOf(Failure.NotPossible.class, refused.failure());
            Obstacle.NotEmpty obstacle = assertInstanceOf(Obstacle.NotEmpty.class, failure.obstacle());
            assertEquals("public.mine", obstacle.found());
            assertEquals(0, number(database, "SELECT count(*) FROM pg_class WHERE relname = 'events'"));
        }
    }

    @Test
    void cancellingLeavesTheDatabaseEmpty() throws Exception {
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == Phase.GENERATING && total > 1 && done > total / 2) {
                    cancel();
                }
            }
        };
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            assertThrows(
                    CancellationException.class,
                    () -> generate(database, new GenerateOptions("crmbet", 200, 60, 5), monitor));
            assertEquals(0, number(database, "SELECT count(*) FROM pg_class WHERE relname IN ('users', 'truth')"));
        }
    }

    private static Generated generate(TemporaryDatabase database, GenerateOptions options, Monitor monitor)
            throws OperationException {
        try (PostgresSink sink = new PostgresSink(PostgresAddress.parse(database.address()))) {
            return Generator.run(options, sink, Parallel.of(2), monitor);
        }
    }

    private static long number(TemporaryDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return number(statement, sql);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
