package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.core.segment.Segment;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.delivery.ManyMembers;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A segment goes to a real PostgreSQL and back, on the page Deliveries. */
@ExtendWith(FxThread.class)
class DeliveriesFxTest {
    private static final int MEMBERS = 250;

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private TemporaryDatabase database;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        database = TemporaryDatabase.create();
        stage = FxThread.call(Stage::new);
        ProgramWindow.connect(folder, "Shop", database);
    }

    @AfterEach
    void close() throws Exception {
        FxThread.run(stage::close);
        database.close();
    }

    private void show(String workspace) {
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.open(robot, folder.resolve(workspace));
        robot.clickOn("#rail-deliveries");
    }

    @Test
    void anEmptyPageSaysWhatItIsFor() throws Exception {
        Workspace.openOrCreate(folder.resolve("empty")).close();
        show("empty");
        FxThread.waitUntil(
                "it teaches", () -> robot.lookup(".empty-state").tryQuery().isPresent());
        Pictures.save(stage.getScene(), "deliveries-empty-light-en");
    }

    @Test
    void aSegmentGoesOutByStagesAndComesBack() throws Exception {
        var members = ManyMembers.in(folder.resolve("shop"), "Loyal players", MEMBERS);
        show("shop");
        FxThread.waitUntil(
                "the segment can be chosen",
                () -> !this.<Segment>choice("#segment").getItems().isEmpty());
        FxThread.run(() -> {
            this.<Segment>choice("#segment").getSelectionModel().select(0);
            this.<SavedConnection>choice("#connection").getSelectionModel().select(0);
        });
        robot.push(KeyCode.F5);
        waitFor("#send-one");
        Pictures.save(stage.getScene(), "deliveries-rehearsed-light-en");
        fire("#send-one");
        waitFor("#continue");
        FxThread.waitUntil("one has arrived", () -> text("#sentence").contains("first customer"));
        assertEquals(1, held());
        pictures("deliveries-waiting");
        fire("#continue");
        FxThread.waitUntil("ten have arrived", () -> text("#sentence").startsWith("10 of 250"));
        assertEquals(10, held());
        fire("#continue");
        waitFor(".confirm");
        Pictures.save(stage.getScene(), "deliveries-ask-all-light-en");
        fire(".confirm");
        FxThread.waitUntil("all have arrived", () -> text("#sentence").startsWith("All 250"));
        assertEquals(MEMBERS, held());
        FxThread.run(() -> robot.lookup("#customer")
                .<TextField>query()
                .setText(members.iterator().next()));
        fire("#ask");
        FxThread.waitUntil(
                "the ledger answers",
                () -> robot.lookup(".ledger .label").queryAll().stream()
                        .anyMatch(line ->
                                line instanceof Labeled each && each.getText().contains("added to")));
        pictures("deliveries-done");
        fire("#unpublish");
        waitFor(".confirm");
        fire(".confirm");
        FxThread.waitUntil("nobody is left", () -> text(".roll-out-title").contains("out of"));
        FxThread.waitUntil("it has ended", () -> text("#sentence").startsWith("All 250"));
        assertEquals(0, held());
        assertTrue(robot.lookup("#continue").tryQuery().isEmpty());
    }

    private long held() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM crmbet.segment_member")) {
            result.next();
            return result.getLong(1);
        }
    }

    private <T> ComboBox<T> choice(String id) {
        return robot.lookup(id).queryComboBox();
    }

    private void waitFor(String selector) {
        FxThread.waitUntil(
                selector + " is there", () -> robot.lookup(selector).tryQuery().isPresent());
    }

    private void fire(String button) {
        FxThread.run(() -> robot.lookup(button).<Button>query().fire());
    }

    private String text(String selector) {
        return robot.lookup(selector).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private void pictures(String name) {
        Pictures.save(stage.getScene(), name + "-light-en");
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        Pictures.save(stage.getScene(), name + "-light-pt");
        robot.clickOn("#rail-theme");
        Pictures.save(stage.getScene(), name + "-dark-pt");
        FxThread.resize(stage, 1920, 1200);
        Pictures.save(stage.getScene(), name + "-dark-pt-large");
        FxThread.resize(stage, 1280, 720);
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        robot.clickOn("#rail-theme");
    }
}
