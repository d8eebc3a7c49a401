package crmbet.core.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditLog;
import crmbet.core.dataset.Datasets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.KeyFile;
import crmbet.core.run.DataChange;
import crmbet.core.run.Reproduction;
import crmbet.core.segment.Segments;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedProjectTest {
    @TempDir
    Path folder;

    private Path original;
    private Path file;
    private Path copy;

    @BeforeEach
    void analyse() throws Exception {
        original = folder.resolve("original");
        file = folder.resolve("project.crmbet");
        copy = folder.resolve("copy");
        try (Workspace workspace = Workspace.openOrCreate(original)) {
            Analysed.in(workspace, folder);
        }
    }

    @Test
    void aProjectReopensElsewhereAndEveryStrategyGivesIdenticalResults() throws Exception {
        Manifest sealed = seal();

        Manifest read = SealedProject.unseal(file, copy, Monitor.none());
        assertEquals(sealed, read);
        assertEquals("maria", read.sealedBy());
        assertEquals(
                List.of("dbscan", "hdbscan", "kmeans"),
                read.contents().runs().stream()
                        .map(Inventory.Fit::strategy)
                        .sorted()
                        .toList());
        try (Workspace workspace = Workspace.open(copy)) {
            assertEquals(
                    Analysed.ROWS,
                    new Datasets(workspace).find(Analysed.DATASET).rows());
            Proof proof = SealedProject.prove(read, workspace, Parallel.of(2), Monitor.none());
            assertTrue(proof.holds(), proof.toString());
            assertEquals(
                    Map.of(
                            Analysed.KMEANS, repeated(new Reproduction.Exact()),
                            Analysed.DBSCAN, repeated(new Reproduction.Exact()),
                            Analysed.HDBSCAN, repeated(new Reproduction.Exact())),
                    findings(proof));
            assertEquals(read.contents(), Inventory.of(workspace, Monitor.none()), "a proof changes nothing");
        }
    }

    @Test
    void theSameWorkspaceHasTheSameInventoryWhenItIsSealedAgain() throws Exception {
        assertEquals(seal().contents(), seal().contents());
    }

    @Test
    void whoSealedItAndWhyIsNoted() throws Exception {
        seal();
        try (Workspace workspace = Workspace.open(original)) {
            AuditEntry entry = new AuditLog(workspace).latest(1).getFirst();
            assertEquals(AuditAction.PROJECT_SEALED, entry.action());
            assertEquals("maria", entry.who());
            assertEquals(file.toString(), entry.subject());
            assertEquals("for the auditors", entry.reason());
        }
    }

    @Test
    void othersMayChangeTheWorkspaceWhileItIsSealed() throws Exception {
        try (Workspace workspace = Workspace.open(original)) {
            CancellableMonitor writing = new CancellableMonitor() {
                @Override
                public void report(long done, long total, Phase phase) {
                    if (phase == Phase.CHECKING && done == 0) {
                        write(workspace, "DELETE FROM data.\"" + Analysed.DATASET + "\"");
                    }
                }
            };
            Manifest manifest = SealedProject.seal(workspace, file, "1", "maria", null, writing);
            assertEquals(
                    Analysed.ROWS,
                    SealedProject.unseal(file, copy, Monitor.none())
                            .contents()
                            .datasets()
                            .getFirst()
                            .rows());
            try (Workspace unsealed = Workspace.open(copy)) {
                assertTrue(SealedProject.prove(manifest, unsealed, Parallel.of(1), Monitor.none())
                        .holds());
            }
        }
    }

    @Test
    void noKeyAndNoPersonalValueIsInTheFile() throws Exception {
        seal();
        SealedProject.unseal(file, copy, Monitor.none());
        byte[] key = KeyFile.ofInstallation().bytes();
        Map<String, byte[]> entries = ZipRewrite.entries(file);
        assertEquals(List.of("manifest.json", Workspace.DATABASE_FILE), List.copyOf(entries.keySet()));
        List<String> secrets = List.of(
                new String(key, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(key),
                Base64.getEncoder().encodeToString(key),
                "@postbox-example.org");
        for (byte[] entry : entries.values()) {
            String text = new String(entry, StandardCharsets.ISO_8859_1);
            secrets.forEach(secret -> assertFalse(text.contains(secret), secret));
        }
        // The database may hold texts packed, where the bytes above do not show.
        try (Workspace workspace = Workspace.open(copy)) {
            String everything = texts(workspace);
            assertTrue(everything.contains("player-7"), "nothing is read at all");
            secrets.forEach(secret -> assertFalse(everything.contains(secret), secret));
        }
    }

    @Test
    void whateverWasChangedInTheFileIsNamedAndNothingIsLeft() throws Exception {
        seal();
        byte[] whole = Files.readAllBytes(file);
        byte[] database = ZipRewrite.database(file);
        byte[] changed = database.clone();
        changed[changed.length / 2] ^= 1;

        refused(Failure.Flaw.CONTENT, Workspace.DATABASE_FILE, ZipRewrite.with(Workspace.DATABASE_FILE, changed));
        refused(
                Failure.Flaw.LENGTH,
                Workspace.DATABASE_FILE,
                ZipRewrite.with(Workspace.DATABASE_FILE, Arrays.copyOf(database, database.length - 1)));
        refused(
                Failure.Flaw.LENGTH,
                Workspace.DATABASE_FILE,
                ZipRewrite.with(Workspace.DATABASE_FILE, Arrays.copyOf(database, 40 * database.length)));
        refused(Failure.Flaw.MISSING, Workspace.DATABASE_FILE, ZipRewrite.without(Workspace.DATABASE_FILE));
        refused(Failure.Flaw.NOT_WHOLE, "manifest.json", ZipRewrite.without("manifest.json"));
        refused(Failure.Flaw.ADDITIONAL, "more", ZipRewrite.with("more", database));
        for (String outside : List.of("../x", "/x", "..", "a/b", "..\\x", "c:x")) {
            refused(Failure.Flaw.OUTSIDE, outside, ZipRewrite.with(outside, new byte[1]));
        }
        refused(
                Failure.Flaw.OUTSIDE,
                "../x",
                ZipRewrite.manifest(text -> text.replace("\"" + Workspace.DATABASE_FILE + "\"", "\"../x\"")));
        refused(Failure.Flaw.MANIFEST, "manifest.json", ZipRewrite.manifest(text -> text.replace("seed", "sown")));
        refused(Failure.Flaw.MANIFEST, "manifest.json", ZipRewrite.manifest(text -> text.substring(1)));
        refused(Failure.Flaw.NOT_WHOLE, "project.crmbet", _ -> Arrays.copyOf(whole, whole.length - 30));
        refused(Failure.Flaw.NOT_WHOLE, "project.crmbet", _ -> "none".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noByteOfTheDataCanChangeUnnoticed() throws Exception {
        seal();
        byte[] whole = Files.readAllBytes(file);
        byte[] database = ZipRewrite.database(file);
        int refused = 0;
        // At its end stand only names and times, which are held against the manifest.
        for (int position = 200; position < whole.length - 400; position += whole.length / 20) {
            byte[] changed = whole.clone();
            changed[position] ^= 4;
            Files.write(file, changed);
            try {
                SealedProject.unseal(file, copy, Monitor.none());
                // Packed zeros may be pointed to in several ways.
                assertArrayEquals(database, Files.readAllBytes(database(copy)), "byte " + position);
                Files.delete(database(copy));
                Files.delete(copy);
            } catch (OperationException e) {
                assertInstanceOf(Failure.SealBroken.class, e.failure());
                refused++;
            }
            assertNothingLeft();
        }
        assertTrue(refused > 5, refused + " were refused");
    }

    @Test
    void whatANewerVersionSealedIsRefused() throws Exception {
        seal();
        byte[] whole = Files.readAllBytes(file);
        rewrite(whole, ZipRewrite.manifest(text -> text.replace("\"format\" : 1", "\"format\" : 2, \"more\" : 1")));
        assertEquals(new Failure.SealTooNew(file, 2, 1), refusal());
        int newer = Workspace.version() + 1;
        rewrite(
                whole,
                ZipRewrite.manifest(
                        text -> text.replace("\"workspace\" : " + Workspace.version(), "\"workspace\" : " + newer)));
        assertEquals(new Failure.WorkspaceTooNew(file, newer, Workspace.version()), refusal());
        assertNothingLeft();
    }

    @Test
    void oneOtherValueIsFoundAndTheRunIsNamed() throws Exception {
        Manifest sealed = seal();
        SealedProject.unseal(file, copy, Monitor.none());
        try (Workspace workspace = Workspace.open(copy)) {
            write(
                    workspace,
                    "UPDATE features.\"" + Analysed.WORTH + "\" SET money_scaled = money_scaled + 0.001"
                            + " WHERE customer_key = 'player-3'");
        }
        rewrite(Files.readAllBytes(file), ZipRewrite.redigested(Files.readAllBytes(database(copy))));
        Path forged = folder.resolve("forged");
        Manifest manifest = SealedProject.unseal(file, forged, Monitor.none());
        assertEquals(sealed.contents(), manifest.contents());

        try (Workspace workspace = Workspace.open(forged)) {
            Proof proof = SealedProject.prove(manifest, workspace, Parallel.of(1), Monitor.none());
            assertFalse(proof.holds());
            Reproduction other = new Reproduction.OtherData(new DataChange(0, 0, OptionalInt.of(1)));
            assertEquals(
                    Map.of(
                            Analysed.KMEANS, repeated(other),
                            Analysed.DBSCAN, repeated(new Reproduction.Exact()),
                            Analysed.HDBSCAN, repeated(new Reproduction.Exact())),
                    findings(proof));
        }
    }

    @Test
    void changedDataLabelsAndRunsAreFound() throws Exception {
        Manifest sealed = seal();
        SealedProject.unseal(file, copy, Monitor.none());
        try (Workspace workspace = Workspace.open(copy)) {
            write(workspace, "UPDATE data.\"" + Analysed.DATASET + "\" SET amount = amount + 1 WHERE rowid = 5");
            write(
                    workspace,
                    "UPDATE meta.run_label SET label = 1 - label WHERE row = 4 AND run = '" + Analysed.KMEANS + "'");
            write(workspace, "UPDATE meta.run SET name = 'another' WHERE name = '" + Analysed.DBSCAN + "'");
            write(workspace, "UPDATE meta.run_label SET run = 'another' WHERE run = '" + Analysed.DBSCAN + "'");
            Proof proof = SealedProject.prove(sealed, workspace, Parallel.of(1), Monitor.none());
            assertFalse(proof.holds());
            assertEquals(List.of(Analysed.DATASET), proof.datasets());
            Proof.Finding altered = new Proof.Finding.NotAsSealed();
            assertEquals(
                    Map.of(
                            Analysed.KMEANS,
                            altered,
                            Analysed.DBSCAN,
                            altered,
                            "another",
                            altered,
                            Analysed.HDBSCAN,
                            repeated(new Reproduction.Exact())),
                    findings(proof));
        }
    }

    @Test
    void aLabelThatWasChangedBeforeItWasSealedIsCounted() throws Exception {
        try (Workspace workspace = Workspace.open(original)) {
            write(
                    workspace,
                    "UPDATE meta.run_label SET label = 1 - label WHERE row = 4 AND run = '" + Analysed.KMEANS + "'");
        }
        Manifest sealed = seal();
        try (Workspace workspace = Workspace.open(original)) {
            Proof proof = SealedProject.prove(sealed, workspace, Parallel.of(1), Monitor.none());
            assertFalse(proof.holds());
            assertEquals(
                    repeated(new Reproduction.OtherLabels(1)), findings(proof).get(Analysed.KMEANS));
        }
    }

    @Test
    void aRunWhoseFeaturesWereReplacedBeforeSealingIsNotHeldAgainstTheProject() throws Exception {
        try (Workspace workspace = Workspace.open(original)) {
            Analysed.replaceFeatures(workspace);
        }
        Manifest sealed = seal();
        try (Workspace workspace = Workspace.open(original)) {
            Proof proof = SealedProject.prove(sealed, workspace, Parallel.of(1), Monitor.none());
            assertTrue(proof.holds());
            assertEquals(
                    new Proof.Finding.NotRepeatable(new Obstacle.FeatureSetChanged(Analysed.WORTH, Analysed.KMEANS)),
                    findings(proof).get(Analysed.KMEANS));
        }
    }

    @Test
    void whoeverStopsItLeavesNothingAndTheOlderFileStays() throws Exception {
        Files.writeString(file, "older");
        try (Workspace workspace = Workspace.open(original)) {
            for (Phase phase : List.of(Phase.READING, Phase.CHECKING, Phase.WRITING)) {
                Stopping stopping = new Stopping(phase);
                assertThrows(
                        CancellationException.class,
                        () -> SealedProject.seal(workspace, file, "1", "maria", null, stopping));
                assertNothingLeft();
                assertEquals(List.of(), list(workspace.scratch()));
            }
            assertEquals("older", Files.readString(file));
            assertEquals(List.of(), new AuditLog(workspace).latest(9));
            assertEquals(List.of(), new Segments(workspace).list(), "it can still be worked with");
        }
        seal();
        assertThrows(CancellationException.class, () -> SealedProject.unseal(file, copy, new Stopping(Phase.READING)));
        assertNothingLeft();
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
        seal();
        Files.createDirectories(copy);
        Path mine = Files.writeString(copy.resolve("mine"), "mine");
        assertEquals(new Failure.NotPossible(new Obstacle.NotEmpty(copy.toString(), "mine")), refusal());
        assertEquals(List.of(mine), list(copy));
        Files.delete(mine);
        SealedProject.unseal(file, copy, Monitor.none());
        assertTrue(Workspace.isWorkspace(copy));
        assertArrayEquals(ZipRewrite.database(file), Files.readAllBytes(database(copy)));
    }

    private Manifest seal() throws OperationException {
        try (Workspace workspace = Workspace.open(original)) {
            return SealedProject.seal(workspace, file, "1", "maria", "for the auditors", Monitor.none());
        }
    }

    private void refused(Failure.Flaw flaw, String entry, UnaryOperator<byte[]> change) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        rewrite(whole, change);
        assertEquals(new Failure.SealBroken(file, flaw, entry), refusal());
        assertNothingLeft();
        Files.write(file, whole);
    }

    private void rewrite(byte[] whole, UnaryOperator<byte[]> change) throws IOException {
        Files.write(file, change.apply(whole));
    }

    private Failure refusal() {
        return assertThrows(OperationException.class, () -> SealedProject.unseal(file, copy, Monitor.none()))
                .failure();
    }

    private void assertNothingLeft() throws IOException {
        List<String> names =
                list(folder).stream().map(path -> path.getFileName().toString()).toList();
        assertEquals(List.of("original", "project.crmbet", Analysed.FILE), names);
    }

    private static List<Path> list(Path where) throws IOException {
        try (Stream<Path> entries = Files.list(where)) {
            return entries.sorted().toList();
        }
    }

    private static Path database(Path workspace) {
        return workspace.resolve(Workspace.DATABASE_FILE);
    }

    private static Proof.Finding repeated(Reproduction reproduction) {
        return new Proof.Finding.Repeated(reproduction);
    }

    private static Map<String, Proof.Finding> findings(Proof proof) {
        return proof.runs().stream().collect(Collectors.toMap(Proof.OfRun::run, Proof.OfRun::finding));
    }

    private static void write(Workspace workspace, String sql) {
        try {
            workspace.write(Monitor.none(), session -> session.execute(sql));
        } catch (OperationException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Every value of every table. */
    private static String texts(Workspace workspace) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            StringBuilder all = new StringBuilder();
            for (String table : session.query(
                    "SELECT format('\"{}\".\"{}\"', schema_name, table_name) FROM duckdb_tables()",
                    row -> row.text(0))) {
                session.forEach(
                        "SELECT CAST(each AS VARCHAR) FROM " + table + " AS each",
                        row -> all.append(row.textOrNull(0)).append('\n'));
            }
            return all.toString();
        });
    }

    /** Stops as soon as something is being done. */
    private static final class Stopping extends CancellableMonitor {
        private final Phase at;

        Stopping(Phase at) {
            this.at = at;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == at) {
                cancel();
            }
        }
    }
}
