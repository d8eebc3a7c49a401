package crmbet.core.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTake's organisations never mix: what belongs to another one is not in the workspace, wherever one looks. */
class OrganisationTest {
    private static final String OWN = "clinica-boreal";
    private static final String OTHER = "loja-aurora";
    private static final String SECRET = "segredo-da-aurora";

    @TempDir
    Path folder;

    private Path files;
    private KnownSystem pytake;

    @BeforeEach
    void generate() throws Exception {
        pytake = Canonical.system("pytake");
        files = folder.resolve("files");
        try (FolderSink sink = new FolderSink(files)) {
            Generated _ =
                    Generator.run(new GenerateOptions("pytake", 120, 30, 3), sink, Parallel.of(2), Monitor.none());
        }
        // Rows of the other organisation that are damaged: too many values, and a time that is none.
        Files.writeString(
                files.resolve("contacts.csv"),
                "9001," + OTHER + "," + SECRET
                        + ",+5511900000000,x@example.com,,SP,true,true,false,2026-01-01 10:00:00,"
                        + SECRET + "\n9002," + OTHER + "," + SECRET + ",+5511900000001,,,SP,true,true,false," + SECRET
                        + "\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void nothingOfAnotherOrganisationIsReadableAfterwards() throws Exception {
        Path place = folder.resolve("workspace");
        String foreigner = Files.readAllLines(files.resolve("contacts.csv")).stream()
                .filter(line -> line.contains("," + OTHER + ","))
                .map(line -> line.split(",", -1)[4])
                .filter(email -> email.contains("@"))
                .findFirst()
                .orElseThrow();
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            SystemLoad load = load(workspace, OWN);
            assertTrue(load.mapping().activityRows() > 0);
            Dataset contacts = load.datasets().getFirst();
            assertEquals(1, contacts.rejectedRows());
            assertTrue(everywhere(workspace, OWN) > 0, "the search would have found its own organisation");
            for (String foreign : List.of(OTHER, "escola-cruzeiro", SECRET, foreigner, "+5511900000001")) {
                assertEquals(0, everywhere(workspace, foreign), foreign);
            }
        }
        for (String foreign : List.of(OTHER, SECRET, foreigner)) {
            assertFalse(inBytes(place, foreign), foreign + " stands in a file of the workspace");
        }
    }

    @Test
    void aSecondOrganisationIsRefusedAndLeavesNothing() throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("workspace"))) {
            load(workspace, OWN);
            OperationException refused = assertThrows(OperationException.class, () -> load(workspace, OTHER));
            Failure.NotPossible failure = assertInstanceOf(Failure.NotPossible.class, refused.failure());
            assertEquals(new Obstacle.OtherOrganisation("PyTake", OWN, OTHER), failure.obstacle());
            assertEquals(0, everywhere(workspace, OTHER));
            assertTrue(load(workspace, OWN).mapping().activityRows() > 0);
        }
    }

    @Test
    void theOrganisationsOfAFolderAreFoundWithoutLoadingIt() throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("workspace"))) {
            SystemFolder found = SystemFolder.of(files, pytake);
            assertEquals(
                    List.of(OWN, "escola-cruzeiro", OTHER),
                    new SystemIntake(workspace).organisations(found, Monitor.none()));
            assertEquals(0, everywhere(workspace, OTHER));
        }
    }

    /** Cancelled at the 15th, 40th and 70th look at the monitor: while files are read, and while rows are mapped. */
    @ParameterizedTest
    @ValueSource(ints = {15, 40, 70})
    void aLoadThatIsCancelledOnItsWayLeavesWhatWasThere(int looks) throws Exception {
        AtomicInteger looked = new AtomicInteger();
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}

            @Override
            public boolean cancelled() {
                return looked.incrementAndGet() > looks || super.cancelled();
            }
        };
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("workspace"))) {
            load(workspace, OWN);
            assertThrows(
                    CancellationException.class,
                    () -> new SystemIntake(workspace)
                            .load(
                                    SystemFolder.of(files, pytake),
                                    new SystemDatasets("second-load", pytake, OWN),
                                    false,
                                    monitor));
            assertTrue(looked.get() > looks, "it was cancelled on its way");
            assertEquals(0, everywhere(workspace, "second-load"));
            assertEquals(3, new Datasets(workspace).list().size());
            assertEquals(1, new Canonical(workspace).mappings().size());
        }
    }

    @Test
    void aTableThatIsMissingIsNamedAndNothingIsLoaded() throws Exception {
        Files.delete(files.resolve("messages.csv"));
        OperationException refused = assertThrows(OperationException.class, () -> SystemFolder.of(files, pytake));
        assertEquals(
                "messages",
                assertInstanceOf(Failure.SchemaMismatch.class, refused.failure())
                        .expected());
    }

    private SystemLoad load(Workspace workspace, String organisation) throws OperationException {
        return new SystemIntake(workspace)
                .load(
                        SystemFolder.of(files, pytake),
                        new SystemDatasets("pytake", pytake, organisation),
                        true,
                        Monitor.none());
    }

    /** How many values of all columns of all tables hold a text; names of tables and statements among them. */
    private static long everywhere(Workspace workspace, String text) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            List<String> columns = session.query(
                    "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal",
                    row -> "SELECT count(*) FROM " + Identifier.quote(row.text(0), row.text(1))
                            + " WHERE contains(CAST(" + Identifier.quote(row.text(2)) + " AS VARCHAR), "
                            + Identifier.literal(text) + ")");
            long found = 0;
            for (String column : columns) {
                found += session.first(column, row -> row.integer(0)).orElseThrow();
            }
            return found;
        });
    }

    private static boolean inBytes(Path place, String text) throws IOException {
        try (Stream<Path> entries = Files.walk(place)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
