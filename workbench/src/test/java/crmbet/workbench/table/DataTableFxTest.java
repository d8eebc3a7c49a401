package crmbet.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.table.Arrangement;
import crmbet.core.table.Refinement;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.FxWatchdog;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A million rows in a window. */
@ExtendWith(FxThread.class)
class DataTableFxTest {
    private static final int ROWS = 1_000_000;
    private static final long FROZEN_MILLIS = 100;
    private static final int ATTEMPTS = 8;

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    private Workspace workspace;
    private TableViewModel model;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.openOrCreate(folder);
        var table = MillionRows.of(workspace, ROWS);
        Tasks tasks = new Tasks(workers, Platform::runLater, System::nanoTime);
        model = FxThread.call(() -> new TableViewModel(tasks));
        stage = FxThread.call(() -> {
            Look.loadFonts();
            Look.apply(Theme.LIGHT);
            Stage window = new Stage();
            DataTable shown = new DataTable(new Labelled(messages), model, tasks);
            VBox.setVgrow(shown, Priority.ALWAYS);
            Scene scene = new Scene(new VBox(shown), 1280, 720);
            Look.dress(scene);
            window.setScene(scene);
            window.show();
            model.show(table);
            return window;
        });
        waitForFirst("player-");
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            stage.close();
            model.show(null);
        });
        workers.close();
        workspace.close();
    }

    @Test
    void noStepThroughAMillionRowsFreezesTheWindow() {
        TableView<?> grid = grid();
        smooth("to the end", () -> {
            FxThread.run(() -> grid.scrollTo(0));
            waitForLine(0);
            FxThread.run(() -> grid.scrollTo(ROWS - 1));
            waitForLine(ROWS - 1);
        });
        smooth("through the middle", () -> {
            for (int row = 400_000; row < 430_000; row += 997) {
                int to = row;
                FxThread.run(() -> grid.scrollTo(to));
            }
            waitForLine(429_910);
        });
        smooth("sorting", () -> {
            Arrangement before = arrangement();
            robot.clickOn("amount 1");
            FxThread.waitUntil("rows are sorted", () -> arrangement() != before);
        });
        smooth("searching", () -> {
            Arrangement before = arrangement();
            TextField search = robot.lookup("#table-search").queryAs(TextField.class);
            FxThread.run(() -> search.setText(search.getText().equals("player-77") ? "player-78" : "player-77"));
            FxThread.waitUntil("rows are found", () -> arrangement() != before);
        });
        smooth(
                "selecting all",
                () -> FxThread.run(() -> {
                    model.clearSelection();
                    model.selectAll();
                }));
    }

    @Test
    void rowsAreSortedSoughtFilteredSelectedAndCopied() {
        Pictures.save(stage.getScene(), "table-light-en");
        robot.clickOn("#table-search").write("player-4242");
        FxThread.waitUntil("few rows are left", () -> model.rowCount() < 1000);
        String count = robot.lookup("#row-count").<Labeled>query().getText();
        assertTrue(count.endsWith(" of 1,000,000 rows"), count);
        robot.clickOn("#filters");
        FxThread.run(() -> stage.getScene().getRoot().layout());
        TextField country = robot.lookup(".head .text-field").nth(2).queryAs(TextField.class);
        robot.clickOn(country).write("=br");
        long before = model.rowCount();
        FxThread.waitUntil("the filter holds too", () -> model.rowCount() < before);
        waitForFirst("player-4242");
        robot.clickOn("player_id");
        FxThread.waitUntil(
                "sorted",
                () -> !model.refinementProperty().get().order().isEmpty()
                        && !model.busyProperty().get());
        FxThread.run(() -> {
            grid().requestFocus();
            model.selectRange(0, 1);
        });
        waitForFirst("player-4242");
        Pictures.save(stage.getScene(), "table-filtered-light-en");
        robot.clickOn("#copy-rows");
        FxThread.waitUntil(
                "it is said",
                () -> robot.lookup("#selected-count").<Labeled>query().getText().contains("copied"));
        String copied = FxThread.call(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(3, copied.lines().count(), copied);
        assertTrue(copied.startsWith("player_id\tname\tcountry\tamount 1"), copied);
        FxThread.run(() -> {
            Look.apply(Theme.DARK);
            messages.languageProperty().set(Language.PORTUGUESE);
        });
        Pictures.save(stage.getScene(), "table-filtered-dark-pt");
        FxThread.run(() -> Look.apply(Theme.LIGHT));
    }

    @Test
    void choicesFromElsewhereAreShownAndForgottenWithTheirTable() throws Exception {
        TableChoices chosen = new TableChoices(
                "player-4242",
                Map.of("country", "=br", "gone", "1"),
                List.of(new Refinement.Sort("gone", false), new Refinement.Sort("player_id", true)),
                Set.of("name", "gone"));
        FxThread.run(() -> model.choicesProperty().set(chosen));
        TextField search = robot.lookup("#table-search").queryAs(TextField.class);
        assertEquals("player-4242", search.getText());
        FxThread.run(() -> stage.getScene().getRoot().layout());
        assertEquals(
                "=br",
                robot.lookup(".head .text-field")
                        .nth(1)
                        .queryAs(TextField.class)
                        .getText());
        assertEquals(1, arrows());
        FxThread.waitUntil("few rows are left", () -> model.rowCount() < 1000);
        assertEquals(chosen, model.choicesProperty().get(), "what follows does not lead");
        assertTrue(robot.lookup("name").tryQuery().isEmpty(), "the column is hidden");

        robot.clickOn(search).push(KeyCode.END).write("7");
        assertEquals(chosen.withSearch("player-42427"), model.choicesProperty().get());
        var other = MillionRows.of(workspace, 10);
        FxThread.run(() -> model.show(other));
        assertEquals(TableChoices.NONE, model.choicesProperty().get());
        assertEquals("", search.getText());
        FxThread.waitUntil("nothing is sorted", () -> arrows() == 0);
        FxThread.waitUntil(
                "all columns are there", () -> robot.lookup("name").tryQuery().isPresent());
        assertEquals(10, model.rowCount());
        assertTrue(robot.lookup(".head .text-field").tryQuery().isEmpty());
    }

    @Test
    void arrowsWithShiftSelectARangeAndEscapeLetsGo() {
        robot.clickOn("player-" + name(1));
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        FxThread.waitUntil("three rows are selected", () -> model.selection().count() == 3);
        robot.push(KeyCode.ESCAPE);
        assertTrue(model.selection().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertEquals(ROWS, model.selection().count());
        assertEquals(0, arrows(), "the rows stand as in the table");
        robot.push(KeyCode.S);
        FxThread.waitUntil(
                "the rows are sorted by the column that has the focus",
                () -> !model.refinementProperty().get().order().isEmpty()
                        && !model.busyProperty().get());
        assertEquals(1, arrows(), "and its head says so");
    }

    private long arrows() {
        return robot.lookup(".sort-arrow").queryAll().stream()
                .filter(javafx.scene.Node::isVisible)
                .count();
    }

    private String name(int row) {
        return FxThread.call(() -> Objects.toString(Objects.requireNonNull(
                                Objects.requireNonNull(model.rowsProperty().get())
                                        .get(row)
                                        .values())
                        .get(1))
                .substring("player-".length()));
    }

    private void smooth(String what, Runnable action) {
        long millis = FxWatchdog.leastOf(ATTEMPTS, action).toMillis();
        System.out.println("frozen " + millis + " ms: " + what);
        assertTrue(millis <= FROZEN_MILLIS, what + " froze the window for " + millis + " ms");
    }

    private Arrangement arrangement() {
        return Objects.requireNonNull(model.rowsProperty().get()).arrangement();
    }

    private TableView<?> grid() {
        return robot.lookup("#table-rows").queryTableView();
    }

    private void waitForLine(int position) {
        FxThread.waitUntil("row " + position + " is there", () -> {
            PagedRows rows = model.rowsProperty().get();
            return rows != null && rows.get(position).values() != null;
        });
    }

    private void waitForFirst(String name) {
        FxThread.waitUntil("the first row is there", () -> {
            PagedRows rows = model.rowsProperty().get();
            return rows != null
                    && !rows.isEmpty()
                    && rows.get(0).values() != null
                    && Objects.toString(rows.get(0).values().get(1)).startsWith(name);
        });
    }
}
