package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.App;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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
        try (Workspace workspace = Workspace.openOrCreate(place())) {
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
    void open() {
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
        assertEquals("Todos os atributos (PCA)", axes.getButtonCell().getText());
        assertEquals(new Axes.Components(), axes.getValue());
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
    }

    @Test
    void thePictureIsSavedAtThreeTimesTheResolutionOfTheScreen() throws Exception {
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
        drawn();
        Path file = settings.resolve("clusters.png");
        Desktop.chooseNext(file);
        robot.clickOn("#save-picture");
        FxThread.waitUntil("the picture is there", () -> Files.exists(file));
        BufferedImage saved = ImageIO.read(file.toFile());
        ScatterChart chart = robot.lookup("#scatter").query();
        assertEquals(Math.ceil(chart.getWidth() * 3), saved.getWidth());
        assertEquals(Math.ceil(chart.getHeight() * 3), saved.getHeight());
        long colours = Arrays.stream(saved.getRGB(0, 0, saved.getWidth(), saved.getHeight(), null, 0, saved.getWidth()))
                .distinct()
                .count();
        assertTrue(colours > 20, colours + " colours are too few for four clusters and their axes");
        Files.copy(file, Path.of("target", "pictures", "lab-saved.png"), StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> left = Files.list(settings)) {
            assertEquals(
                    0,
                    left.filter(each -> each.getFileName().toString().startsWith(".picture"))
                            .count());
        }
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
