package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.core.segment.Segment;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.DemonstrationPlace;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The demonstration as it is shown to people: opened again, with its tour and its stand-in. */
@ExtendWith(FxThread.class)
class DemonstrationFxTest {
    private static final int CUSTOMERS = 2000;
    private static final int STEPS = 6;

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(Stage::new);
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void theTourShowsWhatWasMadeAndTheStandInAnswersAgain() throws Exception {
        Path place = folder.resolve("Demo");
        Path settings = folder.resolve("settings.json");
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            new DemonstrationPlace(place, ConnectionStore.beside(settings))
                    .in(workspace, messages, CUSTOMERS)
                    .prepare(Monitor.none());
        }
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.open(robot, place);
        takeTheTour("light-en");
        robot.clickOn("#tour-next");

        FxThread.waitUntil(
                "the delivery is there",
                () -> robot.lookup("#sentence").tryQuery().isPresent());
        assertTrue(text(".roll-out-title").contains("stand-in"), text(".roll-out-title"));
        assertTrue(
                robot.lookup("#retry").tryQuery().isPresent(), "the stand-in did not know all: " + text("#sentence"));
        FxThread.run(() -> {
            this.<Segment>choice("#segment").getSelectionModel().select(0);
            this.<SavedConnection>choice("#connection").getSelectionModel().select(0);
        });
        robot.push(KeyCode.F5);
        waitFor("#send-all");

        robot.clickOn("#rail-theme").clickOn("#rail-language").clickOn(Language.PORTUGUESE.ownName());
        takeTheTour("dark-pt");
    }

    private void takeTheTour(String variant) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        FxThread.waitUntil(
                "the palette is open",
                () -> robot.lookup(".palette-scrim").query().isVisible());
        robot.write(messages.get("tour.command"));
        ListView<?> found = robot.lookup(".palette-list").queryListView();
        assertFalse(found.getItems().isEmpty());
        robot.push(KeyCode.ENTER);
        for (int step = 1; step <= STEPS; step++) {
            int now = step;
            FxThread.waitUntil(
                    "step " + step,
                    () -> robot.lookup(messages.get("tour.place", now, STEPS))
                            .tryQuery()
                            .isPresent());
            settle();
            Pictures.save(stage.getScene(), "demo-" + step + "-" + variant);
            if (step < STEPS) {
                robot.clickOn("#tour-next");
            }
        }
    }

    /** Pages read when they are shown, each thing after another; what has stayed the same for a while is whole. */
    private void settle() {
        String[] before = {""};
        int[] same = {0};
        FxThread.waitUntil("nothing changes any more", () -> {
            StringBuilder all = new StringBuilder();
            robot.lookup(node -> node instanceof Labeled labeled && labeled.isVisible())
                    .<Labeled>queryAll()
                    .forEach(labeled -> all.append(labeled.getText()).append('\n'));
            same[0] = before[0].contentEquals(all) ? same[0] + 1 : 0;
            before[0] = all.toString();
            return same[0] > 40;
        });
    }

    private String text(String selector) {
        return robot.lookup(selector).<Labeled>query().getText();
    }

    private <T> ComboBox<T> choice(String selector) {
        return robot.lookup(selector).query();
    }

    private void waitFor(String selector) {
        FxThread.waitUntil(
                selector + " is there", () -> robot.lookup(selector).tryQuery().isPresent());
    }
}
