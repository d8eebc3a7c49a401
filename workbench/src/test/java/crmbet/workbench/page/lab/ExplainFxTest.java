package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.App;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Clusters of Online Retail explained, and its features compared, through the window. */
@ExtendWith(FxThread.class)
class ExplainFxTest {
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
                                    "habits",
                                    List.of("recency", "frequency", "money", "tenure", "mean_gap", "distinct_products"),
                                    Transform.LOG1P,
                                    Scaling.STANDARD),
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
                "the workspace is open", () -> text("#status-workspace").equals("Online Retail"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        FxThread.waitUntil("customers are shown", () -> text("#scatter-caption").startsWith("4,338 customers"));
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "customers are clustered", () -> text("#scatter-caption").startsWith("4,338 customers in 4 clusters"));
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void aRuleIsReadChangedSelectedAndKeptAsASegment() throws Exception {
        openTab("explain");
        FxThread.waitUntil(
                "the clusters are explained", () -> text("#explain-caption").startsWith("Easiest"));
        FxThread.waitUntil(
                "typical customers are found",
                () -> robot.lookup(".typical-customer").queryAll().size() == 5);
        picture("explain-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        ListView<?> clusters = robot.lookup("#explain-clusters").queryListView();
        FxThread.run(clusters::requestFocus);
        robot.push(KeyCode.DOWN);
        FxThread.waitUntil(
                "another cluster is explained",
                () -> clusters.getSelectionModel().getSelectedIndex() == 1);
        picture("explain-large-light-en");

        String found = text("#rule-sentence");
        String purity = text("#rule-purity");
        Node field = robot.lookup(".condition-row .threshold .text-field").queryAll().stream()
                .filter(each -> !((TextField) each).getText().isEmpty())
                .findFirst()
                .orElseThrow();
        robot.clickOn(field).push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP);
        FxThread.waitUntil(
                "the counts follow the threshold", () -> !text("#rule-purity").equals(purity));
        assertFalse(text("#rule-sentence").equals(found));
        picture("explain-changed-light-en");
        String changed = text("#rule-sentence");
        robot.clickOn("#select-rule");
        FxThread.waitUntil(
                "whom the rule finds is selected",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        assertEquals(changed, text(".lab-inspector .title"));
        robot.clickOn("#segment-name").write("By rule").clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup("Show segments").tryQuery().isPresent());
        picture("explain-kept-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        FxThread.waitUntil(
                "the segment says the rule",
                () -> robot.lookup(changed).tryQuery().isPresent());
        picture("explain-segment-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.clickOn("#reset-rule");
        assertEquals(found, text("#rule-sentence"));
        robot.clickOn("#use-name");
        FxThread.waitUntil(
                "the cluster has its name",
                () -> !robot.lookup("#use-name").query().isVisible());
        FxThread.run(stage::close);
        try (Workspace workspace = Workspace.open(place())) {
            Segment segment = new Segments(workspace).find("By rule").orElseThrow();
            assertEquals(
                    new RowOrigin(RowOrigin.Kind.RULE, changed),
                    segment.origin().orElseThrow());
        }
    }

    @Test
    void inTheDarkAndInPortuguese() {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        openTab("explain");
        FxThread.waitUntil(
                "the clusters are explained", () -> text("#explain-caption").startsWith("Mais fácil"));
        FxThread.waitUntil(
                "typical customers are found",
                () -> robot.lookup(".typical-customer").queryAll().size() == 5);
        picture("explain-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        Node customer = robot.lookup(".typical-customer").query();
        robot.clickOn(customer);
        FxThread.waitUntil(
                "a customer is selected",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        picture("explain-large-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        picture("explain-customer-dark-pt");
        assertTrue(text("#rule-sentence").startsWith("Clientes que"), text("#rule-sentence"));
    }

    @Test
    void featuresAreComparedAndLeadToThePicture() {
        openTab("features");
        FxThread.waitUntil(
                "the features are compared", () -> text("#features-caption").contains("separates the clusters most"));
        assertEquals(6, robot.lookup(".feature-panel").queryAll().size());
        picture("features-light-en");
        robot.clickOn(robot.lookup(".feature-panel").<Node>query());
        FxThread.waitUntil("the picture shows the feature", () -> axes().equals("Frequency × Money"));
        robot.clickOn("#features-CORRELATIONS");
        FxThread.waitUntil(
                "the strongest pair is named", () -> text("#features-caption").contains("go together most"));
        assertEquals(15, robot.lookup(".correlation").queryAll().size());
        picture("features-correlations-light-en");
        robot.clickOn("#features-PEARSON");
        robot.clickOn(robot.lookup(".correlation").<Node>query());
        FxThread.waitUntil("the picture shows the pair", () -> axes().equals("Recency × Frequency"));
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        picture("features-correlations-dark-pt");
        robot.clickOn("#features-DISTRIBUTIONS");
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        assertTrue(text("#features-caption").contains("é o que mais separa"), text("#features-caption"));
        picture("features-large-dark-pt");
    }

    /** What the picture lies along. */
    private String axes() {
        return Stream.of("#axes", "#axes-up")
                .map(id -> robot.lookup(id).queryComboBox().getButtonCell().getText())
                .collect(Collectors.joining(" × "));
    }

    private void openTab(String key) {
        robot.clickOn("#tab-" + key);
    }

    private String text(String selector) {
        return robot.lookup(selector).<Label>tryQuery().map(Label::getText).orElse("");
    }

    private void picture(String name) {
        Parent root = stage.getScene().getRoot();
        FxThread.run(root::layout);
        robot.lookup("#scatter")
                .<ScatterChart>tryQuery()
                .ifPresent(chart ->
                        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate()));
        Pictures.save(stage.getScene(), name);
    }
}
