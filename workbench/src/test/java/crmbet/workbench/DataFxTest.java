package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A user's own files, dropped on the Data page. */
@ExtendWith(FxThread.class)
class DataFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.create(robot, folder.resolve("Spring players"));
        robot.clickOn("#rail-data");
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void aDroppedFileIsCheckedLoadedAndItsBadRowsAreKeptWithTheirReason() throws Exception {
        Pictures.save(stage.getScene(), "data-empty-light-en");
        StringBuilder csv = new StringBuilder("player;\"last; seen\";deposits\n");
        for (int i = 0; i < 30_000; i++) {
            csv.append("p%d;2026-01-%02d;%d%n".formatted(i, 1 + i % 28, i % 97));
        }
        csv.append("p🎰;2026-01-05;plenty\n");
        Path file = Files.writeString(folder.resolve("big; \"players\".csv"), csv.toString());
        assertTrue(Desktop.drop(robot.lookup(".data-page").query(), file));
        FxThread.waitUntil(
                "the first rows are shown",
                () -> robot.lookup("#preview").tryQuery().isPresent()
                        && !robot.lookup("#preview").queryTableView().getItems().isEmpty());
        Pictures.save(stage.getScene(), "data-import-light-en");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "the rows are shown",
                () -> robot.lookup("#rows")
                        .<TableView<?>>tryQuery()
                        .map(rows -> rows.getItems() != null && rows.getItems().size() == 30_000)
                        .orElse(false));
        assertEquals(
                "Rejected rows (1)",
                robot.lookup("#rejects-tab .tab-label").<Labeled>query().getText());
        robot.clickOn("#rejects-tab");
        TableView<?> rejects = robot.lookup("#rejects").queryTableView();
        FxThread.waitUntil("the rejected row is shown", () -> rejects.getItems().size() == 1);
        Pictures.save(stage.getScene(), "data-rejects-light-en");
    }
}
