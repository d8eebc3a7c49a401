package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.Desktop;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The main job, through the real window, on Online Retail and a real PostgreSQL. */
@ExtendWith(FxThread.class)
class MainJobFxTest {
    /** Of k-means on z-scored log1p recency, frequency and money, best of 50 starts: the sample's published figures. */
    private static final List<Long> SIZES = List.of(719L, 848L, 1176L, 1595L);

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;
    private TemporaryDatabase database;

    @BeforeEach
    void open() throws Exception {
        database = TemporaryDatabase.create();
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
    }

    @AfterEach
    void close() throws Exception {
        FxThread.run(stage::close);
        database.close();
    }

    @Test
    void invoicesBecomeASegmentThatIsApprovedAndPublished() throws Exception {
        loadTheSample();
        mapToCustomers();
        computeFeatures();
        findClusters();
        keepTheBestCustomers();
        approve();
        export();
        publishTwice();
        savePictures();
        ReadmePictures.requireTrue();
    }

    private void loadTheSample() {
        robot.clickOn(messages.get("home.sample.title"));
        waitFor("the profile is known", ".missing-bar");
        TableView<?> rows = robot.lookup("#rows").queryTableView();
        assertEquals(541_909, rows.getItems().size());
        robot.clickOn(robot.lookup(".column-head").nth(3).<Node>query());
        waitForText(".inspector-title", "Quantity");
    }

    private void mapToCustomers() {
        robot.clickOn("#mapping-tab");
        primary("data.map.do");
        waitFor("the dataset is mapped", "#mapping-sentence");
        assertShown("397,884");
        assertTrue(text("#mapping-sentence").contains("4,338 customers"), text("#mapping-sentence"));
        assertShown("135,080");
        picture("data-mapped");
    }

    private void computeFeatures() {
        show(PageId.FEATURES);
        waitFor("features can be chosen", "#choose-rfm");
        robot.clickOn("#choose-rfm");
        waitForText("#customers", "4,338 customers");
        robot.clickOn("#sql-tab");
        assertTrue(robot.lookup("#sql").<TextArea>query().getText().contains("recency"));
        picture("features-sql");
        robot.clickOn(messages.get("features.tab.distributions"));
        primary("features.compute");
        waitFor("the set is computed", ".set-inspector");
    }

    private void findClusters() {
        show(PageId.LAB);
        waitForText("#scatter-caption", "4,338 customers");
        type("#parameter-k", "4");
        type("#parameter-starts", "50");
        robot.push(KeyCode.F5);
        waitForText("#scatter-caption", "4,338 customers in 4 clusters");
        assertEquals(
                SIZES,
                profiles().stream()
                        .filter(each -> each.group().isPresent())
                        .map(ProfileRow::size)
                        .sorted()
                        .toList());
    }

    private void keepTheBestCustomers() {
        selectTheBestCustomers();
        waitFor("the cluster is explained", "#segment-name");
        type("#segment-name", "Best customers");
        robot.clickOn("#keep-as-segment");
        FxThread.waitUntil(
                "the segment is announced",
                () -> robot.lookup(messages.get("lab.kept.look")).tryQuery().isPresent());
    }

    private void selectTheBestCustomers() {
        ProfileRow best = profiles().stream()
                .filter(each -> each.size() == SIZES.getFirst())
                .findFirst()
                .orElseThrow();
        int row = profiles().indexOf(best);
        FxThread.run(() ->
                robot.lookup("#profile").queryTableView().getSelectionModel().select(row));
    }

    private void approve() {
        show(PageId.SEGMENTS);
        waitForText(".segment-name", "Best customers");
        assertEquals(1, robot.lookup("#segments").queryListView().getItems().size());
        assertShown("719");
        primary("segments.propose");
        waitFor("a comment is asked for", "#comment");
        type("#comment", "They bring half of the money.");
        picture("segments-propose");
        robot.clickOn(messages.get("segments.propose.confirm", 719));
        waitForText(".segment-detail .state-badge", messages.get("segments.state.PROPOSED"));
        primary("segments.approve");
        waitFor("it is asked who approves", "#who");
        type("#who", "Ana Prado");
        picture("segments-approve");
        robot.clickOn(messages.get("segments.approve.confirm", 719));
        waitForText(".segment-detail .state-badge", messages.get("segments.state.APPROVED"));
        assertShown(messages.get("segments.history.approved", "Ana Prado"));
    }

