package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.RowOrigin;
import crmbet.core.run.Run;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The Lab through the window, on Online Retail. */
@ExtendWith(FxThread.class)
class LabFxTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private LabWindow window;
    private FxRobot robot;
    private Messages messages;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepare(place());
    }

    private static Path place() {
        return folder.resolve("Online Retail");
    }

    @BeforeEach
    void open() throws Exception {
        LabWindow.forget(place());
        openWindow();
    }

    private void openWindow() {
        window = new LabWindow(place(), settings);
        robot = window.robot();
        messages = window.messages();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anAnalystFindsClustersLooksIntoOneAndKeepsIt() throws Exception {
        waitForCaption("4,338 customers, not grouped yet");
        window.picture("lab-undivided-light-en");
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
        window.drawn();
        window.picture("lab-light-en");
        TableView<?> profile = robot.lookup("#profile").queryTableView();
        assertEquals(5, profile.getItems().size(), "all customers and four clusters");

        ListView<?> legend = robot.lookup("#legend").queryListView();
        assertEquals(4, legend.getItems().size());
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the cluster is explained",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        window.drawn();
        window.picture("lab-cluster-light-en");
        assertEquals(0, legend.getSelectionModel().getSelectedIndex());
        assertEquals(1, profile.getSelectionModel().getSelectedIndex());

        robot.clickOn("#segment-name").write("Best customers").clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup("Show segments").tryQuery().isPresent());
        window.picture("lab-kept-light-en");
        window.close();
        try (Workspace workspace = Workspace.open(place())) {
            assertTrue(new Segments(workspace).find("Best customers").isPresent());
        }
    }

    @Test
    void everyStrategyRunsAndBothThemesAndLanguagesLookRight() {
        waitForCaption("4,338 customers");
        strategy("hdbscan");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "HDBSCAN is done", () -> window.text("#scatter-caption").contains("clusters; the largest"));
        FxThread.resize(window.stage(), 1920, 1200);
        window.drawn();
        window.picture("lab-hdbscan-light-en-large");
        strategy("dbscan");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "DBSCAN is done",
                () -> robot.lookup("#runs").queryListView().getItems().size() >= 2);
        window.drawn();
        window.picture("lab-dbscan-light-en-large");
        robot.clickOn(messages.get("lab.tab.silhouette"));
        FxThread.waitUntil(
                "the silhouette is measured",
                () -> window.text("#silhouette-caption").startsWith("Mean"));
        window.picture("lab-silhouette-light-en-large");
    }

    @Test
    void inTheDarkAndInPortuguese() {
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        waitForCaption("4.338 clientes em 4 grupos");
        ComboBox<?> axes = robot.lookup("#axes").queryComboBox();
        assertEquals("Todos (PCA)", axes.getButtonCell().getText());
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        window.drawn();
        window.picture("lab-dark-pt");
        robot.clickOn(messages.get("lab.tab.silhouette"));
        FxThread.waitUntil(
                "the silhouette is measured",
                () -> window.text("#silhouette-caption").startsWith("Silhueta"));
        window.picture("lab-silhouette-dark-pt");
        FxThread.resize(window.stage(), 1920, 1200);
        window.drawn();
        window.picture("lab-dark-pt-large");
        FxThread.resize(window.stage(), 1280, 720);
        selectABox();
        window.drawn();
        window.picture("lab-rows-dark-pt");
    }

    @Test
    void aLongRunIsForecastBelowItsButton() {
        waitForCaption("4,338 customers");
        assertEquals("", window.text("#cost"), "a short run needs no forecast");
        robot.clickOn("#parameter-starts").push(KeyCode.CONTROL, KeyCode.A).write("1000000");
        FxThread.waitUntil("the run is forecast", () -> window.text("#cost").startsWith("This run takes about"));
        window.picture("lab-cost-light-en");
    }

    @Test
    void aParameterOutOfRangeIsExplainedBelowIt() {
        waitForCaption("4,338 customers");
        robot.clickOn("#parameter-k").push(KeyCode.CONTROL, KeyCode.A).write("0");
        assertEquals("k must be a whole number of 1 or more.", window.text("#parameter-problem"));
        assertTrue(robot.lookup("#primary").query().isDisabled());
        window.picture("lab-problem-light-en");
    }

    @Test
    void chosenCustomersAreFollowedEverywhereAndKept() throws Exception {
        fit();
        selectABox();
        window.drawn();
        window.picture("lab-rows-light-en");
        ScatterChart chart = robot.lookup("#scatter").query();
        assertTrue(chart.emphasisedRowsProperty().get().isPresent());
        assertTrue(chart.emphasisedProperty().get().isEmpty());
        String size = robot.lookup(".lab-inspector .muted").<Label>query().getText();
        assertTrue(size.contains(" customers · "), size);
        assertEquals(
                -1,
                robot.lookup("#legend").queryListView().getSelectionModel().getSelectedIndex(),
                "no cluster is selected");
        robot.clickOn("#segment-name").write("Drawn").clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup("Show segments").tryQuery().isPresent());
        window.close();
        try (Workspace workspace = Workspace.open(place())) {
            Segment kept = new Segments(workspace).find("Drawn").orElseThrow();
            assertEquals(RowOrigin.Kind.BOX, kept.origin().orElseThrow().kind());
            assertTrue(size.startsWith(messages.formats().integer(kept.members())), size);
        }
    }

    /** Fits k-means and waits until its run, and not one of another test, is looked at. */
    private void fit() {
        waitForCaption("4,338 customers");
        ListView<Run> runs = robot.lookup("#runs").queryListView();
        int before = FxThread.call(() -> runs.getItems().size());
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "the new run is explained",
                () -> runs.getItems().size() > before
                        && window.text(".lab-inspector > .title")
                                .equals(runs.getItems().getFirst().name()));
        window.drawn();
    }

    private void selectABox() {

        ScatterChart chart = robot.lookup("#scatter").query();
        robot.clickOn("#tool-BOX");
        Bounds on = FxThread.call(() -> chart.localToScreen(chart.getBoundsInLocal()));
        robot.drag(on.getMinX() + on.getWidth() * 0.3, on.getMinY() + on.getHeight() * 0.2)
                .dropTo(on.getMinX() + on.getWidth() * 0.55, on.getMinY() + on.getHeight() * 0.6);
        FxThread.waitUntil(
                "the customers in the box are explained",
                () -> window.text(".inspector-title .title").equals(messages.get("lab.origin.BOX")));
        robot.clickOn("#tool-BOX");
    }

    @Test
    void choicesAreTakenBackAndChosenAgain() {
        fit();
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the cluster is explained",
                () -> window.text(".inspector-title .title").equals("Cluster 0"));
        robot.clickOn(messages.get("lab.tab.silhouette"));
        ScatterChart chart = robot.lookup("#scatter").query();
        Extent whole = chart.extentProperty().get();
        FxThread.run(chart::requestFocus);
        robot.push(KeyCode.PLUS);
        assertNotEquals(whole, chart.extentProperty().get());

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(whole, chart.extentProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("tab-profile", frontTab());
        robot.push(KeyCode.CONTROL, KeyCode.K).write("undo");
        FxThread.waitUntil(
                "the palette names what is taken back",
                () -> robot.lookup("Undo: selection").tryQuery().isPresent());
        window.picture("lab-undo-palette-light-en");
        robot.push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the run is explained",
                () -> robot.lookup("#run-details").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.Y).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals("tab-silhouette", frontTab());
        assertEquals("Cluster 0", window.text(".inspector-title .title"));

        robot.clickOn("#parameter-k").push(KeyCode.CONTROL, KeyCode.A).write("7");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("tab-silhouette", frontTab(), "a field takes back what was typed, nothing else");
    }

    @Test
    void aRestartShowsWhatWasLookedAt() {
        fit();
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        robot.clickOn(messages.get("lab.tab.silhouette"));
        ScatterChart chart = robot.lookup("#scatter").query();
        FxThread.run(chart::requestFocus);
        robot.push(KeyCode.PLUS);
        Extent extent = chart.extentProperty().get();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        FxThread.waitUntil(
                "the tabs have the whole height",
                () -> robot.lookup("#scatter").tryQuery().isEmpty());
        Pictures.save(window.stage().getScene(), "lab-enlarged-light-en");
        window.close();

        openWindow();
        FxThread.waitUntil(
                "the cluster is explained again",
                () -> window.text(".inspector-title .title").equals("Cluster 0"));
        assertEquals("tab-silhouette", frontTab());
        assertTrue(robot.lookup("#scatter").tryQuery().isEmpty(), "the tabs still have the whole height");
        robot.clickOn("#enlarge");
        window.drawn();
        assertEquals(
                extent,
                robot.lookup("#scatter").<ScatterChart>query().extentProperty().get());
        window.picture("lab-restored-light-en");
    }

    @Test
    void theKeyboardReachesEveryPartFromTopToBottom() {
        fit();
        FxThread.run(() -> robot.lookup("#feature-set").query().requestFocus());
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Node focused = FxThread.call(() -> window.stage().getScene().getFocusOwner());
            order.add(String.valueOf(focused.getId()));
            robot.push(KeyCode.TAB);
        }
        List<String> wanted = List.of(
                "feature-set",
                "strategy",
                "parameter-k",
                "parameter-starts",
                "parameter-seed",
                "primary",
                "tool-NONE",
                "tool-BOX",
                "tool-LASSO",
                "four-pictures",
                "axes",
                "view",
                "save",
                "scatter",
                "legend",
                "diagnostics",
                "profile",
                "enlarge",
                "runs");
        assertEquals(wanted, order.stream().filter(wanted::contains).distinct().toList(), order::toString);
    }

    private String frontTab() {
        return FxThread.call(() -> robot.lookup("#diagnostics")
                .<TabPane>query()
                .getSelectionModel()
                .getSelectedItem()
                .getId());
    }

    private void strategy(String name) {
        FxThread.run(() -> robot.lookup("#strategy").<String>queryComboBox().setValue(name));
    }

    private void waitForCaption(String beginning) {
        FxThread.waitUntil(
                "the caption says " + beginning,
                () -> window.text("#scatter-caption").startsWith(beginning));
    }
}
