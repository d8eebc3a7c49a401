package crmbet.workbench.page.lab;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
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
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The Lab in the window at 1280 × 720, on Online Retail, for the journeys through its tabs. */
public final class LabWindow implements AutoCloseable {
    private final Stage stage = FxThread.call(Stage::new);
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    /** A workspace with a feature set, for {@link #LabWindow} to open. */
    public static void prepare(Path place) throws OperationException {
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

    /** @param settings a folder for what the application remembers */
    public LabWindow(Path place, Path settings) {
        FxThread.run(() -> {
            var _ = new App(
                    stage,
                    messages,
                    settings.resolve("settings.json"),
                    SampleData.ofThisInstallation(),
                    settings.resolve("workspaces"));
        });
        FxThread.resize(stage, 1280, 720);
        Desktop.chooseNext(place);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        waitFor("#status-workspace", place.getFileName().toString());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        FxThread.waitUntil(
                "the customers are shown", () -> !text("#scatter-caption").isEmpty());
    }

    public FxRobot robot() {
        return robot;
    }

    public Messages messages() {
        return messages;
    }

    /** Fits a strategy with the parameters of the form. */
    public void run(String strategy) {
        int before = runs();
        FxThread.run(() -> robot.lookup("#strategy").<String>queryComboBox().setValue(strategy));
        robot.push(KeyCode.F5);
        waitForRun(before + 1);
    }

    public int runs() {
        return robot.lookup("#runs").queryListView().getItems().size();
    }

    public void waitForRun(int number) {
        FxThread.waitUntil("there is run " + number, () -> runs() == number);
        drawn();
    }

    public void openTab(String key) {
        robot.clickOn(messages.get("lab.tab." + key));
    }

    public void enlarge() {
        robot.push(KeyCode.CONTROL, KeyCode.E);
    }

    public void dark() {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
    }

    public void portuguese() {
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
    }

    /** The text of a label; empty if it is not there. */
    public String text(String selector) {
        return robot.lookup(selector).<Label>tryQuery().map(Label::getText).orElse("");
    }

    public void waitFor(String selector, String beginning) {
        FxThread.waitUntil(selector + " says " + beginning, () -> text(selector).startsWith(beginning));
    }

    private void drawn() {
        robot.lookup("#scatter")
                .<ScatterChart>tryQuery()
                .ifPresent(chart ->
                        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate()));
    }

    public void picture(String name) {
        Parent root = stage.getScene().getRoot();
        FxThread.run(root::layout);
        drawn();
        Pictures.save(stage.getScene(), name);
    }

    @Override
    public void close() {
        FxThread.run(stage::close);
    }
}
