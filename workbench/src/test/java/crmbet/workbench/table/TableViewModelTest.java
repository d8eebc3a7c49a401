package crmbet.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.dataset.Column;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Condition;
import crmbet.core.table.Refinement;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewModelTest {
    private static final Refinement LARGEST_FIRST =
            new Refinement(Map.of(), Optional.empty(), List.of(new Refinement.Sort("player_id", true)));

    @TempDir
    private Path folder;

    private Workspace workspace;
    private StoredTable table;
    private final TableViewModel model = new TableViewModel(Tasks.onCallingThread());

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        table = MillionRows.of(workspace, 1000);
        model.show(table);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aPageIsReadWhenARowOfItIsLookedAt() {
        PagedRows rows = rows();
        assertEquals(1000, rows.size());
        assertEquals(777L, Objects.requireNonNull(rows.get(777).values()).getFirst());
        assertEquals(777, rows.indexOf(rows.get(777)));
    }

    @Test
    void theSelectionStaysWithItsRowsWhateverTheOrder() {
        model.selectRange(0, 1);
        model.refine(LARGEST_FIRST);
        assertEquals(999, rows().get(0).tableRow());
        assertEquals(bits(0, 1), model.selection());
        model.selectRange(1, 0);
        assertEquals(bits(998, 999), model.selection());
    }

    @Test
    void onlyRowsThatAreShownAreSelectedTogether() {
        model.refine(new Refinement(
                Map.of("player_id", new Condition.Between("10", "12", false)), Optional.empty(), List.of()));
        model.selectAll();
        assertEquals(bits(10, 11, 12), model.selection());
        assertEquals(3, model.rowCount());
    }

    @Test
    void onlySomeRowsAreShownInWhicheverOrder() {
        model.showAmong(Optional.of(bits(3, 5, 8)));
        model.refine(new Refinement(
                Map.of(),
                Optional.empty(),
                LARGEST_FIRST.order(),
                model.refinementProperty().get().among()));
        assertEquals(3, model.rowCount());
        assertEquals(8, rows().get(0).tableRow());
        model.flip(5);
        assertEquals(1, model.firstSelected().orElseThrow());
        model.showAmong(Optional.empty());
        assertEquals(1000, model.rowCount());
        assertEquals(bits(5), model.selection());
    }

    @Test
    void copiedRowsStandAsTheyAreShownInTheLanguageOfTheUser() throws OperationException {
        model.refine(LARGEST_FIRST);
        TableText text = new TableText(
                table,
                List.of(0, 3),
                table.columns().stream().map(Column::name).toList(),
                table.columns().stream().map(TableViewModelTest::inPortuguese).toList());
        String copied = text.of(rows().arrangement(), bits(2, 998), 9, Monitor.none());
        List<String> lines = copied.lines().toList();
        assertEquals("player_id\tamount 1", lines.getFirst());
        assertEquals(
                List.of("998", "2"),
                lines.stream()
                        .skip(1)
                        .map(each -> each.substring(0, each.indexOf(0x09)))
                        .toList());
        assertEquals(-3, lines.get(1).indexOf(',') - lines.get(1).length(), lines.get(1));
        assertEquals(
                2,
                text.of(rows().arrangement(), bits(2, 998), 1, Monitor.none())
                        .lines()
                        .count());
    }

    @Test
    void aTableThatIsLeftIsClosed() {
        model.show(null);
        assertNull(model.rowsProperty().get());
        assertThrows(CancellationException.class, () -> table.rows(table.natural(), 0, 1, Monitor.none()));
        assertFalse(model.busyProperty().get());
    }

    private static Function<@Nullable Object, String> inPortuguese(Column column) {
        return new CellText(new Messages(Language.PORTUGUESE), column, 2)::of;
    }

    private PagedRows rows() {
        return Objects.requireNonNull(model.rowsProperty().get());
    }

    private static RowSet bits(int... rows) {
        return RowSet.of(1000, rows);
    }
}
