package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** An analyst asks the sample data in SQL. */
@ExtendWith(FxThread.class)
class SqlConsoleFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        robot.clickOn(messages.get("home.sample.title"));
        FxThread.waitUntil(
                "the sample is loaded",
                () -> robot.lookup("#rows")
                        .<TableView<?>>tryQuery()
                        .map(rows -> rows.getItems() != null && rows.getItems().size() > 500_000)
                        .orElse(false));
        robot.clickOn("#console-tab");
        FxThread.waitUntil(
                "the examples are offered",
                () -> !robot.lookup(".example").queryAll().isEmpty());
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            Look.apply(Theme.LIGHT);
            stage.close();
        });
    }

    @Test
    void examplesRunAndMistakesAreShownAtTheirPlace() {
        Pictures.save(stage.getScene(), "sql-empty-light-en");
        robot.clickOn(messages.get("data.sql.example.countries"));
        waitForSaid("38 rows in ");
        waitForRows();
        Pictures.save(stage.getScene(), "sql-rows-light-en");

        write("SELECT Country\nFROM online_retial");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitForSaid("Line 2, column 6");
        Pictures.save(stage.getScene(), "sql-error-light-en");

        write("EXPLAIN ANALYZE SELECT Country, sum(Quantity) FROM online_retail WHERE UnitPrice > 2 GROUP BY Country");
        robot.clickOn("#primary");
        waitForSaid("Run in ");
        Pictures.save(stage.getScene(), "sql-plan-light-en");

        FxThread.run(() -> {
            messages.languageProperty().set(Language.PORTUGUESE);
            Look.apply(Theme.DARK);
        });
        write("SELECT * FROM online_retail -- tudo\nWHERE Country <> 'United Kingdom' AND Quantity > 12");
        robot.push(KeyCode.F5);
        waitForSaid(" linhas em ");
        waitForRows();
        Pictures.save(stage.getScene(), "sql-rows-dark-pt");
        write("DROP TABLE online_retail");
        robot.push(KeyCode.F5);
        waitForSaid("Linha 1, coluna 1");
        Pictures.save(stage.getScene(), "sql-refused-dark-pt");
    }

    @Test
    void namesAreCompletedStatementsRecalledAndResultsExported() throws Exception {
        write("SELECT o. FROM online_retail o");
        FxThread.run(() -> editor().moveTo("SELECT o".length()));
        FxThread.run(() -> editor().replaceText(8, 9, ""));
        robot.clickOn("#sql-text");
        FxThread.run(() -> editor().moveTo("SELECT o".length()));
        robot.write(".");
        FxThread.waitUntil("columns are offered", () -> proposals().contains("CustomerID"));
        Pictures.save(stage.getScene(), "sql-completion-light-en");
        robot.write("unitp");
        FxThread.waitUntil("the column is found", () -> proposals().equals(List.of("UnitPrice")));
        robot.push(KeyCode.ENTER);
        assertEquals("SELECT o.UnitPrice FROM online_retail o", FxThread.call(() -> editor().getText()));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitForSaid("541,909 rows in ");
        Path file = folder.resolve("prices.csv");
        Desktop.chooseNext(file);
        robot.clickOn("#sql-export").clickOn("CSV…");
        FxThread.waitUntil("the file is there", () -> Files.exists(file));
        try (var lines = Files.lines(file)) {
            assertEquals(541_910, lines.count());
        }
        write("");
        robot.push(KeyCode.CONTROL, KeyCode.UP);
        assertEquals("SELECT o.UnitPrice FROM online_retail o", FxThread.call(() -> editor().getText()));
    }

    @Test
    void aLongStatementIsCancelledAndTheNextOneRuns() {
        write("SELECT sum(hash(a.range * b.range)) FROM range(1000000) a, range(1000000) b");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        FxThread.waitUntil("it runs", () -> robot.lookup("#sql-cancel").query().isVisible());
        long cancelled = System.nanoTime();
        robot.clickOn("#sql-cancel");
        FxThread.waitUntil(
                "it has stopped", () -> !robot.lookup("#sql-cancel").query().isVisible());
        long millis = (System.nanoTime() - cancelled) / 1_000_000;
        System.out.println("cancelled after " + millis + " ms, the click included");
        assertTrue(millis < 2000, "it took " + millis + " ms");
        write("SELECT 1 AS one");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitForSaid("One row in ");
    }

    private List<String> proposals() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot().lookup("#proposals"))
                .filter(ListView.class::isInstance)
                .findFirst()
                .map(list -> ((ListView<?>) list)
                        .getItems().stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    private CodeArea editor() {
        return robot.lookup("#sql-text").queryAs(CodeArea.class);
    }

    private void write(String sql) {
        FxThread.run(() -> {
            editor().replaceText(sql);
            editor().requestFocus();
        });
    }

    private void waitForSaid(String part) {
        FxThread.waitUntil(
                "it says " + part,
                () -> robot.lookup("#sql-said").<Labeled>query().getText().contains(part));
    }

    private void waitForRows() {
        FxThread.waitUntil(
                "the rows are there",
                () -> robot.lookup(".sql-console .table-cell").queryAll().stream()
                        .map(Node.class::cast)
                        .anyMatch(cell -> cell instanceof Labeled labeled
                                && labeled.getText() != null
                                && !labeled.getText().isEmpty()
                                && !cell.getStyleClass().contains("row-number")));
    }
}
