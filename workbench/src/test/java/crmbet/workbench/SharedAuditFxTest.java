package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresSegments;
import crmbet.connectors.postgres.SharedFixture;
import crmbet.connectors.postgres.SharedRole;
import crmbet.core.approval.SigningKey;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.SharedNote;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.segment.SharedApprovals;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A marketer reads at the window what an analyst and a service did elsewhere, as a real PostgreSQL keeps it. */
@ExtendWith(FxThread.class)
class SharedAuditFxTest {
    private static final int CUSTOMERS = 12;

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private SharedFixture fixture;
    private Stage stage;
    private String ana;
    private String bia;
    private String service;
    private SavedConnection saved;

    @BeforeEach
    void setUp() throws Exception {
        stage = FxThread.call(Stage::new);
        fixture = SharedFixture.create();
        ana = fixture.login("ana", SharedRole.ANALYST);
        bia = fixture.login("bia", SharedRole.MARKETER);
        service = fixture.login("service", SharedRole.SERVICE);
        saved = fixture.connection(bia);
        connect();
        Workspace.openOrCreate(folder.resolve("workspace")).close();
        agree();
    }

    @AfterEach
    void tearDown() throws Exception {
        FxThread.run(stage::close);
        fixture.close();
    }

    private ConnectionStore store() {
        return ConnectionStore.beside(folder.resolve("settings.json"));
    }

    private void connect() throws Exception {
        store().save(saved, Map.of("password", new Secret(SharedFixture.PASSWORD)));
    }

    /** Ana proposes, Bia approves; a service tells what Rui did while the database was out of reach. */
    private void agree() throws Exception {
        try (Workspace analysts = Workspace.openOrCreate(folder.resolve("ana"));
                Workspace marketers = Workspace.openOrCreate(folder.resolve("others"));
                SharedSegments asAna = new PostgresSegments(fixture.profile(ana));
                SharedSegments asBia = new PostgresSegments(fixture.profile(bia));
                SharedSegments asService = new PostgresSegments(fixture.profile(service))) {
            Segment draft = draft(analysts);
            var _ = new SharedApprovals(analysts, asAna)
                    .propose(draft.id(), "They bring half of the money.", ana, Monitor.none());
            SharedApprovals marketer = new SharedApprovals(marketers, asBia);
            var _ = marketer.refresh(Monitor.none());
            var _ = marketer.approve(draft.id(), "", SigningKey.generate().of(bia), Monitor.none());
            asService.note(
                    new SharedNote(
                            UUID.randomUUID(),
                            Instant.now().minus(Duration.ofDays(2)),
                            "rui",
                            AuditAction.SEGMENT_EXPORTED,
                            draft.id().toString(),
                            "best-players.csv",
                            "For the shop",
                            Optional.empty()),
                    Monitor.none());
        }
    }

