package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresSink;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.core.canonical.Canonical;
import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.run.RunLabels;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Agreement;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/**
 * Each of the five systems, through the real window, out of a real PostgreSQL in which it was made up: loaded whole,
 * mapped, turned into features, clustered, and compared with the archetypes behind it. The floors of the adjusted Rand
 * index lie a little below what is measured: 1 is perfect, 0 is chance.
 */
@ExtendWith(FxThread.class)
class SystemJourneyFxTest {
    private static final int CUSTOMERS = 250;
    private static final long SEED = 42;
    private static final String PLAY = "deposit_recency,deposit_count,mean_deposit,bonus_dependence,night_bets";

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private TemporaryDatabase database;
    private Stage stage;

    enum Journey {
        CRMBET("crmbet", 90, 6, 0.85, PLAY),
        INTELIGENTE("inteligente", 90, 6, 0.85, PLAY),
        /** Nobody takes a pet to the clinic every week. */
        PETCLINIC("petclinic", 300, 5, 0.85, "last_seen,appointments,frequency,money,appointment_price"),
        PIPELINE("pipeline", 120, 5, 0.8, "visits,page_views,cart_removal_rate,conversion,cart_adds"),
        PYTAKE("pytake", 120, 5, 0.85, "last_message,messages_received,response_rate,response_minutes");

        private final String system;
        private final int days;
        private final int clusters;
        private final double floor;
        private final String features;

        Journey(String system, int days, int clusters, double floor, String features) {
            this.system = system;
            this.days = days;
            this.clusters = clusters;
            this.floor = floor;
            this.features = features;
        }
    }

    @BeforeEach
    void open() throws Exception {
        database = TemporaryDatabase.create();
        stage = FxThread.call(Stage::new);
        ProgramWindow.connect(folder, "Warehouse", database);
    }

    @AfterEach
    void close() throws Exception {
        FxThread.run(stage::close);
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Journey.class)
    void aSystemGoesFromItsDatabaseToItsArchetypes(Journey journey) throws Exception {
        generate(journey);
        show();
        load(journey);
        computeFeatures(journey);
        findClusters(journey);
        FxThread.run(stage::close);
        double rand = agreement();
        System.out.printf("%s in the window: adjusted Rand index %.3f%n", journey.system, rand);
        assertTrue(rand >= journey.floor, "adjusted Rand index " + rand + " is below " + journey.floor);
    }

    private void generate(Journey journey) throws OperationException {
        try (PostgresSink sink = new PostgresSink(PostgresAddress.parse(database.address()))) {
            Generated generated = Generator.run(
                    new GenerateOptions(journey.system, CUSTOMERS, journey.days, SEED),
                    sink,
                    Parallel.of(2),
                    Monitor.none());
            assertEquals(journey.clusters, generated.archetypes().size());
        }
    }

    private void show() {
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.create(robot, folder.resolve("analysis"));
    }

    private void load(Journey journey) throws OperationException {
        int tables = Canonical.system(journey.system).tables().size();
        robot.clickOn("#rail-data");
        robot.clickOn(messages.get("data.source.add"));
        waitFor("the system is recognised", "#source-system");
        Pictures.save(stage.getScene(), "journey-" + journey.system + "-source-light-en");
        robot.clickOn("#source-system");
        if (journey == Journey.PYTAKE) {
            FxThread.waitUntil(
                    "the organisations are known",
                    () -> robot.lookup("#system-organisation")
                            .<ComboBox<String>>tryQuery()
                            .map(box -> box.getItems().size() > 1)
                            .orElse(false));
            FxThread.run(() -> robot.lookup("#system-organisation")
                    .<ComboBox<String>>query()
                    .setValue("loja-aurora"));
        }
        primary("data.load");
        FxThread.waitUntil(
                "all tables are there",
                () -> robot.lookup("#datasets")
                        .<ListView<?>>tryQuery()
                        .map(list -> list.getItems().size() == tables)
                        .orElse(false));
        robot.clickOn("#mapping-tab");
        waitFor("the mapping is told", tables == 1 ? "#mapping-sentence" : "#mapping-part");
        Pictures.save(stage.getScene(), "journey-" + journey.system + "-mapped-light-en");
    }

    private void computeFeatures(Journey journey) throws OperationException {
        robot.clickOn("#rail-features");
        for (String feature : List.of(journey.features.split(","))) {
            String name =
                    FeatureCatalogue.feature(feature).name(messages.formats().locale());
            FxThread.run(() ->
                    robot.lookup("#feature-search").<TextInputControl>query().setText(name));
            robot.clickOn("#feature-" + feature);
        }
        type("#set-name", "habits");
        primary("features.compute");
        waitFor("the set is computed", ".set-inspector");
        Pictures.save(stage.getScene(), "journey-" + journey.system + "-features-light-en");
    }

    private void findClusters(Journey journey) {
        robot.clickOn("#rail-lab");
        FxThread.waitUntil(
                "the customers are drawn", () -> text("#scatter-caption").contains("customers"));
        type("#parameter-k", String.valueOf(journey.clusters));
        type("#parameter-starts", "20");
        robot.push(KeyCode.F5);
        FxThread.waitUntil(
                "the clusters are found",
                () -> text("#scatter-caption").contains("in " + journey.clusters + " clusters"));
        ScatterChart chart = robot.lookup("#scatter").query();
        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate());
        Pictures.save(stage.getScene(), "journey-" + journey.system + "-lab-light-en");
    }

    /** How well the only run of the workspace agrees with what the database says is true. */
    private double agreement() throws OperationException, SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> archetypes = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT customer_key, archetype FROM generated.truth")) {
            while (row.next()) {
                archetypes.put(row.getString(1), numbers.computeIfAbsent(row.getString(2), _ -> numbers.size()));
            }
        }
        try (Workspace workspace = Workspace.open(folder.resolve("analysis"))) {
            Runs runs = new Runs(workspace);
            RunLabels found = runs.labels(runs.list().getFirst().name(), Monitor.none());
            assertTrue(
                    found.customers().size() > CUSTOMERS / 4,
                    "customers: " + found.customers().size());
            Labels truth = Labels.of(found.customers().stream()
                    .mapToInt(customer -> Objects.requireNonNull(archetypes.get(customer), customer))
                    .toArray());
            return Agreement.between(found.labels(), truth).adjustedRand();
        }
    }

    /** Presses the primary button once it says what is wanted and can be pressed. */
    private void primary(String key) {
        FxThread.waitUntil(key + " can be done", () -> {
            var button = robot.lookup("#primary").queryButton();
            return button.getText().equals(messages.get(key)) && !button.isDisabled();
        });
        robot.push(KeyCode.F5);
    }

    private void type(String field, String text) {
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private void waitFor(String what, String selector) {
        FxThread.waitUntil(
                what, () -> robot.lookup(selector).queryAll().stream().anyMatch(Node::isVisible));
    }

    private String text(String selector) {
        return robot.lookup(selector)
                .<Labeled>tryQuery()
                .map(Labeled::getText)
                .filter(Objects::nonNull)
                .orElse("");
    }
}
