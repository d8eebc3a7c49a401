package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
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

    private LabWindow window;
    private FxRobot robot;
    private Messages messages;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepare(
                place(),
                FeatureSetDefinition.of(
                        "habits",
                        List.of("recency", "frequency", "money", "tenure", "mean_gap", "distinct_products"),
                        Transform.LOG1P,
                        Scaling.STANDARD));
    }

    private static Path place() {
        return folder.resolve("Online Retail");
    }

    @BeforeEach
    void open() throws Exception {
        LabWindow.forget(place());
        window = new LabWindow(place(), settings);
        robot = window.robot();
        messages = window.messages();
        FxThread.waitUntil(
                "customers are shown", () -> window.text("#scatter-caption").startsWith("4,338 customers"));
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "customers are clustered",
                () -> window.text("#scatter-caption").startsWith("4,338 customers in 4 clusters"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aRuleIsReadChangedSelectedAndKeptAsASegment() throws Exception {
        window.openTab("explain");
        FxThread.waitUntil(
                "the clusters are explained",
                () -> window.text("#explain-caption").startsWith("Easiest"));
        FxThread.waitUntil(
                "typical customers are found",
                () -> robot.lookup(".typical-customer").queryAll().size() == 5);
        window.picture("explain-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        ListView<?> clusters = robot.lookup("#explain-clusters").queryListView();
        FxThread.run(clusters::requestFocus);
        robot.push(KeyCode.DOWN);
        FxThread.waitUntil(
                "another cluster is explained",
                () -> clusters.getSelectionModel().getSelectedIndex() == 1);
        window.picture("explain-large-light-en");

        String found = window.text("#rule-sentence");
        String purity = window.text("#rule-purity");
        Node field = robot.lookup(".condition-row .threshold .text-field").queryAll().stream()
                .filter(each -> !((TextField) each).getText().isEmpty())
                .findFirst()
                .orElseThrow();
        robot.clickOn(field).push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP);
        FxThread.waitUntil(
                "the counts follow the threshold",
                () -> !window.text("#rule-purity").equals(purity));
        assertFalse(window.text("#rule-sentence").equals(found));
        window.picture("explain-changed-light-en");
        String changed = window.text("#rule-sentence");
        FxThread.run(clusters::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        FxThread.waitUntil(
                "the rule is as it was found",
                () -> window.text("#rule-sentence").equals(found)
                        && window.text("#rule-purity").equals(purity));
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        FxThread.waitUntil(
                "the rule is changed again", () -> window.text("#rule-sentence").equals(changed));
        robot.clickOn("#select-rule");
        FxThread.waitUntil(
                "whom the rule finds is selected",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        assertEquals(changed, window.text(".lab-inspector .title"));
        robot.clickOn("#segment-name").write("By rule").clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup("Show segments").tryQuery().isPresent());
        window.picture("explain-kept-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        FxThread.waitUntil(
                "the segment says the rule",
                () -> robot.lookup(changed).tryQuery().isPresent());
        window.picture("explain-segment-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.clickOn("#reset-rule");
        assertEquals(found, window.text("#rule-sentence"));
        robot.clickOn("#use-name");
        FxThread.waitUntil(
                "the cluster has its name",
                () -> !robot.lookup("#use-name").query().isVisible());
        window.close();
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
        window.openTab("explain");
        FxThread.waitUntil(
                "the clusters are explained",
                () -> window.text("#explain-caption").startsWith("Mais fácil"));
        FxThread.waitUntil(
                "typical customers are found",
                () -> robot.lookup(".typical-customer").queryAll().size() == 5);
        window.picture("explain-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        Node customer = robot.lookup(".typical-customer").query();
        robot.clickOn(customer);
        FxThread.waitUntil(
                "a customer is selected",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        window.picture("explain-large-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        window.picture("explain-customer-dark-pt");
        assertTrue(window.text("#rule-sentence").startsWith("Clientes que"), window.text("#rule-sentence"));
    }

    @Test
    void featuresAreComparedAndLeadToThePicture() {
        window.openTab("features");
        FxThread.waitUntil(
                "the features are compared",
                () -> window.text("#features-caption").contains("separates the clusters most"));
        assertEquals(6, robot.lookup(".feature-panel").queryAll().size());
        window.picture("features-light-en");
        robot.clickOn(robot.lookup(".feature-panel").<Node>query());
        FxThread.waitUntil("the picture shows the feature", () -> axes().equals("Frequency × Money"));
        robot.clickOn("#features-CORRELATIONS");
        FxThread.waitUntil(
                "the strongest pair is named",
                () -> window.text("#features-caption").contains("go together most"));
        assertEquals(15, robot.lookup(".correlation").queryAll().size());
        window.picture("features-correlations-light-en");
        robot.clickOn("#features-PEARSON");
        robot.clickOn(robot.lookup(".correlation").<Node>query());
        FxThread.waitUntil("the picture shows the pair", () -> axes().equals("Recency × Frequency"));
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        window.picture("features-correlations-dark-pt");
        robot.clickOn("#features-DISTRIBUTIONS");
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        assertTrue(window.text("#features-caption").contains("é o que mais separa"), window.text("#features-caption"));
        window.picture("features-large-dark-pt");
    }

    /** What the picture lies along. */
    private String axes() {
        return Stream.of("#axes", "#axes-up")
                .map(id -> robot.lookup(id).queryComboBox().getButtonCell().getText())
                .collect(Collectors.joining(" × "));
    }
}
