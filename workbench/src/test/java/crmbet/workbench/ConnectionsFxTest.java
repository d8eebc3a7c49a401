package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Connections made, tested, changed and deleted on their page, over a real PostgreSQL. */
@ExtendWith(FxThread.class)
class ConnectionsFxTest {
    private static final String PASSWORD = "hush-hush-4711";

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        robot.clickOn("#rail-connections");
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void aConnectionIsPastedTestedSavedDuplicatedAndDeleted() throws Exception {
        Pictures.save(stage.getScene(), "connections-empty-light-en");
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            robot.push(KeyCode.F5);
            paste(database.address("postgres", PASSWORD));
            assertEquals(
                    "127.0.0.1",
                    robot.lookup("#field-host").queryTextInputControl().getText());
            assertEquals(
                    "",
                    robot.lookup("#connection-address").queryTextInputControl().getText());
            FxThread.run(
                    () -> robot.lookup("#connection-name").<TextField>query().setText("Shop"));
            robot.clickOn("#test-draft");
            FxThread.waitUntil("the test has succeeded", () -> outcome().contains("PostgreSQL"));
            Pictures.save(stage.getScene(), "connections-tested-light-en");
            robot.clickOn("#save-draft");
            FxThread.waitUntil("it is listed", () -> list().getItems().size() == 1);
            FxThread.waitUntil(
                    "its light is on",
                    () -> robot.lookup("#connection-lights .status-dot").queryAll().stream()
                            .anyMatch(dot -> dot.getPseudoClassStates().stream()
                                    .anyMatch(
                                            state -> state.getPseudoClassName().equals("up"))));
            FxThread.run(() -> list().getSelectionModel().select(0));
            fire("Duplicate");
            robot.clickOn("#save-draft");
            FxThread.waitUntil("the copy is listed", () -> list().getItems().size() == 2);
            FxThread.run(() -> robot.lookup("#field-port").<TextField>query().setText("1"));
            FxThread.run(
                    () -> robot.lookup("#connection-name").<TextField>query().setText("Old shop"));
            robot.clickOn("#save-draft");
            FxThread.waitUntil(
                    "the dead one is said to be dead",
                    () -> texts().stream().anyMatch(text -> text.startsWith("Not reachable since")));
            pictures("connections-list");
            FxThread.run(() -> list().getSelectionModel().select(1));
            fire("Delete");
            Pictures.save(stage.getScene(), "connections-delete-light-en");
            robot.push(KeyCode.TAB);
            robot.clickOn(".confirm");
            FxThread.waitUntil("one is left", () -> list().getItems().size() == 1);
        }
        assertFalse(filesHold(PASSWORD), "a file holds the password");
        assertTrue(filesHold("127.0.0.1"), "nothing was stored");
    }

    @Test
    void aTestThatFailsSaysWhyAndWhatToDo() {
        robot.push(KeyCode.F5);
        paste("postgresql://ana:" + PASSWORD + "@127.0.0.1:1/crm");
        robot.clickOn("#test-draft");
        FxThread.waitUntil("the test has failed", () -> outcome().contains("did not answer"));
        Pictures.save(stage.getScene(), "connections-refused-light-en");
        assertFalse(texts().stream().anyMatch(text -> text.contains(PASSWORD)), () -> texts().toString());
        robot.push(KeyCode.ESCAPE);
        FxThread.waitUntil(
                "what would be lost is asked about",
                () -> robot.lookup(".confirm").tryQuery().isPresent());
    }

    /** Follows a link that may be below what is in view. */
    private void fire(String link) {
        FxThread.run(() -> robot.lookup(node -> node instanceof Hyperlink each && link.equals(each.getText()))
                .<Hyperlink>query()
                .fire());
    }

    private void paste(String address) {
        FxThread.waitUntil(
                "the form is there",
                () -> robot.lookup("#connection-address").tryQuery().isPresent());
        FxThread.run(
                () -> robot.lookup("#connection-address").<TextField>query().setText(address));
    }

    private String outcome() {
        return robot.lookup("#test-outcome")
                .<Labeled>tryQuery()
                .map(Labeled::getText)
                .orElse("");
    }

    private List<String> texts() {
        return robot.lookup(node -> node instanceof Labeled).<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .filter(text -> text != null)
                .toList();
    }

    private ListView<?> list() {
        return robot.lookup("#connections").<ListView<?>>tryQuery().orElseGet(ListView::new);
    }

    private void pictures(String name) {
        Pictures.save(stage.getScene(), name + "-light-en");
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        Pictures.save(stage.getScene(), name + "-light-pt");
        robot.clickOn("#rail-theme");
        Pictures.save(stage.getScene(), name + "-dark-pt");
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        robot.clickOn("#rail-theme");
    }

    private boolean filesHold(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
