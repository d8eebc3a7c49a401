package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.SharedFixture;
import crmbet.connectors.postgres.SharedRole;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.shell.PageId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** An analyst and a marketer at windows, workspaces and log-ins of their own agree about a segment in a real PostgreSQL. */
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
        prepare();
        Workspace.openOrCreate(folder.resolve("bia/workspace")).close();
    }

    @AfterEach
    void tearDown() throws Exception {
        fixture.close();
    }

    @Test
    void whatTheAnalystProposesTheMarketerApproves() throws Exception {
        open("ana");
        waitForText(".segment-name", "Best players · version 2");
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

        open("bia");
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
        close();

        open("ana");
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

    private void connect(String person, String login) throws OperationException {
        var profile = fixture.profile(login);
        ConnectionStore.beside(folder.resolve(person).resolve("settings.json"))
                .save(
                        new SavedConnection(
                                UUID.randomUUID(),
                                "Shared",
                                PostgresKind.ID,
                                Map.of(
                                        "host",
                                        profile.host(),
                                        "port",
                                        String.valueOf(profile.port()),
                                        "database",
                                        profile.database(),
                                        "user",
                                        login,
                                        PostgresKind.SHARED,
                                        "true")),
                        Map.of("password", new Secret(SharedFixture.PASSWORD)));
    }

    /** A hundred and twenty customers, half of whom pay; a first version of ten of them, and a second of all who pay. */
    private void prepare() throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("ana/workspace"))) {
            workspace.write(Monitor.none(), session -> {
                session.execute("""
                        INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
                        SELECT 'd', 'c' || lpad(CAST(i AS VARCHAR), 3, '0'), TIMESTAMP '2026-01-01' + INTERVAL (i % 9) DAY,
                            'purchase', CASE WHEN i % 2 = 0 THEN 900 + i ELSE 10 END, 1, 's' || i FROM range(?) r(i)""", CUSTOMERS);
                return session.execute("""
                        INSERT INTO crm.customer (dataset, customer_key, self_excluded, underage)
                        VALUES ('d', 'c000', true, NULL), ('d', 'c002', true, NULL), ('d', 'c004', NULL, true)""");
            });
            FeatureSets sets = new FeatureSets(workspace);
            FeatureSet set = sets.compute(
                    FeatureSetDefinition.of("rf", List.of("recency", "money"), Transform.NONE, Scaling.STANDARD),
                    Monitor.none());
            FeatureTable table = sets.load("rf", Monitor.none());
            var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
            var _ = new Runs(workspace).save("two", set, table, clustering, Monitor.none());
            int paying = clustering.labels().clusterOf(table.customers().indexOf("c000"));
            Segments segments = new Segments(workspace);
            Segment first = segments.create(
                    "two",
                    RowSet.of(CUSTOMERS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                    RowOrigin.of(RowOrigin.Kind.LASSO),
                    "Best players",
                    "ana",
                    Monitor.none());
            var _ = segments.renew(first.id(), "two", OptionalInt.of(paying), "ana", Monitor.none());
        }
    }

    private void open(String person) {
        stage = FxThread.call(Stage::new);
        FxThread.run(() -> {
            var _ = new App(
                    stage,
                    messages,
                    folder.resolve(person).resolve("settings.json"),
                    SampleData.ofThisInstallation(),
                    folder.resolve(person));
        });
        FxThread.resize(stage, 1280, 720);
        Desktop.chooseNext(folder.resolve(person).resolve("workspace"));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        waitForText("#status-workspace", "workspace");
        robot.clickOn("#rail-" + PageId.SEGMENTS.name().toLowerCase(Locale.ROOT));
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
