package crmbet.workbench.page.lab.choose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.chart.CurveChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.page.lab.LabWindow;
import java.nio.file.Path;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Parameters tried before a run, through the window. */
@ExtendWith(FxThread.class)
class ChooseFxTest {
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
    void aPointOfACurveBecomesARun() {
        int runs = window.runs();
        window.run("kmeans");
        window.openTab("choose");
        window.picture("choose-lesson-light-en");
        robot.clickOn("#start-sweep");
        window.waitFor("#choose-caption", "Knee at k = ");
        window.picture("choose-kmeans-light-en");
        CurveChart elbow = robot.lookup("#curve-0").query();
        int best = elbow.chosenProperty().get().orElseThrow();
        FxThread.run(elbow::requestFocus);
        robot.push(KeyCode.RIGHT);
        FxThread.waitUntil(
                "the next point is chosen", () -> elbow.chosenProperty().get().equals(OptionalInt.of(best + 1)));
        String promised = robot.lookup("#take-point").<Button>query().getText();
        assertEquals("Run k = " + (best + 2), promised);
        robot.clickOn("#take-point");
        window.waitForRun(runs + 2);
        window.waitFor("#scatter-caption", "4,338 customers in " + (best + 2) + " clusters");
        robot.clickOn("#measure-stability");
        FxThread.waitUntil(
                "every cluster has its badge",
                () -> robot.lookup("#stability .badge").queryAll().size() == best + 2);
        window.picture("choose-stability-light-en");
    }

    @Test
    void radiiAndSizesAreChosenInTheDarkAndInPortuguese() {
        int runs = window.runs();
        window.run("dbscan");
        window.dark();
        window.portuguese();
        window.openTab("choose");
        robot.clickOn("#start-sweep");
        window.waitFor("#choose-caption", "Cotovelo em ε");
        window.picture("choose-dbscan-dark-pt");
        CurveChart distances = robot.lookup("#curve-0").query();
        int knee = distances.chosenProperty().get().orElseThrow();
        robot.moveTo(distances).press(javafx.scene.input.MouseButton.PRIMARY).moveBy(100, 0);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        assertTrue(distances.chosenProperty().get().orElseThrow() != knee, "the radius follows the hand");
        FxThread.run(distances::requestFocus);
        robot.push(KeyCode.ENTER);
        window.waitForRun(runs + 2);
        window.run("hdbscan");
        robot.clickOn("#start-sweep");
        FxThread.waitUntil(
                "sizes are tried", () -> window.text("#choose-caption").contains("que mais duram"));
        window.picture("choose-hdbscan-dark-pt");
        window.enlarge();
        window.picture("choose-hdbscan-enlarged-dark-pt");
    }
}
