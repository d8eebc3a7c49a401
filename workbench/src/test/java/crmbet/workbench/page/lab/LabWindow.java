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
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The Lab in the window at 1280 × 720, on Online Retail, for the journeys through its tabs. */
public final class LabWindow implements AutoCloseable {
    private static final FeatureSetDefinition RFM =
            FeatureSetDefinition.of("rfm", List.of("recency", "frequency", "money"), Transform.LOG1P, Scaling.STANDARD);

    private final Stage stage = FxThread.call(Stage::new);
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    /** A workspace with a feature set, for {@link #LabWindow} to open. */
    public static void prepare(Path place) throws OperationException {
        prepare(place, RFM);
    }

    /** As {@link #prepare(Path)}, with other features. */
    public static void prepare(Path place, FeatureSetDefinition features) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            Path file = SampleData.ofThisInstallation().onlineRetail().orElseThrow();
            var _ = new Datasets(workspace).load(new LoadRequest(file, SampleData.DATASET), Monitor.none());
            var _ = new Canonical(workspace).map(SampleData.DATASET, Canonical.system("online-retail"), Monitor.none());
            var _ = new FeatureSets(workspace).compute(features, Monitor.none());
        }
    }

    /** Makes the Lab begin as if nobody had been there. */
    public static void forget(Path place) throws OperationException {
        try (Workspace workspace = Workspace.open(place)) {
            new ViewStates(workspace).save("lab", "{}");
        }
    }

    /** A workspace with so many customers in three crowds and their feature set. */
    public static void prepareMany(Path place, int customers) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            workspace.write(Monitor.none(), session -> session.execute("""
                    INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                    SELECT 'd', 'c' || lpad(CAST(c AS VARCHAR), 7, '0'),
                        TIMESTAMP '2024-01-01 12:00:00' + INTERVAL (n * 10 + hash(c) % 30) DAY,
                        'purchase', pow(6, c % 3) * (10 + hash(c, n) % 1000 / 100), 1, c || '-' || n
                    FROM range(?) customers(c), range(3) purchases(n)
                    WHERE n < 1 + c % 3""", customers));
            var _ = new FeatureSets(workspace).compute(RFM, Monitor.none());
        }
    }

    /** @param settings a folder for what the application remembers */
    public LabWindow(Path place, Path settings) {
        ProgramWindow.show(stage, messages, settings);
        ProgramWindow.open(robot, place);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        FxThread.waitUntil(
                "the set is chosen",
                () -> robot.lookup("#feature-set")
                        .tryQuery()
                        .filter(box -> ((ComboBox<?>) box).getValue() != null)
                        .isPresent());
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
        robot.clickOn("#tab-" + key);
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

    /** The text of a label or button; empty if it is not there. */
    public String text(String selector) {
        return robot.lookup(selector)
                .<Node>tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    public void waitFor(String selector, String beginning) {
        FxThread.waitUntil(selector + " says " + beginning, () -> text(selector).startsWith(beginning));
    }

    /** How many customers their table shows; 0 while there is none. */
    public int listedCustomers() {
        return robot.lookup("#customers")
                .<TableView<?>>tryQuery()
                .map(table -> table.getItems() == null ? 0 : table.getItems().size())
                .orElse(0);
    }

    /** What stands above the column of customers whose name begins so; a click sorts by it. */
    public Labeled customersHead(String name) {
        return robot.lookup("#customers .head .name").queryAll().stream()
                .map(Labeled.class::cast)
                .filter(each -> each.getText().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + name));
    }

    /** Waits until all points stand where they belong. */
    public void drawn() {
        FxThread.waitUntil(
                "the points are drawn",
                () -> robot.lookup(".scatter-chart").queryAll().stream()
                        .map(ScatterChart.class::cast)
                        .allMatch(chart -> !chart.isNeedsLayout() && chart.upToDate()));
    }

    public ScatterChart scatter() {
        return robot.lookup("#scatter").query();
    }

    public Stage stage() {
        return stage;
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
