package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.fx.FxThread;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What is chosen in the table of customers is taken back, chosen again, and there again after a restart. */
@ExtendWith(FxThread.class)
class CustomersUndoFxTest {
    private static final int CUSTOMERS = 3_000;
    private static final String SOUGHT = "c00001";
    /** How many keys begin so. */
    private static final int FOUND = 100;

    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private LabWindow window;
    private FxRobot robot;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepareMany(place(), CUSTOMERS);
    }

    private static Path place() {
        return folder.resolve("Crowd");
    }

    @BeforeEach
    void begin() throws Exception {
        LabWindow.forget(place());
        openWindow();
        if (window.runs() == 0) {
            window.run("kmeans");
        }
        window.openTab("customers");
        waitForRows("everybody is there", CUSTOMERS);
    }

    private void openWindow() {
        window = new LabWindow(place(), settings);
        robot = window.robot();
        window.drawn();
    }

    @AfterEach
    void close() {
        FxThread.run(() -> Look.apply(Theme.LIGHT));
        window.close();
    }

    @Test
    void whatIsChosenInTheTableIsTakenBackStepByStepAndChosenAgain() {
        int filtered = chooseAll();
        window.picture("customers-chosen-light-en");
        assertUndoes("Undo: choice of columns");
        assertTrue(isShown("Recency"));
        assertEquals(filtered, window.listedCustomers());
        assertUndoes("Undo: filter of customers");
        waitForRows("the filter is taken back as a whole", FOUND);
        assertEquals("", filter("Frequency").getText());
        window.dark();
        window.portuguese();
        assertUndoes("Desfazer: ordenação dos clientes");
        assertEquals(List.of(), sortedBy());
        assertEquals(SOUGHT, search().getText(), "the language leaves the search alone");
        assertUndoes("Desfazer: busca de clientes");
        waitForRows("the search is taken back as a whole", CUSTOMERS);
        assertEquals("", search().getText());

        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.Y);
        }
        waitForRows("all is chosen again", filtered);
        assertEquals(SOUGHT, search().getText());
        assertEquals("> 1", filter("Frequência").getText());
        assertEquals(List.of("Valor"), sortedBy());
        assertTrue(!isShown("Recência"));
        window.picture("customers-chosen-dark-pt");
    }

    @Test
    void whatIsChosenInTheTableIsThereAgainAfterARestartAndForAnotherRun() {
        int filtered = chooseAll();
        window.close();
        openWindow();
        window.openTab("customers");
        waitForRows("the same customers are there", filtered);
        assertChosen();
        assertTrue(robot.lookup("#filters").<ToggleButton>query().isSelected(), "one sees what is filtered");
        window.picture("customers-restarted-light-en");

        window.run("kmeans");
        waitForRows("they are chosen of the other run too", filtered);
        assertChosen();
        assertUndoes("Undo: choice of run");
        waitForRows("they are chosen of the first run", filtered);
        assertChosen();
    }

    /** Returns how many customers are left. */
    private int chooseAll() {
        robot.clickOn("#table-search").write(SOUGHT);
        waitForRows("those sought are there", FOUND);
        robot.clickOn(window.customersHead("Money"));
        robot.clickOn("#filters");
        FxThread.run(() -> window.stage().getScene().getRoot().layout());
        robot.clickOn(filter("Frequency")).write("> 1");
        FxThread.waitUntil("the filter holds too", () -> window.listedCustomers() < FOUND);
        FxThread.run(() -> columnItem("Recency").setSelected(false));
        FxThread.run(robot.lookup("#customers").queryTableView()::requestFocus);
        assertChosen();
        int filtered = window.listedCustomers();
        assertTrue(filtered > 0);
        return filtered;
    }

    private void assertChosen() {
        assertEquals(SOUGHT, search().getText());
        assertEquals("> 1", filter("Frequency").getText());
        assertEquals(List.of("Money"), sortedBy());
        assertTrue(!isShown("Recency"));
    }

    /** The command is named so, and does it. */
    private void assertUndoes(String name) {
        String verb = name.substring(0, name.indexOf(':'));
        robot.push(KeyCode.CONTROL, KeyCode.K).write(verb.toLowerCase(Locale.ROOT));
        FxThread.waitUntil(
                "the palette says " + name, () -> robot.lookup(name).tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
    }

    private void waitForRows(String what, int amount) {
        FxThread.waitUntil(what, () -> window.listedCustomers() == amount);
    }

    private TextField search() {
        return robot.lookup("#table-search").query();
    }

    private TextField filter(String column) {
        return robot.lookup("#customers .head .text-field").queryAll().stream()
                .map(TextField.class::cast)
                .filter(field -> field.getAccessibleText().contains(column))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no filter of " + column));
    }

    private CheckMenuItem columnItem(String name) {
        return robot.lookup("#columns").<MenuButton>query().getItems().stream()
                .map(CheckMenuItem.class::cast)
                .filter(item -> item.getText().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + name));
    }

    private boolean isShown(String column) {
        return columnItem(column).isSelected();
    }

    /** The first words of the heads with an arrow. */
    private List<String> sortedBy() {
        return robot.lookup("#customers .head-top").queryAll().stream()
                .filter(top -> top.lookup(".sort-arrow").isVisible())
                .map(top -> ((Labeled) top.lookup(".name")).getText().split("\\W", -1)[0])
                .toList();
    }
}
