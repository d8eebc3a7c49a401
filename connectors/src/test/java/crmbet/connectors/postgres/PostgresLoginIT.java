package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own that demands a password (SCRAM) and proves itself by a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class PostgresLoginIT {
    private static final String PASSWORD = "Gr4pefruit&sea/#1";
    private static final String WRONG = "Pl4inly-wrong-secret";

    @TempDir
    private static Path folder;

    private EmbeddedPostgres server;
    private ServerCertificate certificate;
    private ServerCertificate other;
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            StringBuilder text = new StringBuilder(String.valueOf(entry.getMessage()));
            for (Object parameter : entry.getParameters() == null ? new Object[0] : entry.getParameters()) {
                text.append(' ').append(parameter);
            }
            for (Throwable error = entry.getThrown(); error != null; error = error.getCause()) {
                text.append(' ').append(error);
            }
            logged.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    void start() throws Exception {
        Path data = folder.resolve("data");
        server = EmbeddedPostgres.builder().setDataDirectory(data).start();
        certificate = ServerCertificate.create(folder, "server");
        other = ServerCertificate.create(folder, "other");
        execute("CREATE ROLE ana LOGIN PASSWORD '" + PASSWORD + "'");
        execute("CREATE TABLE orders AS SELECT generate_series(1, 3) AS n");
        execute("GRANT SELECT ON orders TO ana");
        execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'");
        execute("ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'");
        execute("ALTER SYSTEM SET ssl = on");
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all postgres 127.0.0.1/32 trust\nhost all ana 127.0.0.1/32 scram-sha-256\n");
        execute("SELECT pg_reload_conf()");
        awaitTls();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void listen() {
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        Logger.getLogger("crmbet").setLevel(Level.ALL);
        listening.setLevel(Level.ALL);
    }

    @AfterEach
    void noSecretWasLogged() {
        Logger.getLogger("").removeHandler(listening);
        Logger.getLogger("crmbet").setLevel(null);
        for (String line : logged) {
            assertFalse(line.contains(PASSWORD) || line.contains(WRONG), line);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A reload is taken up by the server in its own time. */
    private void awaitTls() throws SQLException {
        boolean open = true;
        while (open) {
            try (Connection plain = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.getPort()
                            + "/postgres?user=postgres&sslmode=prefer");
                    Statement statement = plain.createStatement();
                    var result =
                            statement.executeQuery("SELECT NOT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
                result.next();
                open = result.getBoolean(1);
            }
        }
    }

    private PostgresSource source(String password, String settings) {
        return new PostgresSource(PostgresAddress.parse("postgresql://ana:"
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@127.0.0.1:" + server.getPort() + "/postgres"
                + settings));
    }

    private Failure failure(String password, String settings) {
        try (PostgresSource source = source(password, settings)) {
            OperationException failed = assertThrows(OperationException.class, () -> source.tables(Monitor.none()));
            for (Throwable error = failed; error != null; error = error.getCause()) {
                String text = error.toString();
                assertFalse(text.contains(PASSWORD) || text.contains(WRONG), text);
            }
            return failed.failure();
        }
    }

    private String strict(ServerCertificate trusted) {
        return "?sslmode=verify-full&sslrootcert="
                + URLEncoder.encode(trusted.certificate().toString(), StandardCharsets.UTF_8);
    }

    @Test
    void theRightPasswordOpensAndAWrongOneIsSaidWithoutIt() throws OperationException {
        try (PostgresSource source = source(PASSWORD, "")) {
            assertEquals("orders", source.tables(Monitor.none()).getFirst().name());
        }
        Failure failed = failure(WRONG, "");
        assertInstanceOf(Failure.Unauthorized.class, failed);
        assertTrue(failed.toString().contains("ana"), failed::toString);
        assertInstanceOf(Failure.Unauthorized.class, failure("", ""));
    }

    @Test
    void aServerThatProvesItselfIsReadOverAnEncryptedLine() throws OperationException {
        try (PostgresSource source = source(PASSWORD, strict(certificate));
                Workspace workspace = Workspace.openOrCreate(folder.resolve("encrypted"))) {
            new SourceDatasets(workspace)
                    .load(
                            source,
                            null,
                            List.of(new SourceRequest(
                                    "line",
                                    new Selection.Query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))),
                            Monitor.none());
            assertEquals(
                    List.of(true),
                    workspace.read(
                            Monitor.none(), session -> session.query("SELECT ssl FROM data.line", row -> row.flag(0))));
        }
    }

    @Test
    void aCertificateOfSomebodyElseIsNotTrusted() {
        assertInstanceOf(Failure.Untrusted.class, failure(PASSWORD, strict(other)));
    }

    @Test
    void aWrongPasswordLeavesNothingOfALoad() throws OperationException {
        try (PostgresSource source = source(WRONG, "");
                Workspace workspace = Workspace.openOrCreate(folder.resolve("refused"))) {
            assertThrows(
                    OperationException.class,
                    () -> new SourceDatasets(workspace)
                            .load(
                                    source,
                                    null,
                                    List.of(new SourceRequest(
                                            "orders", new Selection.Table("public", "orders", List.of()))),
                                    Monitor.none()));
            assertEquals(List.of(), new Datasets(workspace).list());
        }
    }
}
