package crmbet.workbench.page.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalData;
import crmbet.core.privacy.PersonalKind;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Personal data on the Data page: recognised and masked before the load, decided about, revealed and hidden again. */
@ExtendWith(FxThread.class)
class PrivacyFxTest {
    private static final String EMAIL = "ana.zimmermann@postbox-example.org";

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            Look.apply(Theme.LIGHT);
            stage.close();
        });
    }

    private void open(String name) {
        Desktop.chooseNext(folder.resolve(name));
        robot.push(KeyCode.CONTROL, Files.exists(folder.resolve(name)) ? KeyCode.O : KeyCode.N);
        FxThread.waitUntil(
                "the workspace is open",
                () -> robot.lookup("#status-workspace").queryLabeled().getText().contains(name));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    }

    private Path players() throws Exception {
        StringBuilder rows = new StringBuilder("player,email,telefone,login,amount,at\n");
        rows.append("ana-17,").append(EMAIL).append(",+55 11 98765-4321,Zimmermann,10,2026-01-05\n");
        for (int i = 0; i < 30; i++) {
            rows.append("p-%d,p%d@example.com,+55 11 9%07d,user%d,%d,2026-01-07\n".formatted(i, i, i, i, i + 1));
        }
        return Files.writeString(folder.resolve("players.csv"), rows);
    }

    @Test
    void columnsAreRecognisedMaskedAndDecidedAboutBeforeTheLoad() throws Exception {
        Path file = players();
        open("shop");
        Desktop.chooseNext(file);
        robot.clickOn(messages.get("data.add"));
        FxThread.waitUntil(
                "the columns are shown",
                () -> robot.lookup("#personal-email").tryQuery().isPresent());
        assertEquals(Optional.of(PersonalKind.EMAIL), choice("email").getValue());
        assertEquals(Optional.of(PersonalKind.PHONE), choice("telefone").getValue());
        assertEquals(Optional.empty(), choice("login").getValue());
        assertFalse(shown(EMAIL), "the address is masked");
        assertTrue(shown("a•••@•••"));
        assertTrue(shown("Zimmermann"));
        FxThread.run(() -> choice("login").setValue(Optional.of(PersonalKind.NAME)));
        FxThread.run(() -> choice("telefone").setValue(Optional.empty()));
        FxThread.waitUntil("the name is masked", () -> !shown("Zimmermann") && shown("+55 11 98765-4321"));
        both("privacy-import");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "it is loaded", () -> robot.lookup("#reveal").tryQuery().isPresent());
        FxThread.run(stage::close);
        try (Workspace workspace = Workspace.open(folder.resolve("shop"))) {
            assertEquals(
                    Map.of("email", PersonalKind.EMAIL, "login", PersonalKind.NAME),
                    new PersonalData(workspace, KeyFile.ofInstallation())
                            .columns("players").stream()
                                    .collect(Collectors.toMap(PersonalColumn::column, PersonalColumn::kind)));
        }
    }

    @Test
    void aCustomerIsRevealedForAReasonAndHiddenAgain() throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("shop"))) {
            var _ = new Datasets(workspace).load(new LoadRequest(players(), "players"), Monitor.none());
            var _ = new Canonical(workspace).map("players", ColumnMapping.of("player", "at", "amount"), Monitor.none());
        }
        open("shop");
        FxThread.waitUntil(
                "personal columns are told",
                () -> robot.lookup("#reveal").tryQuery().isPresent());
        robot.clickOn("#reveal");
        FxThread.waitUntil(
                "it is asked who and why",
                () -> robot.lookup("#reveal-customer").tryQuery().isPresent());
        assertTrue(robot.lookup(".question .confirm").queryButton().isDisabled(), "no reason is given");
        FxThread.run(() -> {
            robot.lookup("#reveal-customer").<TextInputControl>query().setText("ana-17");
            robot.lookup("#reveal-reason").<TextInputControl>query().setText("asked to be called back");
        });
        both("privacy-reveal-question");
        robot.clickOn(".question .confirm");
        FxThread.waitUntil("the values are shown", () -> shown(EMAIL));
        both("privacy-revealed");
        robot.clickOn("#hide-revealed");
        FxThread.waitUntil("they are hidden again", () -> !shown(EMAIL));
        FxThread.run(stage::close);
        try (Workspace workspace = Workspace.open(folder.resolve("shop"))) {
            var entry = new AuditLog(workspace).latest(1).getFirst();
            assertEquals(AuditAction.PERSON_REVEALED, entry.action());
            assertEquals("ana-17", entry.subject());
            assertEquals("asked to be called back", entry.reason());
        }
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Optional<PersonalKind>> choice(String column) {
        return robot.lookup("#personal-" + column).queryAs(ComboBox.class);
    }

    /** Whether a text stands in a label or a cell. */
    private boolean shown(String text) {
        return robot.lookup(node -> node instanceof Labeled labeled
                        && node.isVisible()
                        && text.equals(labeled.getText())
                        && (!(node instanceof TableCell<?, ?> cell) || !cell.isEmpty()))
                .tryQuery()
                .isPresent();
    }

    private void both(String name) {
        Pictures.save(stage.getScene(), name + "-light-en");
        FxThread.run(() -> {
            messages.languageProperty().set(Language.PORTUGUESE);
            Look.apply(Theme.DARK);
        });
        Pictures.save(stage.getScene(), name + "-dark-pt");
        FxThread.run(() -> {
            messages.languageProperty().set(Language.ENGLISH);
            Look.apply(Theme.LIGHT);
        });
    }
}
