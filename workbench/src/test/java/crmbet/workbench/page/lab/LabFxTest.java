package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Run;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.App;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
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

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);
    private Stage stage;

    @BeforeAll
    static void prepare() throws Exception {
        prepare(place());
    }

    /** Makes a workspace with a feature set on the customers of Online Retail. */
    static void prepare(Path place) throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            Path file = SampleData.ofThisInstallation().onlineRetail().orElseThrow();
            var _ = new Datasets(workspace).load(new LoadRequest(file, SampleData.DATASET), Monitor.none());
            var _ = new Canonical(workspace).map(SampleData.DATASET, Canonical.system("online-retail"), Monitor.none());
            var _ = new FeatureSets(workspace)
                    .compute(
                            FeatureSetDefinition.of(
                                    "rfm", List.of("recency", "frequency", "money"), Transform.LOG1P, Scaling.STANDARD),
                            Monitor.none());
        }
    }

    private static Path place() {
        return folder.resolve("Online Retail");
    }

    @BeforeEach
    void open() throws Exception {
        try (Workspace workspace = Workspace.open(place())) {
            new ViewStates(workspace).save("lab", "{}"); // each test begins as if nobody had been here
        }
        openWindow();
    }

    private void openWindow() {
        stage = FxThread.call(Stage::new);
        FxThread.run(() -> {
            var _ = new App(
                    stage,
                    messages,
                    settings.resolve("settings.json"),
                    SampleData.ofThisInstallation(),
                    settings.resolve("workspaces"));
        });
        FxThread.resize(stage, 1280, 720);
        Desktop.chooseNext(place());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        FxThread.waitUntil(
                "the workspace is open", () -> caption("#status-workspace").equals("Online Retail"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void anAnalystFindsClustersLooksIntoOneAndKeepsIt() throws Exception {
        waitForCaption("4,338 customers, not grouped yet");
        picture("lab-undivided-light-en");
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
        drawn();
        picture("lab-light-en");
        TableView<?> profile = robot.lookup("#profile").queryTableView();
        assertEquals(5, profile.getItems().size(), "all customers and four clusters");

        ListView<?> legend = robot.lookup("#legend").queryListView();
        assertEquals(4, legend.getItems().size());
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the cluster is explained",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        drawn();
        picture("lab-cluster-light-en");
        assertEquals(0, legend.getSelectionModel().getSelectedIndex());
        assertEquals(1, profile.getSelectionModel().getSelectedIndex());

        robot.clickOn("#segment-name").write("Best customers").clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup("Show segments").tryQuery().isPresent());
        picture("lab-kept-light-en");
        FxThread.run(stage::close);
        try (Workspace workspace = Workspace.open(place())) {
            assertTrue(new Segments(workspace).find("Best customers").isPresent());
        }
    }

    @Test
    void everyStrategyRunsAndBothThemesAndLanguagesLookRight() {
        waitForCaption("4,338 customers");
        strategy("hdbscan");
        robot.push(KeyCode.F5);
        FxThread.waitUntil("HDBSCAN is done", () -> caption("#scatter-caption").contains("clusters; the largest"));
        FxThread.resize(stage, 1920, 1200);
        drawn();
        picture("lab-hdbscan-light-en-large");
        strategy("dbscan");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "DBSCAN is done",
                () -> robot.lookup("#runs").queryListView().getItems().size() >= 2);
        drawn();
        picture("lab-dbscan-light-en-large");
        robot.clickOn(messages.get("lab.tab.silhouette"));
        FxThread.waitUntil(
                "the silhouette is measured",
                () -> caption("#silhouette-caption").startsWith("Mean"));
        picture("lab-silhouette-light-en-large");
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
        drawn();
        picture("lab-dark-pt");
        robot.clickOn(messages.get("lab.tab.silhouette"));
        FxThread.waitUntil(
                "the silhouette is measured",
                () -> caption("#silhouette-caption").startsWith("Silhueta"));
        picture("lab-silhouette-dark-pt");
        FxThread.resize(stage, 1920, 1200);
        drawn();
        picture("lab-dark-pt-large");
        FxThread.resize(stage, 1280, 720);
        selectABox();
        drawn();
        picture("lab-rows-dark-pt");
    }

    @Test
    void aLongRunIsForecastBelowItsButton() {
        waitForCaption("4,338 customers");
        assertEquals("", caption("#cost"), "a short run needs no forecast");
        robot.clickOn("#parameter-starts").push(KeyCode.CONTROL, KeyCode.A).write("1000000");
        FxThread.waitUntil("the run is forecast", () -> caption("#cost").startsWith("This run takes about"));
        picture("lab-cost-light-en");
    }

    @Test
    void aParameterOutOfRangeIsExplainedBelowIt() {
        waitForCaption("4,338 customers");
        robot.clickOn("#parameter-k").push(KeyCode.CONTROL, KeyCode.A).write("0");
        assertEquals("k must be a whole number of 1 or more.", caption("#parameter-problem"));
        assertTrue(robot.lookup("#primary").query().isDisabled());
        picture("lab-problem-light-en");
    }

    @Test
    void chosenCustomersAreFollowedEverywhereAndKept() throws Exception {
        fit();
        selectABox();
        drawn();
        picture("lab-rows-light-en");
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
        FxThread.run(stage::close);
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
                        && caption(".lab-inspector > .title")
                                .equals(runs.getItems().getFirst().name()));
        drawn();
    }

    private void selectABox() {

        ScatterChart chart = robot.lookup("#scatter").query();
        robot.clickOn("#tool-BOX");
        Bounds on = FxThread.call(() -> chart.localToScreen(chart.getBoundsInLocal()));
        robot.drag(on.getMinX() + on.getWidth() * 0.3, on.getMinY() + on.getHeight() * 0.2)
                .dropTo(on.getMinX() + on.getWidth() * 0.55, on.getMinY() + on.getHeight() * 0.6);
        FxThread.waitUntil(
                "the customers in the box are explained",
                () -> caption(".inspector-title .title").equals(messages.get("lab.origin.BOX")));
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
                () -> caption(".inspector-title .title").equals("Cluster 0"));
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
        picture("lab-undo-palette-light-en");
        robot.push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the run is explained",
                () -> robot.lookup("#run-details").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.Y).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals("tab-silhouette", frontTab());
        assertEquals("Cluster 0", caption(".inspector-title .title"));

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
        Pictures.save(stage.getScene(), "lab-enlarged-light-en");
        FxThread.run(stage::close);

        openWindow();
        FxThread.waitUntil(
                "the cluster is explained again",
                () -> caption(".inspector-title .title").equals("Cluster 0"));
        assertEquals("tab-silhouette", frontTab());
        assertTrue(robot.lookup("#scatter").tryQuery().isEmpty(), "the tabs still have the whole height");
        robot.clickOn("#enlarge");
        drawn();
        assertEquals(
                extent,
                robot.lookup("#scatter").<ScatterChart>query().extentProperty().get());
        picture("lab-restored-light-en");
    }

    @Test
    void theKeyboardReachesEveryPartFromTopToBottom() {
        fit();
        FxThread.run(() -> robot.lookup("#feature-set").query().requestFocus());
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Node focused = FxThread.call(() -> stage.getScene().getFocusOwner());
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
                () -> caption("#scatter-caption").startsWith(beginning));
    }

    private String caption(String selector) {
        return robot.lookup(selector).<Label>tryQuery().map(Label::getText).orElse("");
    }

    private void drawn() {
        ScatterChart chart = robot.lookup("#scatter").query();
        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate());
    }

    private void picture(String name) {
        Parent root = stage.getScene().getRoot();
        FxThread.run(root::layout);
        drawn();
        Pictures.save(stage.getScene(), name);
    }
}