    private void export() throws Exception {
        Path csv = folder.resolve("best.csv");
        Desktop.chooseNext(csv);
        robot.clickOn("#export-csv");
        FxThread.waitUntil("the members are written", () -> Files.exists(csv));
        assertEquals(720, Files.readAllLines(csv).size());
        Path parquet = folder.resolve("best.parquet");
        Desktop.chooseNext(parquet);
        robot.clickOn("#export-parquet");
        FxThread.waitUntil("the members are written again", () -> Files.exists(parquet));
    }

    private void publishTwice() throws Exception {
        closeNotices(); // they lie above the buttons of the inspector for a while
        FxThread.run(() -> robot.lookup("#address").<TextInputControl>query().setText(database.address()));
        robot.clickOn("#test-connection");
        FxThread.waitUntil("the database answers", () -> text("#health").contains("PostgreSQL"));
        publish(messages.get("segments.history.published", 719, 0, 0));
        publish(messages.get("segments.history.published", 0, 0, 719));
        assertEquals("Best customers 719", published());
    }

    private void publish(String expected) {
        primary("segments.publish");
        robot.clickOn(messages.get("segments.publish.confirm", 719));
        FxThread.waitUntil(expected, () -> robot.lookup(expected).tryQuery().isPresent());
    }

    private String published() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT s.name, count(*) FROM crmbet.segment s"
                        + " JOIN crmbet.segment_member m ON m.segment_id = s.id GROUP BY s.name")) {
            assertTrue(row.next());
            String found = row.getString(1) + ' ' + row.getLong(2);
            assertFalse(row.next());
            return found;
        }
    }

    /** Each page as the README shows it, in both themes and languages. */
    private void savePictures() {
        FxThread.run(() -> robot.lookup("#address")
                .<TextInputControl>query()
                .setText("postgresql://crm@warehouse.example:5432/marketing"));
        closeNotices();
        for (String theme : List.of("light", "dark")) {
            for (Language language : Language.values()) {
                FxThread.run(() -> messages.languageProperty().set(language));
                for (PageId page : PageId.values()) {
                    show(page);
                    if (page == PageId.DATA) {
                        robot.clickOn(messages.get("data.tab.rows"));
                    }
                    if (page == PageId.LAB) {
                        if (theme.equals("light")) {
                            robot.push(KeyCode.ESCAPE); // all clusters in light, the best customers alone in dark
                        } else {
                            selectTheBestCustomers();
                        }
                        ScatterChart chart = robot.lookup("#scatter").query();
                        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate());
                    }
                    picture("main-job-" + page.name().toLowerCase(Locale.ROOT)
                            + '-'
                            + theme
                            + (language == Language.ENGLISH ? "-en" : "-pt"));
                }
            }
            robot.clickOn("#rail-theme");
        }
    }

    private void closeNotices() {
        while (robot.lookup(".notifications .close-button").tryQuery().isPresent()) {
            robot.clickOn(".notifications .close-button");
        }
    }

    private List<ProfileRow> profiles() {
        return FxThread.call(() -> List.copyOf(
                robot.lookup("#profile").<ProfileRow>queryTableView().getItems()));
    }

    private void show(PageId page) {
        robot.clickOn("#rail-" + page.name().toLowerCase(Locale.ROOT));
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

    private void waitForText(String selector, String beginning) {
        FxThread.waitUntil(selector + " says " + beginning, () -> text(selector).startsWith(beginning));
    }

    private String text(String selector) {
        return robot.lookup(selector).<Label>tryQuery().map(Label::getText).orElse("");
    }

    private void assertShown(String text) {
        assertTrue(robot.lookup(text).tryQuery().isPresent(), text + " is not shown");
    }

    private void picture(String name) {
        Pictures.save(stage.getScene(), name);
    }
}
