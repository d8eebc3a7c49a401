package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The window as a user meets it, without any page's own work. */
@ExtendWith(FxThread.class)
class ShellFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(Stage::new);
        start();
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    private void start() {
        ProgramWindow.show(stage, messages, folder);
    }

    private Node node(String selector) {
        return robot.lookup(selector).query();
    }

    private String text(String selector) {
        return ((Label) node(selector)).getText();
    }

    @Test
    void theFirstStartSaysHowToBegin() {
        Pictures.save(stage.getScene(), "home-light-en");
        assertEquals("No workspace", text("#status-workspace"));
        assertTrue(robot.lookup("Try the sample data").tryQuery().isPresent());
    }

    @Test
    void aNewWorkspaceOpensAndShowsTheStepsToSegments() {
        Path place = folder.resolve("Spring players");
        Desktop.chooseNext(place);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        FxThread.waitUntil(
                "the steps are shown",
                () -> robot.lookup("Load data").tryQuery().isPresent());
        Pictures.save(stage.getScene(), "home-workspace-light-en");
        assertTrue(Workspace.isWorkspace(place));
        assertEquals("Spring players", text("#status-workspace"));
        assertEquals("Spring players – crmbet workbench", stage.getTitle());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        FxThread.waitUntil("it is closed", () -> text("#status-workspace").equals("No workspace"));
        Pictures.save(stage.getScene(), "home-recent-light-en");
    }

    @Test
    void theSampleIsLoadedInOneClickAndLeadsToItsData() {
        robot.clickOn("Try the sample data");
        FxThread.waitUntil(
                "the rows are counted in a notice",
                () -> robot.lookup(".notification")
                        .tryQuery()
                        .map(notice -> notice.getAccessibleText().startsWith("541,909 rows loaded."))
                        .orElse(false));
        assertEquals("Online Retail", text("#status-workspace"));
        Pictures.save(stage.getScene(), "sample-loaded-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        FxThread.waitUntil(
                "the next step is to map",
                () -> robot.lookup("One dataset").tryQuery().isPresent());
        Pictures.save(stage.getScene(), "home-sample-light-en");
    }

    @Test
    void aFolderWithoutWorkspaceIsExplainedWhereItFailed() throws Exception {
        Desktop.chooseNext(Files.createDirectory(folder.resolve("photos")));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        FxThread.waitUntil(
                "the failure is explained", () -> node(".failure-note").isVisible());
        Pictures.save(stage.getScene(), "home-failure-light-en");
        assertTrue(node(".failure-note").getAccessibleText().contains("holds no workspace"));
    }

    @Test
    void anOlderWorkspaceOpensAndSaysWhereItIsKeptAsItWas() throws Exception {
        Desktop.chooseNext(OtherVersions.older(folder.resolve("Old shop")));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        FxThread.waitUntil(
                "the copy is named",
                () -> robot.lookup(".notification")
                        .tryQuery()
                        .map(notice -> notice.getAccessibleText().endsWith("workspace.v9.duckdb."))
                        .orElse(false));
        assertEquals("Old shop", text("#status-workspace"));
        Pictures.save(stage.getScene(), "home-upgraded-light-en");
    }

    @Test
    void aNewerWorkspaceIsRefusedWithWhatToDo() throws Exception {
        Desktop.chooseNext(OtherVersions.newer(folder.resolve("Shop to come")));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        FxThread.waitUntil(
                "the failure is explained", () -> node(".failure-note").isVisible());
        Pictures.save(stage.getScene(), "home-newer-light-en");
        assertTrue(node(".failure-note").getAccessibleText().contains("Install the newer version"));
        assertEquals("No workspace", text("#status-workspace"));
    }

    @Test
    void thePaletteFindsACommandByItsLettersAndRunsIt() {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        FxThread.waitUntil("the palette is open", () -> node(".palette-scrim").isVisible());
        Pictures.save(stage.getScene(), "palette-light-en");
        robot.write("dark");
        ListView<?> found = robot.lookup(".palette-list").queryListView();
        assertEquals(1, found.getItems().size());
        robot.push(KeyCode.ENTER);
        assertFalse(node(".palette-scrim").isVisible());
        Pictures.save(stage.getScene(), "home-dark-en");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        FxThread.waitUntil(
                "the palette is open again", () -> node(".palette-scrim").isVisible());
        Pictures.save(stage.getScene(), "palette-dark-en");
        robot.push(KeyCode.ESCAPE);
        assertFalse(node(".palette-scrim").isVisible());
    }

    @Test
    void theLanguageChangesWhileTheWindowIsOpenAndIsRemembered() {
        robot.clickOn("#rail-language").clickOn(Language.PORTUGUESE.ownName());
        assertEquals("Nenhum espaço de trabalho", text("#status-workspace"));
        Pictures.save(stage.getScene(), "home-light-pt");
        FxThread.run(stage::close);
        stage = FxThread.call(Stage::new);
        messages.languageProperty().set(Language.ENGLISH);
        start();
        assertEquals("Nenhum espaço de trabalho", text("#status-workspace"));
    }
}
