package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A workspace is sealed on Home, and opened again by somebody else. */
@ExtendWith(FxThread.class)
class SealFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;
    private Path shop;

    @BeforeEach
    void open() throws Exception {
        shop = folder.resolve("Shop");
        Path file = Files.writeString(folder.resolve("sales.csv"), "client,total\nana,1\neva,2\n");
        try (Workspace workspace = Workspace.openOrCreate(shop)) {
            var _ = new Datasets(workspace).load(new LoadRequest(file, "sales"), Monitor.none());
        }
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.open(robot, shop);
        waitFor("Seal this workspace…");
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void whatIsSealedHereIsOpenedElsewhere() throws Exception {
        Desktop.chooseNext(folder.resolve("For the auditors"));
        robot.clickOn("Seal this workspace…");
        Path file = folder.resolve("For the auditors.crmbet");
        FxThread.waitUntil(
                "it is said where it is sealed",
                () -> robot.lookup(".notification")
                        .tryQuery()
                        .map(notice -> notice.getAccessibleText().contains("For the auditors.crmbet"))
                        .orElse(false));
        assertTrue(Files.isRegularFile(file), "the ending is added");
        Pictures.save(stage.getScene(), "seal-done-light-en");
        robot.clickOn("#rail-theme").clickOn("#rail-language").clickOn(Language.PORTUGUESE.ownName());
        waitFor("Lacrar este espaço de trabalho…");
        Pictures.save(stage.getScene(), "seal-done-dark-pt");

        robot.push(KeyCode.CONTROL, KeyCode.W);
        waitFor("Abrir projeto lacrado…");
        Pictures.save(stage.getScene(), "seal-open-dark-pt");
        Desktop.chooseNext(file);
        robot.clickOn("Abrir projeto lacrado…");
        FxThread.waitUntil("the copy is open", () -> workspace().equals("For the auditors"));
        try (Workspace original = Workspace.open(shop)) {
            assertEquals(
                    AuditAction.PROJECT_SEALED,
                    new AuditLog(original).latest(1).getFirst().action());
        }
    }

    @Test
    void aBrokenFileIsExplainedAndWhatIsOpenStaysOpen() throws Exception {
        Path file = folder.resolve("project.crmbet");
        Desktop.chooseNext(file);
        robot.clickOn("Seal this workspace…");
        FxThread.waitUntil("it is sealed", () -> Files.exists(file));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        Desktop.chooseNext(file);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        FxThread.waitUntil(
                "the palette is open",
                () -> robot.lookup(".palette-scrim").query().isVisible());
        robot.write("Open sealed").push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the failure is explained",
                () -> robot.lookup(".failure-note").query().isVisible());
        assertTrue(robot.lookup(".failure-note").query().getAccessibleText().contains("is not as it was sealed"));
        assertEquals("Shop", workspace());
        assertFalse(Files.exists(folder.resolve("project")));
        Pictures.save(stage.getScene(), "seal-broken-light-en");
    }

    private String workspace() {
        return ((Label) robot.lookup("#status-workspace").query()).getText();
    }

    private void waitFor(String text) {
        FxThread.waitUntil(text, () -> robot.lookup(text).tryQuery().isPresent());
    }
}
