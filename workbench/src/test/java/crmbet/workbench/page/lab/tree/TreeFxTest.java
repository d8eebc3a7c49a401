package crmbet.workbench.page.lab.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.RowSet;
import crmbet.workbench.chart.IcicleChart;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.chart.ThresholdHistogram;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.page.lab.LabWindow;
import java.nio.file.Path;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The tree of HDBSCAN through the window. */
@ExtendWith(FxThread.class)
class TreeFxTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private LabWindow window;
    private FxRobot robot;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepare(folder.resolve("Online Retail"));
    }

    @BeforeEach
    void open() {
        window = new LabWindow(folder.resolve("Online Retail"), settings);
        robot = window.robot();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aBranchIsSelectedEverywhereAndACutBecomesARun() {
        int runs = window.runs();
        window.run("kmeans");
        window.openTab("tree");
        window.picture("tree-lesson-light-en");
        robot.clickOn("#run-hdbscan");
        window.waitForRun(runs + 2);
        window.waitFor("#tree-caption", "Cluster");
        window.picture("tree-light-en");

        Node branch = branchOf(0);
        robot.clickOn(branch);
        FxThread.waitUntil(
                "the branch is explained",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        ScatterChart scatter = robot.lookup("#scatter").query();
        int selected = FxThread.call(
                () -> scatter.emphasisedRowsProperty().get().map(RowSet::count).orElse(0));
        assertTrue(selected > 0, "the picture shows the branch");
        ListView<?> exemplars = robot.lookup("#exemplars").queryListView();
        assertTrue(!exemplars.getItems().isEmpty(), "typical customers are listed");
        robot.moveTo("#segment-name"); // the caption has a tip that would open in the way
        window.picture("tree-branch-light-en");
        FxThread.run(() -> exemplars.getSelectionModel().selectAll());
        int typical = exemplars.getItems().size();
        FxThread.waitUntil(
                "typical customers stand out",
                () -> scatter.emphasisedRowsProperty().get().map(RowSet::count).equals(java.util.Optional.of(typical)));

        drag(0.45);
        window.waitFor("#tree-caption", "Cut at");
        window.waitFor("#scatter-caption", "Preview");
        window.picture("tree-cut-light-en");
        // A slow hand rests on the way; each rest ends a choice.
        int undone = 0;
        while (window.text("#tree-caption").startsWith("Cut at") && undone < 20) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
            undone++;
        }
        window.waitFor("#tree-caption", "Cluster");
        FxThread.waitUntil(
                "the run's own clusters are shown",
                () -> !window.text("#scatter-caption").startsWith("Preview"));
        for (int i = 0; i < undone; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.Y);
        }
        window.waitFor("#tree-caption", "Cut at");
        window.openTab("profile");
        FxThread.waitUntil(
                "the run's own clusters are shown",
                () -> !window.text("#scatter-caption").startsWith("Preview"));
        window.openTab("tree");
        window.waitFor("#tree-caption", "Cut at");
        window.waitFor("#scatter-caption", "Preview");
        String promised = window.text("#scatter-caption").replaceAll("\\D*(\\d+) clusters.*", "$1");
        robot.clickOn("#take-cut");
        window.waitForRun(runs + 3);
        window.waitFor("#scatter-caption", "4,338 customers in " + promised + " clusters");
        window.waitFor("#tree-caption", "Cluster");
    }

    @Test
    void theKeyboardCutsTreesAndFindsOddCustomersInTheDarkAndInPortuguese() {
        int runs = window.runs();
        window.run("hdbscan");
        window.dark();
        window.portuguese();
        window.openTab("tree");
        window.waitFor("#tree-caption", "Grupo");
        window.picture("tree-dark-pt");
        window.enlarge();
        window.picture("tree-enlarged-dark-pt");
        IcicleChart chart = robot.lookup("#tree").query();
        FxThread.run(chart::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        FxThread.waitUntil(
                "a branch is chosen", () -> chart.chosenProperty().get().equals(OptionalInt.of(1)));
        for (int step = 0; step < 20; step++) {
            robot.push(KeyCode.UP);
        }
        window.waitFor("#tree-caption", "Corte em");
        window.picture("tree-cut-enlarged-dark-pt");
        ThresholdHistogram outliers = robot.lookup("#outliers").query();
        FxThread.run(outliers::requestFocus);
        robot.push(KeyCode.LEFT);
        FxThread.waitUntil(
                "odd customers are explained",
                () -> robot.lookup("#segment-name").tryQuery().isPresent());
        assertEquals(0.89, outliers.thresholdProperty().get(), 1e-9);
        window.picture("tree-odd-enlarged-dark-pt");
        FxThread.run(chart::requestFocus);
        robot.push(KeyCode.ENTER);
        window.waitForRun(runs + 2);
    }

    private Node branchOf(int cluster) {
        IcicleChart chart = robot.lookup("#tree").query();
        return robot.from(chart).lookup(".branch").queryAll().stream()
                .filter(node -> node instanceof javafx.scene.shape.Path path
                        && path.getFill() instanceof javafx.scene.paint.Color fill
                        && fill.getSaturation() > 0.3)
                .skip(cluster)
                .findFirst()
                .orElseThrow();
    }

    /** Drags the line of the cut up by a share of the height. */
    private void drag(double share) {
        Node line = robot.lookup("#tree .cut").query();
        Bounds bounds = FxThread.call(() -> line.localToScreen(line.getBoundsInLocal()));
        IcicleChart chart = robot.lookup("#tree").query();
        Point2D from = new Point2D(bounds.getMinX() + 40, bounds.getCenterY());
        robot.moveTo(from).press(MouseButton.PRIMARY);
        robot.moveBy(0, -10).moveBy(0, -share * chart.getHeight() + 10).release(MouseButton.PRIMARY);
    }
}
