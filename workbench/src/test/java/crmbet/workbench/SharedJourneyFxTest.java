package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.SharedFixture;
import crmbet.connectors.postgres.SharedRole;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.profile.ProfileRow;
import crmbet.workbench.shell.PageId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

/**
 * An analyst and a marketer at windows, workspaces and log-ins of their own take a cluster to another system and back: kept,
 * made anew, proposed, approved, delivered, looked up, taken back. They agree in a real PostgreSQL, which knows who they are.
 */
@ExtendWith(FxThread.class)
class SharedJourneyFxTest {
    private static final int CUSTOMERS = 120;

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private SharedFixture fixture;
    private Stage stage;
    private String ana;
    private String bia;
    private TemporaryDatabase target;
    private int paying;

    @BeforeEach
    void setUp() throws Exception {
        stage = FxThread.call(Stage::new);
        fixture = SharedFixture.create();
        ana = fixture.login("ana", SharedRole.ANALYST);
        bia = fixture.login("bia", SharedRole.MARKETER);
        Files.createDirectories(folder.resolve("ana"));
        Files.createDirectories(folder.resolve("bia"));
        connect("ana", ana);
        connect("bia", bia);
        target = TemporaryDatabase.create();
        ProgramWindow.connect(folder.resolve("bia"), "Shop", target);
        prepare();
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("bia/workspace"))) {
            exclude(workspace);
        }
    }

    @AfterEach
    void tearDown() throws Exception {
        target.close();
        fixture.close();
    }

    @Test
    void whatTheAnalystFindsTheMarketerApprovesSendsAndTakesBack() throws Exception {
        open("ana", PageId.LAB);
        keepTheOthers();
        show(PageId.SEGMENTS);
        waitForText(".segment-name", "Best players");
        makeAVersionOfThosePaying();
        openTab("segments.tab.review");
        shown(ana);
        picture("shared-draft");
        primary("segments.propose");
        waitFor("a comment is asked for", "#comment");
        robot.clickOn("#comment").write("They bring half of the money.");
        robot.clickOn(messages.get("segments.propose.confirm", 60));
        waitForText(".segment-detail .state-badge", messages.get("segments.state.PROPOSED"));
        assertTrue(robot.lookup("#primary").queryButton().isDisabled(), "analysts decide nothing");
        assertTrue(robot.lookup("#segments-reject").queryButton().isDisabled());
        picture("shared-proposed-analyst");
        close();

        open("bia", PageId.SEGMENTS);
        waitForText(".segment-detail .state-badge", messages.get("segments.state.PROPOSED"));
        openTab("segments.tab.review");
        shown("They bring half of the money.");
        savePictures("shared-review");
        assertFalse(robot.lookup("#segments-reject").queryButton().isDisabled());
        primary("segments.approve");
        waitFor("a comment is asked for", "#comment");
        picture("shared-approve");
        robot.clickOn(messages.get("segments.approve.confirm", 60));
        waitForText(".segment-detail .state-badge", messages.get("segments.state.APPROVED"));
        openTab("segments.tab.audit");
        FxThread.waitUntil(
                "the approval is in the audit",
                () -> !robot.lookup("#audit").queryTableView().getItems().isEmpty());
        savePictures("shared-audit");
        deliverAndTakeBack();
        close();

        open("ana", PageId.SEGMENTS);
        waitForText(".segment-detail .state-badge", messages.get("segments.state.APPROVED"));
        close();
        try (Workspace workspace = Workspace.open(folder.resolve("ana/workspace"))) {
            Segment approved = new Segments(workspace).find("Best players").orElseThrow();
            assertEquals(bia, approved.approvedBy());
            assertEquals(
                    60,
                    new Segments(workspace)
                            .release(approved.id(), Monitor.none())
                            .members()
                            .size());
        }
    }

    /** By mistake, the cluster of those who hardly pay. */
    private void keepTheOthers() {
        waitForText("#scatter-caption", "120 customers in 2 clusters");
        FxThread.waitUntil("the clusters are compared", () -> otherRow() >= 0);
        FxThread.run(() ->
                robot.lookup("#profile").queryTableView().getSelectionModel().select(otherRow()));
        waitFor("the cluster is explained", "#segment-name");
        robot.clickOn("#segment-name").push(KeyCode.CONTROL, KeyCode.A).write("Best players");
        robot.clickOn("#keep-as-segment");
        waitFor("the segment is announced", messages.get("lab.kept.look"));
    }

    private int otherRow() {
        return FxThread.call(() -> {
            List<ProfileRow> rows = List.copyOf(
                    robot.lookup("#profile").<ProfileRow>queryTableView().getItems());
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row)
                        .group()
                        .filter(group -> group.cluster().orElse(paying) != paying)
                        .isPresent()) {
                    return row;
                }
            }
            return -1;
        });
    }

    private void makeAVersionOfThosePaying() {
        fire("#segments-renew");
        waitFor("it is asked of which cluster", "#new-version-source");
        FxThread.run(() -> robot.lookup("#new-version-source")
                .queryComboBox()
                .getSelectionModel()
                .select(paying));
        picture("shared-new-version-en");
        fire(".confirm");
        waitForText(".segment-name", "Best players · version 2");
    }

    private void deliverAndTakeBack() throws Exception {
        show(PageId.DELIVERIES);
        waitFor("segments can be sent", "#segment");
        FxThread.waitUntil(
                "the segment can be chosen",
                () -> !choice("#segment").getItems().isEmpty()
                        && choice("#connection").getItems().size() == 2);
        FxThread.run(() -> {
            choice("#segment").getSelectionModel().select(0);
            choice("#connection").getSelectionModel().select(shop());
        });
        robot.push(KeyCode.F5);
        waitFor("it was rehearsed", "#send-all");
        fire("#send-all");
        waitFor("it is asked", ".confirm");
        fire(".confirm");
        FxThread.waitUntil("all have arrived", () -> text("#sentence").startsWith("All 57"));
        assertEquals("57", told(target, "SELECT count(*) FROM crmbet.segment_member"), "three are protected");
        assertEquals("PUBLISHED", told(fixture.database(), "SELECT state FROM workbench.segment_version"));
        FxThread.run(() -> robot.lookup("#customer").<TextField>query().setText("c006"));
        fire("#ask");
        FxThread.waitUntil(
                "the ledger answers",
                () -> robot.lookup(".ledger .label").queryAll().stream()
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains("added to")));
        picture("shared-delivered-en");
        fire("#unpublish");
        waitFor("it is asked", ".confirm");
        fire(".confirm");
        FxThread.waitUntil("it is taken back", () -> text(".roll-out-title").contains("out of"));
        FxThread.waitUntil("nobody is left", () -> text("#sentence").startsWith("All 57"));
        assertEquals("0", told(target, "SELECT count(*) FROM crmbet.segment_member"));
        assertEquals("APPROVED", told(fixture.database(), "SELECT state FROM workbench.segment_version"));
        assertEquals(
                "ana SEGMENT_PROPOSED, bia SEGMENT_APPROVED, bia ROLL_OUT_STARTED, bia SEGMENT_PUBLISHED,"
                        + " bia ROLL_OUT_STARTED, bia SEGMENT_UNPUBLISHED",
                told(
                        fixture.database(),
                        "SELECT string_agg(replace(who, '" + fixture.prefix() + "u_', '') || ' ' || action, ', '"
                                + " ORDER BY id) FROM workbench.segment_audit"));
    }

    private int shop() {
        return choice("#connection").getItems().stream()
                .map(each -> ((SavedConnection) each).name())
                .toList()
                .indexOf("Shop");
    }

    private static String told(TemporaryDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next(), sql);
            return result.getString(1);
        }
    }

    private ComboBox<Object> choice(String id) {
        return robot.lookup(id).queryComboBox();
    }

    private void fire(String button) {
        FxThread.run(() -> robot.lookup(button).<Button>query().fire());
    }

    private String text(String selector) {
        return robot.lookup(selector).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private void connect(String person, String login) throws OperationException {
        ConnectionStore.beside(folder.resolve(person).resolve("settings.json"))
                .save(fixture.connection(login), Map.of("password", new Secret(SharedFixture.PASSWORD)));
    }

    private static void exclude(Workspace workspace) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute("""
                INSERT INTO crm.customer (dataset, customer_key, self_excluded, underage)
                VALUES ('d', 'c000', true, NULL), ('d', 'c002', true, NULL), ('d', 'c004', NULL, true)"""));
    }

    /** A hundred and twenty customers, half of whom pay, in two clusters. */
    private void prepare() throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("ana/workspace"))) {
            workspace.write(Monitor.none(), session -> session.execute("""
                        INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                        SELECT 'd', 'c' || lpad(CAST(i AS VARCHAR), 3, '0'), TIMESTAMP '2026-01-01' + INTERVAL (i % 9) DAY,
                            'purchase', CASE WHEN i % 2 = 0 THEN 900 + i ELSE 10 END, 1, 's' || i FROM range(?) r(i)""", CUSTOMERS));
            exclude(workspace);
            FeatureSets sets = new FeatureSets(workspace);
            FeatureSet set = sets.compute(
                    FeatureSetDefinition.of("rf", List.of("recency", "money"), Transform.NONE, Scaling.STANDARD),
                    Monitor.none());
            FeatureTable table = sets.load("rf", Monitor.none());
            var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
            var _ = new Runs(workspace).save("two", set, table, clustering, Monitor.none());
            paying = clustering.labels().clusterOf(table.customers().indexOf("c000"));
        }
    }

    private void open(String person, PageId page) {
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder.resolve(person));
        ProgramWindow.open(robot, folder.resolve(person).resolve("workspace"));
        show(page);
    }

    private void show(PageId page) {
        robot.clickOn("#rail-" + page.name().toLowerCase(Locale.ROOT));
    }

    private void close() {
        FxThread.run(stage::close);
    }

    private void openTab(String key) {
        robot.clickOn(messages.get(key));
    }

    private void shown(String part) {
        FxThread.waitUntil(
                part + " is shown",
                () -> robot.lookup("#review .label").queryAll().stream()
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains(part)));
    }

    private void primary(String key) {
        FxThread.waitUntil(key + " can be done", () -> {
            var button = robot.lookup("#primary").queryButton();
            return button.getText().equals(messages.get(key)) && !button.isDisabled();
        });
        robot.push(KeyCode.F5);
    }

    private void waitFor(String what, String selector) {
        FxThread.waitUntil(what, () -> robot.lookup(selector).tryQuery().isPresent());
    }

    private void waitForText(String selector, String beginning) {
        FxThread.waitUntil(
                selector + " says " + beginning,
                () -> robot.lookup(selector)
                        .<Label>tryQuery()
                        .map(Label::getText)
                        .orElse("")
                        .startsWith(beginning));
    }

    private void savePictures(String name) {
        for (String theme : List.of("light", "dark")) {
            for (Language language : Language.values()) {
                FxThread.run(() -> messages.languageProperty().set(language));
                picture(name + '-' + theme + (language == Language.ENGLISH ? "-en" : "-pt"));
            }
            robot.clickOn("#rail-theme");
        }
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
    }

    private void picture(String name) {
        Pictures.save(stage.getScene(), name);
    }
}