    private static Segment draft(Workspace workspace) throws Exception {
        workspace.write(Monitor.none(), session -> session.execute("""
                INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount)
                SELECT 'd', 'c' || i, TIMESTAMP '2026-01-01' + INTERVAL (i) DAY, 'purchase',
                    CASE WHEN i < 4 THEN 10 ELSE 1000 END FROM range(?) AS r(i)""", CUSTOMERS));
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of("m", List.of("money"), Transform.NONE, Scaling.NONE), Monitor.none());
        FeatureTable table = sets.load("m", Monitor.none());
        var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
        var _ = new Runs(workspace).save("two", set, table, clustering, Monitor.none());
        return new Segments(workspace).create("two", OptionalInt.of(0), "Best players", "ana", Monitor.none());
    }

    @Test
    void whatOthersDidIsReadFilteredAndExported() throws Exception {
        open();
        assertTrue(toggle("WORKSPACE").isSelected(), "one's own acts first");
        fire("SHARED");
        entries(3);
        assertEquals(List.of("rui", bia, ana), who());
        FxThread.waitUntil("who reported it is shown", () -> shown("rui, reported by " + service));
        assertTrue(shown("Best players\nbest-players.csv"));
        fire("SHARED");
        assertTrue(toggle("SHARED").isSelected(), "one of the two is always pressed");
        assertEquals("Everything", chosenAction());
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        assertEquals("Tudo", chosenAction());
        assertFalse(seen(robot.lookup("#audit-reading").query()), "another language asks for nothing else");
        savePictures("shared-audit-everybody");

        robot.clickOn("#audit-who").write("RUI");
        entries(1);
        robot.clickOn("#audit-subject").write("nothing");
        entries(0);
        FxThread.run(() -> robot.lookup("#audit-subject").<TextField>query().setText("best PLAYERS"));
        entries(1);
        Path csv = folder.resolve("audit.csv");
        Desktop.chooseNext(csv);
        robot.clickOn("#audit-export");
        FxThread.waitUntil("it is written", () -> Files.exists(csv));
        List<String> lines = Files.readAllLines(csv);
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().contains('"' + service + '"'), lines::toString);

        robot.clickOn("#rail-home");
        robot.clickOn("#rail-segments");
        assertTrue(toggle("SHARED").isSelected(), "the choice stays");
        assertEquals("RUI", robot.lookup("#audit-who").<TextField>query().getText());
        fire("WORKSPACE");
        entries(0);
    }

    @Test
    void whatKeepsItFromBeingReadIsSaidAndItIsTriedAgain() throws Exception {
        open();
        store().delete(saved);
        fire("SHARED");
        unreadable("No connection is marked");
        savePictures("shared-audit-none");
        connect();
        fixture.database().execute("ALTER ROLE " + bia + " NOLOGIN");
        robot.clickOn("#audit-retry");
        unreadable("PostgreSQL refused the user");
        savePictures("shared-audit-refused");
        fixture.database().execute("ALTER ROLE " + bia + " LOGIN");
        robot.clickOn("#audit-retry");
        entries(3);
        assertFalse(seen(robot.lookup("#audit-unreadable").query()));
    }

    @Test
    void readingThatTakesLongIsCancelled() throws Exception {
        open();
        try (Connection holder = fixture.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE workbench.audit IN ACCESS EXCLUSIVE MODE");
            fire("SHARED");
            FxThread.waitUntil(
                    "it is being read",
                    () -> seen(robot.lookup("#audit-reading").query()));
            savePictures("shared-audit-reading");
            robot.clickOn(messages.get("control.cancel"));
            FxThread.waitUntil(
                    "it is given up",
                    () -> robot.lookup("#audit-read-again")
                            .tryQuery()
                            .map(SharedAuditFxTest::seen)
                            .orElse(false));
            savePictures("shared-audit-cancelled");
            holder.rollback();
        }
        robot.clickOn("#audit-read-again");
        entries(3);
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void unreadable(String beginning) {
        FxThread.waitUntil(
                beginning,
                () -> robot.lookup("#audit-unreadable")
                        .<Label>tryQuery()
                        .filter(label -> seen(label) && label.getText().startsWith(beginning))
                        .isPresent());
    }

    private String chosenAction() {
        return robot.lookup("#audit-action").queryComboBox().getButtonCell().getText();
    }

    private boolean shown(String text) {
        return robot.lookup("#audit .wrapping").queryAll().stream()
                .anyMatch(node -> node instanceof Text cell && cell.getText().equals(text));
    }

    private List<String> who() {
        return FxThread.call(() -> robot.lookup("#audit").<AuditEntry>queryTableView().getItems().stream()
                .map(AuditEntry::who)
                .toList());
    }

    private void entries(int count) {
        FxThread.waitUntil(
                count + " entries",
                () -> robot.lookup("#audit").queryTableView().getItems().size() == count
                        && !seen(robot.lookup("#audit-reading").query()));
    }

    private ToggleButton toggle(String place) {
        return robot.lookup("#audit-" + place).query();
    }

    private void fire(String place) {
        robot.clickOn("#audit-" + place);
    }

    private void open() {
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.open(robot, folder.resolve("workspace"));
        robot.clickOn("#rail-segments");
        FxThread.waitUntil(
                "the segment came from the shared database",
                () -> robot.lookup(".segment-name").tryQuery().isPresent());
        robot.clickOn(messages.get("segments.tab.audit"));
        FxThread.waitUntil(
                "the tab is open",
                () -> robot.lookup("#audit-SHARED").tryQuery().isPresent());
    }

    private void savePictures(String name) {
        for (String theme : List.of("light", "dark")) {
            for (Language language : Language.values()) {
                FxThread.run(() -> messages.languageProperty().set(language));
                Pictures.save(stage.getScene(), name + '-' + theme + (language == Language.ENGLISH ? "-en" : "-pt"));
            }
            robot.clickOn("#rail-theme");
        }
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
    }
}
