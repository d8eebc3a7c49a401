package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.FxWatchdog;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Many customers in the Lab as rows: 200,000 unless {@code -Dcrmbet.customers} says otherwise. */
@ExtendWith(FxThread.class)
class CustomersFxTest {
    private static final int CUSTOMERS = Integer.getInteger("crmbet.customers", 200_000);
    private static final long FROZEN_MILLIS = 100;
    private static final int ATTEMPTS = 6;
    private static final Pattern SELECTED = Pattern.compile("([0-9,]+|One) of ([0-9,]+) customers selected.*");

    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private LabWindow window;
    private FxRobot robot;
    private Messages messages;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepareMany(place(), CUSTOMERS);
    }

    private static Path place() {
        return folder.resolve("Crowd");
    }

    @BeforeEach
    void open() {
        window = new LabWindow(place(), settings);
        robot = window.robot();
        messages = window.messages();
        FxThread.waitUntil(
                "the set is there", () -> !window.text("#scatter-caption").isEmpty());
        if (!window.text("#scatter-caption").contains("clusters")) {
            robot.push(KeyCode.F5);
        }
        FxThread.waitUntil(
                "a run is there", () -> window.text("#scatter-caption").contains("clusters"));
        robot.clickOn("#tab-customers");
        FxThread.waitUntil("the customers are there", () -> window.listedCustomers() == CUSTOMERS && cell(0, "c0000"));
    }

    @AfterEach
    void close() {
        FxThread.run(() -> Look.apply(Theme.LIGHT));
        window.close();
    }

    @Test
    void theTableAndThePictureShareOneSelection() {
        window.drawn();
        window.picture("customers-light-en");
        selectCluster();
        int cluster = selected();
        assertTrue(cluster > 0 && cluster < CUSTOMERS, () -> window.text("#customers-caption"));
        robot.clickOn("#only-selected");
        FxThread.waitUntil("only the cluster is shown", () -> window.listedCustomers() == cluster);
        window.picture("customers-cluster-light-en");

        robot.clickOn(line(1));
        FxThread.waitUntil("one customer is selected", () -> selected() == 1);
        assertEquals(cluster, window.listedCustomers(), "who is chosen among the rows does not take the others away");
        ScatterChart chart = robot.lookup("#scatter").query();
        assertEquals(1, chart.emphasisedRowsProperty().get().orElseThrow().count());
        OptionalInt marked = chart.markedRowProperty().get();
        assertTrue(marked.isPresent(), "the row under the pointer has a ring");
        assertTrue(chart.emphasisedRowsProperty().get().get().contains(marked.getAsInt()));
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        FxThread.waitUntil("three are selected", () -> selected() == 3);
        window.picture("customers-rows-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        FxThread.waitUntil("it is said", () -> window.text("#selected-count").contains("copied"));
        String copied = FxThread.call(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith("Customer\tCluster\tRecency, days\t"), copied);
        assertTrue(copied.lines().skip(1).allMatch(each -> each.contains("\tCluster ")), copied);
        assertEquals(4, copied.lines().count());

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        FxThread.waitUntil("the cluster is selected again", () -> selected() == cluster);
        assertEquals(cluster, window.listedCustomers());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        FxThread.waitUntil("nobody is left out any more", () -> window.listedCustomers() == CUSTOMERS);
        assertEquals(cluster, selected());
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        FxThread.waitUntil("only the cluster is shown again", () -> window.listedCustomers() == cluster);
        robot.push(KeyCode.ESCAPE);
        FxThread.waitUntil("nobody is left out once nobody is selected", () -> window.listedCustomers() == CUSTOMERS);
        robot.clickOn("#only-selected");
    }

    @Test
    void chosenCustomersHaveTheirRowAmongTheProfilesAndTheirSilhouettes() {
        lasso();
        robot.clickOn("#tab-profile");
        TableView<?> profile = robot.lookup("#profile").queryTableView();
        FxThread.waitUntil("the chosen are profiled", () -> profile.getItems().size() == 6);
        assertEquals(1, profile.getSelectionModel().getSelectedIndex());
        window.drawn();
        window.picture("profile-chosen-light-en");
        robot.clickOn("#tab-silhouette");
        FxThread.waitUntil(
                "they have a silhouette",
                () -> window.text("#silhouette-caption").contains("Those selected:"));
        window.picture("silhouette-chosen-light-en");
        ToggleButton name = robot.lookup(".silhouette-name").nth(1).query();
        robot.clickOn(name);
        FxThread.waitUntil("the cluster is selected", name::isSelected);
        window.drawn();
        window.picture("silhouette-cluster-light-en");
        robot.clickOn("#tab-profile");
        assertEquals(5, profile.getItems().size());
        assertEquals(2, profile.getSelectionModel().getSelectedIndex());
        lasso();
        FxThread.waitUntil("the chosen are profiled", () -> profile.getItems().size() == 6);
        robot.clickOn("Cluster 2");
        FxThread.waitUntil(
                "the row of the chosen is gone", () -> profile.getItems().size() == 5);
        assertEquals(3, profile.getSelectionModel().getSelectedIndex());
    }

    @Test
    void inTheDarkAndInPortuguese() {
        FxThread.run(() -> {
            Look.apply(Theme.DARK);
            messages.languageProperty().set(Language.PORTUGUESE);
        });
        lasso();
        window.drawn();
        window.picture("customers-dark-pt");
        robot.clickOn("#filters");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        FxThread.run(() -> window.stage().getScene().getRoot().layout());
        Pictures.save(window.stage().getScene(), "customers-enlarged-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn("#tab-profile");
        window.drawn();
        window.picture("profile-chosen-dark-pt");
        robot.clickOn("#tab-silhouette");
        FxThread.waitUntil(
                "there is a silhouette",
                () -> window.text("#silhouette-caption").contains("selecionados"));
        window.picture("silhouette-chosen-dark-pt");
    }

    @Test
    void noStepFreezesTheWindow() {
        TableView<?> table = robot.lookup("#customers").queryTableView();
        smooth("select all", () -> {
            FxThread.run(table::requestFocus);
            robot.push(KeyCode.CONTROL, KeyCode.A);
            FxThread.waitUntil("all are selected", () -> selected() == CUSTOMERS);
            robot.push(KeyCode.ESCAPE);
            FxThread.waitUntil("nobody is selected", () -> selected() == 0);
            window.drawn();
        });
        smooth("sort", () -> {
            int before = System.identityHashCode(table.getItems());
            robot.clickOn(window.customersHead("Recency"));
            FxThread.waitUntil("sorted", () -> System.identityHashCode(table.getItems()) != before && cell(0, "c"));
        });
        robot.clickOn(window.customersHead("Customer"));
        FxThread.waitUntil("as it was", () -> cell(0, "c0000000"));
        smooth("filter", () -> {
            TextField search = robot.lookup("#table-search").query();
            FxThread.run(() -> search.setText(search.getText().equals("c00012") ? "c00013" : "c00012"));
            FxThread.waitUntil("found", () -> window.listedCustomers() < CUSTOMERS && cell(0, search.getText()));
        });
        FxThread.run(() -> robot.lookup("#table-search").<TextField>query().clear());
        FxThread.waitUntil("all are there", () -> window.listedCustomers() == CUSTOMERS && cell(0, "c0000000"));
        smooth("jump to end", () -> {
            FxThread.run(() -> table.scrollTo(0));
            FxThread.waitUntil("the first is there", () -> cell(0, "c0000000"));
            FxThread.run(() -> table.scrollTo(CUSTOMERS - 1));
            FxThread.waitUntil("the last is there", () -> cell(CUSTOMERS - 1, "c"));
        });
        smooth("lasso to table", () -> {
            lasso();
            window.drawn();
            robot.push(KeyCode.ESCAPE);
            FxThread.waitUntil("nobody is selected", () -> selected() == 0);
        });
    }

    private void smooth(String what, Runnable action) {
        long millis = FxWatchdog.leastOf(ATTEMPTS, action).toMillis();
        System.out.println("frozen " + millis + " ms: " + what + " of " + CUSTOMERS);
        assertTrue(millis <= FROZEN_MILLIS, what + " froze the window for " + millis + " ms");
    }

    private void selectCluster() {
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        FxThread.waitUntil("a cluster is selected", () -> selected() > 0);
    }

    private void lasso() {
        ScatterChart chart = robot.lookup("#scatter").query();
        Bounds on = FxThread.call(() -> chart.localToScreen(chart.getBoundsInLocal()));
        robot.clickOn("#tool-BOX");
        robot.drag(on.getMinX() + on.getWidth() * 0.2, on.getMinY() + on.getHeight() * 0.1)
                .dropTo(on.getMinX() + on.getWidth() * 0.6, on.getMinY() + on.getHeight() * 0.7);
        robot.clickOn("#tool-BOX");
        FxThread.waitUntil(
                "customers are selected",
                () -> chart.emphasisedRowsProperty().get().isPresent());
    }

    private int selected() {
        Matcher matcher = SELECTED.matcher(window.text("#customers-caption"));
        return matcher.matches()
                ? Integer.parseInt(matcher.group(1).replace(",", "").replace("One", "1"))
                : 0;
    }

    /** Whether the row at a position is in view with a customer whose key begins so. */
    private boolean cell(int position, String beginning) {
        return robot.lookup("#customers .table-row-cell").queryAll().stream()
                .filter(row -> row.isVisible()
                        && row instanceof javafx.scene.control.TableRow<?> line
                        && line.getIndex() == position)
                .flatMap(row -> row.lookupAll(".table-cell").stream())
                .anyMatch(each -> each instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().startsWith(beginning));
    }

    private Node line(int position) {
        return robot.lookup("#customers .table-row-cell").queryAll().stream()
                .filter(row -> row.isVisible()
                        && row instanceof javafx.scene.control.TableRow<?> line
                        && line.getIndex() == position)
                .flatMap(row -> row.lookupAll(".table-cell").stream())
                .filter(each -> each instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().startsWith("c0"))
                .findFirst()
                .orElseThrow();
    }
}
