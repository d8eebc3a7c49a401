package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Tables of a real PostgreSQL on the Data page. */
@ExtendWith(FxThread.class)
class DatabaseFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private TemporaryDatabase database;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        database = TemporaryDatabase.create();
        database.execute("CREATE TABLE orders (id int PRIMARY KEY, customer text, amount numeric(12,2), note text,"
                + " updated_at timestamptz)");
        database.execute("INSERT INTO orders SELECT n, 'c' || n % 700, n * 0.25, CASE WHEN n % 3 = 0 THEN 'gift' END,"
                + " timestamptz '2026-01-01 10:00+00' + n * interval '7 minutes' FROM generate_series(1, 20000) n");
        database.execute(
                "CREATE TABLE customers AS SELECT 'c' || n AS customer, 'BR' AS country FROM generate_series(1, 700) n");
        database.execute("CREATE VIEW gifts AS SELECT * FROM orders WHERE note = 'gift'");
        database.execute("ANALYZE");
        ProgramWindow.connect(folder, "Shop", database);
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.create(robot, folder.resolve("Shop analysis"));
        robot.clickOn("#rail-data");
    }

    @AfterEach
    void close() throws Exception {
        FxThread.run(stage::close);
        database.close();
    }

    @Test
    void aTableIsFoundPreviewedLoadedAndBroughtUpToDate() throws Exception {
        robot.clickOn("Load from a database or lake");
        FxThread.waitUntil("the tables are listed", () -> tables().getItems().size() == 3);
        FxThread.run(
                () -> robot.lookup("#source-filter").<TextInputControl>query().setText("ord"));
        FxThread.run(() -> tables().getSelectionModel().select(0));
        FxThread.waitUntil(
                "the first rows are shown", () -> preview().getItems().size() == 50);
        FxThread.run(() ->
                robot.lookup("#source-watermark").<ComboBox<String>>query().setValue("updated_at"));
        FxThread.run(() -> robot.lookup(node -> node instanceof CheckBox box && "note".equals(box.getText()))
                .<CheckBox>query()
                .setSelected(false));
        pictures("database-table");
        robot.push(KeyCode.F5);
        waitForRows(20_000);
        assertEquals(
                // One column counts the rows.
                "1 · 5",
                FxThread.call(() -> robot.lookup("#datasets")
                                .queryListView()
                                .getItems()
                                .size() + " · "
                        + robot.lookup("#rows").queryTableView().getColumns().size()));
        pictures("database-loaded");
        database.execute("INSERT INTO orders VALUES (20001, 'c1', 1, NULL, now())");
        database.execute("UPDATE orders SET amount = 0, updated_at = now() WHERE id = 1");
        robot.clickOn("#refresh");
        waitForRows(20_001);
    }

    @Test
    void aQueryIsWrittenAndItsMistakesAreExplained() {
        robot.clickOn("Load from a database or lake");
        FxThread.waitUntil("the tables are listed", () -> tables().getItems().size() == 3);
        robot.clickOn("#source-query-kind");
        FxThread.run(() ->
                robot.lookup("#source-query").<TextInputControl>query().setText("DELETE FROM orders RETURNING id"));
        robot.clickOn("#source-try");
        FxThread.waitUntil(
                "it is refused",
                () -> robot.lookup(".failure-note .strong").queryAll().stream()
                        .anyMatch(node -> node instanceof Labeled label
                                && label.getText() != null
                                && !label.getText().isBlank()
                                && label.isVisible()));
        pictures("database-refused");
        FxThread.run(() -> robot.lookup("#source-query")
                .<TextInputControl>query()
                .setText("SELECT customer, sum(amount) AS paid\nFROM orders\nGROUP BY 1"));
        robot.clickOn("#source-try");
        FxThread.waitUntil(
                "the first rows are shown", () -> preview().getItems().size() == 50);
        Pictures.save(stage.getScene(), "database-query-light-en");
        robot.push(KeyCode.F5);
        waitForRows(700);
        assertTrue(robot.lookup("#refresh").tryQuery().isPresent());
    }

    private void waitForRows(int rows) {
        FxThread.waitUntil(
                rows + " rows are shown",
                () -> robot.lookup("#rows")
                        .<TableView<?>>tryQuery()
                        .map(table ->
                                table.getItems() != null && table.getItems().size() == rows)
                        .orElse(false));
    }

    private ListView<?> tables() {
        return robot.lookup("#source-tables").<ListView<?>>tryQuery().orElseGet(ListView::new);
    }

    private TableView<?> preview() {
        return robot.lookup("#source-preview").<TableView<?>>tryQuery().orElseGet(TableView::new);
    }

    private void pictures(String name) {
        Pictures.save(stage.getScene(), name + "-light-en");
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        robot.clickOn("#rail-theme");
        Pictures.save(stage.getScene(), name + "-dark-pt");
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        robot.clickOn("#rail-theme");
    }
}
