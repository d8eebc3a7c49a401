package crmbet.core.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterReopening() throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            workspace.write(Monitor.none(), session -> session.execute("CREATE TABLE data.t AS SELECT 42 AS answer"));
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(42, count(workspace, "SELECT answer FROM data.t"));
        }
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> workspace.write(Monitor.none(), session -> {
                        session.execute("CREATE TABLE data.half AS SELECT 1");
                        throw new IllegalStateException("the caller changed its mind");
                    }));
            assertEquals(0, count(workspace, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'"));
        }
    }

    @Test
    void aSecondOpeningIsRefusedAndSaysWhoHoldsIt() throws OperationException {
        try (var _ = Workspace.openOrCreate(folder)) {
            OperationException refusal = assertThrows(OperationException.class, () -> Workspace.open(folder));
            Failure.WorkspaceInUse inUse = assertInstanceOf(Failure.WorkspaceInUse.class, refusal.failure());
            assertTrue(
                    inUse.holder()
                            .contains(Long.toString(ProcessHandle.current().pid())),
                    inUse.holder());
        }
    }

    @Test
    void anOrdinaryFolderIsNotAWorkspace() {
        OperationException refusal = assertThrows(OperationException.class, () -> Workspace.open(folder));
        assertInstanceOf(Failure.NotAWorkspace.class, refusal.failure());
    }

    @Test
    void aDamagedFileIsRefusedAndTheLockIsReleased() throws Exception {
        Files.writeString(folder.resolve(Workspace.DATABASE_FILE), "this is not a database, whatever its name says");
        for (int attempt = 0; attempt < 2; attempt++) {
            OperationException refusal = assertThrows(OperationException.class, () -> Workspace.open(folder));
            assertInstanceOf(Failure.Unreadable.class, refusal.failure());
        }
    }

    @Test
    void whatAKilledProcessLeftInTemporaryFoldersIsRemoved() throws Exception {
        Workspace.openOrCreate(folder).close();
        for (String temporary : List.of("spill", "scratch")) {
            Files.createDirectories(folder.resolve(temporary));
            Files.writeString(folder.resolve(temporary).resolve("left.tmp"), "gigabytes of it");
            Files.writeString(
                    Files.createDirectories(folder.resolve(temporary).resolve("parts"))
                            .resolve("1"),
                    "more");
        }
        Workspace.open(folder).close();
        assertFalse(Files.exists(folder.resolve("spill").resolve("left.tmp")));
        assertFalse(Files.exists(folder.resolve("scratch").resolve("left.tmp")));
        assertFalse(Files.exists(folder.resolve("scratch").resolve("parts")));
    }

    @Test
    void anOlderWorkspaceIsMigratedAndACopyIsKept() throws OperationException {
        Migration first = new Migration(1, "CREATE TABLE meta.a AS SELECT 1 AS x");
        Migration second = new Migration(2, "ALTER TABLE meta.a ADD COLUMN y INTEGER DEFAULT 7");
        Workspace.openFiles(folder, List.of(first)).close();
        try (Workspace workspace = Workspace.openFiles(folder, List.of(first, second))) {
            assertEquals(7, count(workspace, "SELECT y FROM meta.a"));
            assertEquals(Optional.of(folder.toAbsolutePath().resolve("workspace.v1.duckdb")), workspace.copyOfOlder());
        }
        assertTrue(Files.exists(folder.resolve("workspace.v1.duckdb")));
        try (Workspace again = Workspace.openFiles(folder, List.of(first, second))) {
            assertEquals(Optional.empty(), again.copyOfOlder());
        }
    }

    @Test
    void eachMigrationIsMadeOnceThoughTheirNumbersHaveGaps() throws OperationException {
        Migration first = new Migration(1, "CREATE TABLE meta.a AS SELECT 1 AS x");
        Migration late = new Migration(3, "CREATE TABLE meta.b AS SELECT 2 AS x");
        Migration last = new Migration(7, "CREATE TABLE meta.c AS SELECT 3 AS x");
        Workspace.openFiles(folder, List.of(first, last)).close();
        try (Workspace workspace = Workspace.openFiles(folder, List.of(first, late, last))) {
            assertEquals(2, count(workspace, "SELECT x FROM meta.b"));
            assertEquals(3, count(workspace, "SELECT count(*) FROM meta.migration"));
        }
    }

    @Test
    void whatWasApprovedBeforeThereWereVersionsIsTheFirstVersion() throws Exception {
        try (Workspace older = Workspace.openFiles(folder, Migration.ALL.subList(0, 9))) {
            older.write(Monitor.none(), session -> session.execute("""
                    INSERT INTO meta.segment VALUES (uuid(), 'Best', 'r', 0, '{}', 1, 0.5, 10, 'd', 'APPROVED', 'ana',
                        now(), 'bia', TIMESTAMPTZ '2026-01-02 03:04:05Z', NULL, NULL)"""));
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertEquals(
                    "1 true bia APPROVED",
                    workspace.<String>read(
                            Monitor.none(),
                            session -> session.first("""
                                            SELECT s.version || ' ' || (s.series = s.id) || ' ' || d.decided_by || ' ' || s.state
                                            FROM meta.segment s JOIN meta.decision d ON d.segment_id = s.id""", row -> row.text(0)).orElseThrow()));
        }
    }

    @Test
    void aNewerWorkspaceIsRefused() throws OperationException {
        Migration first = new Migration(1, "CREATE TABLE meta.a AS SELECT 1 AS x");
        Migration second = new Migration(2, "CREATE TABLE meta.b AS SELECT 1 AS x");
        Workspace.openFiles(folder, List.of(first, second)).close();
        OperationException refusal =
                assertThrows(OperationException.class, () -> Workspace.openFiles(folder, List.of(first)));
        assertEquals(new Failure.WorkspaceTooNew(folder.toAbsolutePath(), 2, 1), refusal.failure());
    }

    @Test
    void aMigrationThatFailsChangesNothing() throws OperationException {
        Migration first = new Migration(1, "CREATE TABLE meta.a AS SELECT 1 AS x");
        Migration broken = new Migration(2, "CREATE TABLE meta.b AS SELECT 1 AS x; SELECT * FROM missing");
        Workspace.openFiles(folder, List.of(first)).close();
        assertThrows(OperationException.class, () -> Workspace.openFiles(folder, List.of(first, broken)));
        try (Workspace workspace = Workspace.openFiles(folder, List.of(first))) {
            assertEquals(0, count(workspace, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'b'"));
        }
    }

    @Test
    void cancellingStopsARunningStatementAndRollsBack() throws OperationException {
        var monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(150);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                monitor.cancel();
            });
            assertThrows(
                    CancellationException.class,
                    () -> workspace.write(
                            monitor,
                            session -> session.execute(
                                    "CREATE TABLE data.big AS SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(100000) b(i)")));
            assertEquals(0, count(workspace, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'big'"));
        }
    }

    @Test
    void longStatementsReportTheirProgress() throws OperationException {
        List<Long> reported = new ArrayList<>();
        var monitor = new CancellableMonitor() {
            @Override
            public synchronized void report(long done, long total, Phase phase) {
                assertEquals(Phase.CONVERTING, phase);
                assertEquals(100, total);
                reported.add(done);
            }
        };
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            workspace.write(
                    monitor,
                    session -> session.execute(
                            Phase.CONVERTING,
                            "CREATE TABLE data.big AS SELECT md5(i::VARCHAR) AS h FROM range(8000000) r(i)"));
        }
        assertFalse(reported.isEmpty());
    }

    @Test
    void hostileNamesStayNames() throws OperationException {
        String hostile = "a\"; DROP SCHEMA meta CASCADE; -- 😀 ' \n";
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            workspace.write(
                    Monitor.none(),
                    session -> session.execute("CREATE TABLE " + Identifier.quote("data", hostile) + " AS SELECT 1 AS "
                            + Identifier.quote(hostile)));
            assertEquals(
                    1,
                    count(
                            workspace,
                            "SELECT count(*) FROM duckdb_tables() WHERE table_name = " + Identifier.literal(hostile)));
        }
    }

    private static long count(Workspace workspace, String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.integer(0)).orElseThrow());
    }
}
