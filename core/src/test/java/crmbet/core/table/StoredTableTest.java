package crmbet.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTableTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private StoredTable table;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        Path file = Files.writeString(folder.resolve("players.csv"), """
                player,deposit,born,seen,row
                Zoe,12.5,1990-01-31,2026-01-31 10:00:00,1
                adam,,1985-06-01,2026-02-01 00:00:00,2
                Bea,7.25,,2026-01-31 23:59:59,3
                50% off_,100,2000-12-31,,4
                """);
        Dataset dataset = new Datasets(workspace).load(new LoadRequest(file, "players"), Monitor.none());
        table = StoredTable.of(workspace, dataset);
    }

    @AfterEach
    void close() {
        table.close();
        workspace.close();
    }

    @Test
    void rowsCarryTheirValuesInTheirOwnTypes() throws OperationException {
        List<@Nullable Object> first =
                table.rows(table.natural(), 0, 1, Monitor.none()).getFirst();
        assertEquals(
                Arrays.asList("Zoe", 12.5, LocalDate.of(1990, 1, 31), LocalDateTime.of(2026, 1, 31, 10, 0), 1L), first);
        assertNull(table.rows(table.natural(), 1, 1, Monitor.none()).getFirst().get(1));
    }

    @Test
    void sortedRowsKnowWhereTheyStandInTheTableAndMissingValuesComeLast() throws OperationException {
        assertEquals(List.of(3, 0, 2, 1), rowsOf(sorted("deposit", true)));
        assertEquals(List.of(2, 0, 3, 1), rowsOf(sorted("deposit", false)));
    }

    @Test
    void rowsAreChosenFromSomeOnly() throws OperationException {
        Refinement byDeposit =
                new Refinement(Map.of(), Optional.empty(), List.of(new Refinement.Sort("deposit", true)));
        assertEquals(List.of(3, 2), rowsAmong(byDeposit, RowSet.of(4, 2, 3)));
        assertEquals(List.of(0, 1), rowsAmong(Refinement.NONE, RowSet.of(4, 0, 1)));
        assertEquals(List.of(), rowsAmong(Refinement.NONE, RowSet.none(4)));
        assertThrows(IllegalArgumentException.class, () -> rowsAmong(Refinement.NONE, RowSet.of(5, 1)));
    }

    private List<Integer> rowsAmong(Refinement refinement, RowSet rows) throws OperationException {
        return rowsOf(table.arrange(refinement.among(Optional.of(rows)), Monitor.none()));
    }

    @Test
    void textsAreSortedWhateverTheirCase() throws OperationException {
        assertEquals(List.of(3, 1, 2, 0), rowsOf(sorted("player", false)));
    }

    @Test
    void conditionsHoldTogether() throws OperationException {
        assertEquals(List.of(0, 3), rowsOf(where("deposit", new Condition.Between("8", null, false))));
        assertEquals(List.of(3), rowsOf(where("deposit", new Condition.Between("12.5", null, true))));
        assertEquals(List.of(1), rowsOf(where("deposit", new Condition.Missing())));
        assertEquals(List.of(0), rowsOf(where("deposit", new Condition.Equal("12.50"))));
        assertEquals(List.of(), rowsOf(where("deposit", new Condition.Equal("much"))));
        assertEquals(
                List.of(0),
                rowsOf(new Refinement(
                        Map.of(
                                "deposit", new Condition.Between("1", "20", false),
                                "player", new Condition.Contains("O")),
                        Optional.empty(),
                        List.of())));
    }

    @Test
    void aDateMeansTheWholeDayOfAMoment() throws OperationException {
        assertEquals(List.of(0, 2), rowsOf(where("seen", new Condition.Equal("2026-01-31"))));
        assertEquals(List.of(0, 2), rowsOf(where("seen", new Condition.Between(null, "2026-01-31", false))));
        assertEquals(List.of(1), rowsOf(where("seen", new Condition.Between("2026-02-01", null, false))));
    }

    @Test
    void whatIsTypedIsTakenAsItStandsAndNeverAsSql() throws OperationException {
        assertEquals(List.of(3), rowsOf(where("player", new Condition.Contains("0% off_"))));
        assertEquals(List.of(), rowsOf(where("player", new Condition.Contains("' OR true --"))));
        assertEquals(List.of(), rowsOf(search("'; DROP TABLE data.players; --", OptionalDouble.empty())));
        assertEquals(4, table.rows());
    }

    @Test
    void aSearchLooksIntoEveryColumn() throws OperationException {
        assertEquals(List.of(2), rowsOf(search("BEA", OptionalDouble.empty())));
        assertEquals(List.of(2), rowsOf(search("7,25", OptionalDouble.of(7.25))));
        assertEquals(List.of(1), rowsOf(search("1985", OptionalDouble.empty())));
    }

    @Test
    void aColumnThatTheTableDoesNotHaveIsTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> sorted("wealth", true));
    }

    @Test
    void aDroppedArrangementCannotBeReadAndTheOthersCan() throws OperationException {
        Arrangement gone = table.arrange(sorting("deposit", true), Monitor.none());
        Arrangement kept = table.arrange(sorting("deposit", false), Monitor.none());
        table.drop(gone);
        assertThrows(OperationException.class, () -> table.rows(gone, 0, 1, Monitor.none()));
        assertEquals(4, table.rows(kept, 0, 9, Monitor.none()).size());
    }

    @Test
    void nothingThatWasArrangedSurvivesTheWorkspace() throws OperationException {
        table.arrange(sorting("deposit", true), Monitor.none());
        workspace.close();
        workspace = Workspace.open(folder.resolve("workspace"));
        long left = workspace.read(
                Monitor.none(),
                session -> session.first(
                                "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'arrangement%'",
                                row -> row.integer(0))
                        .orElseThrow());
        assertEquals(0, left);
        assertThrows(CancellationException.class, () -> table.rows(table.natural(), 0, 1, Monitor.none()));
    }

    @Test
    void anArrangementThatIsCancelledLeavesTheTableReadable() throws OperationException {
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };
        monitor.cancel();
        assertThrows(CancellationException.class, () -> table.arrange(sorting("deposit", true), monitor));
        assertEquals(4, table.rows(table.natural(), 0, 9, Monitor.none()).size());
    }

    @Test
    void anExportHasTheChosenColumnsAndTheOrderShown() throws Exception {
        Path file = folder.resolve("out 'put.csv");
        Files.writeString(file, "old");
        Arrangement arrangement = table.arrange(sorting("deposit", true), Monitor.none());
        assertEquals(
                4, table.export(arrangement, List.of("deposit", "player"), file, ExportFormat.CSV, Monitor.none()));
        assertEquals(
                List.of("deposit,player", "100.0,50% off_"),
                Files.readAllLines(file).subList(0, 2));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(each -> each.toString().endsWith(".part")));
        }
    }

    private static Refinement sorting(String column, boolean descending) {
        return new Refinement(Map.of(), Optional.empty(), List.of(new Refinement.Sort(column, descending)));
    }

    private Arrangement sorted(String column, boolean descending) throws OperationException {
        return table.arrange(sorting(column, descending), Monitor.none());
    }

    private Arrangement where(String column, Condition condition) throws OperationException {
        return table.arrange(new Refinement(Map.of(column, condition), Optional.empty(), List.of()), Monitor.none());
    }

    private Arrangement search(String text, OptionalDouble number) throws OperationException {
        return table.arrange(
                new Refinement(Map.of(), Optional.of(new Refinement.Search(text, number)), List.of()), Monitor.none());
    }

    private List<Integer> rowsOf(Refinement refinement) throws OperationException {
        return rowsOf(table.arrange(refinement, Monitor.none()));
    }

    private List<Integer> rowsOf(Arrangement arrangement) throws OperationException {
        List<Integer> rows = new ArrayList<>();
        table.forEachRow(
                arrangement, 0, arrangement.rows(), (at, _) -> rows.add(arrangement.tableRow(at)), Monitor.none());
        return rows;
    }
}
