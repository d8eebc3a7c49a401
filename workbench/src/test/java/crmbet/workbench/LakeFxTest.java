package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.lake.LakeKind;
import crmbet.connectors.lake.TemporaryBucket;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Objects of a real S3 server on the Data page. */
@ExtendWith(FxThread.class)
class LakeFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private TemporaryBucket bucket;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        bucket = TemporaryBucket.create();
        fill();
        ConnectionStore connections = ConnectionStore.beside(folder.resolve("settings.json"));
        save(connections, "Bets lake", bucket.secretKey());
        save(connections, "Wrong key", "not-the-key");
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.create(robot, folder.resolve("Lake analysis"));
        robot.clickOn("#rail-data");
        robot.clickOn("Load from a database or lake");
    }

    private void fill() throws Exception {
        try (Workspace maker = Workspace.openOrCreate(folder.resolve("maker"))) {
            for (int month = 11; month <= 13; month++) {
                String place = "bets/year=" + (month > 12 ? 2026 : 2025) + "/month=" + (month > 12 ? 1 : month);
                Path file = folder.resolve("part-" + month + ".parquet");
                String rows = "SELECT range AS id, 'c' || range % 700 AS customer, 'p' || range % 700 || '@example.com'"
                        + " AS email, (range % 400 * 0.25)::DECIMAL(12,2) AS stake,"
                        + " TIMESTAMP '2026-01-01 10:00:00' + range * INTERVAL 7 MINUTE AS at FROM range(5000)";
                maker.write(
                        Monitor.none(),
                        session -> session.execute("COPY (" + rows + ") TO " + Identifier.literal(file.toString())
                                + " (FORMAT parquet, ROW_GROUP_SIZE 2048)"));
                bucket.put(place + "/part-0.parquet", file);
            }
        }
        bucket.put("exports/customers.csv", "customer;country\nc1;BR\nc2;PT\n");
        bucket.put("notes.txt", "not data");
    }

    private void save(ConnectionStore connections, String name, String secret) throws Exception {
        connections.save(
                new SavedConnection(
                        UUID.randomUUID(),
                        name,
                        LakeKind.ID,
                        Map.of(
                                "bucket", TemporaryBucket.NAME,
                                "endpoint", bucket.endpoint().toString(),
                                "accessKey", bucket.accessKey())),
                Map.of("secretKey", new Secret(secret)));
    }

    @AfterEach
    void close() throws Exception {
        FxThread.run(stage::close);
        bucket.close();
    }

    @Test
    void partitionsAreFoundByKeyboardChosenAndLoaded() {
        waitForEntries(4);
        assertEquals(
                List.of(TemporaryBucket.NAME),
                robot.lookup("#lake-bucket").<ComboBox<?>>query().getItems());
        FxThread.run(() -> entries().requestFocus());
        choose(1);
        robot.push(KeyCode.ENTER);
        waitForEntries(3);
        assertEquals("/bets/", robot.lookup("#lake-path").<Labeled>query().getText());
        robot.push(KeyCode.BACK_SPACE);
        waitForEntries(4);
        choose(1);
        waitForPreview(50);
        robot.clickOn("#lake-condition-add");
        assertEquals("year", column(0).getValue());
        assertEquals(List.of("2025", "2026"), value(0).getItems());
        FxThread.run(() -> value(0).getEditor().setText("2025"));
        robot.clickOn("#lake-condition-add");
        FxThread.run(() -> {
            column(1).setValue("stake");
            comparison(1).setValue(comparison(1).getItems().getLast());
            value(1).getEditor().setText("50");
        });
        FxThread.waitUntil("two objects are left", () -> facts().contains("2 of 3 objects"));
        FxThread.run(() -> robot.lookup(node -> node instanceof CheckBox box && "email".equals(box.getText()))
                .<CheckBox>query()
                .setSelected(false));
        pictures("lake-chosen");
        robot.push(KeyCode.F5);
        // Half of the stakes of two months.
        waitForRows(2 * 2_500 - 2 * 100);
        assertEquals(
                // One column counts the rows; id, customer, stake, at, year, month.
                7, robot.lookup("#rows").<TableView<?>>query().getColumns().size());
    }

    @Test
    void aTextIsLookedAtWhatIsNoDataIsExplainedAndAWrongKeyToo() {
        waitForEntries(4);
        choose(3);
        FxThread.waitUntil("it is no data", this::isFailureShown);
        choose(2);
        waitForPreview(2);
        assertTrue(facts().contains("one object"), facts());
        FxThread.run(() -> robot.lookup("#source-connection")
                .<ComboBox<SavedConnection>>query()
                .getSelectionModel()
                .select(1));
        FxThread.waitUntil("it is refused", this::isFailureShown);
        pictures("lake-refused");
        String said = robot.lookup(".failure-note .label").queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .toList()
                .toString();
        assertFalse(said.contains("not-the-key"), said);
        FxThread.run(() -> robot.lookup("#source-connection")
                .<ComboBox<SavedConnection>>query()
                .getSelectionModel()
                .select(0));
        waitForEntries(4);
        choose(2);
        waitForPreview(2);
        robot.push(KeyCode.F5);
        waitForRows(2);
    }

    private boolean isFailureShown() {
        return robot.lookup(".failure-note .strong").queryAll().stream()
                .anyMatch(node -> node instanceof Labeled label
                        && label.getText() != null
                        && !label.getText().isBlank()
                        && node.isVisible());
    }

    private void choose(int index) {
        FxThread.run(() -> entries().getSelectionModel().select(index));
    }

    private void waitForEntries(int count) {
        FxThread.waitUntil(
                count + " entries are listed", () -> entries().getItems().size() == count);
    }

    private void waitForPreview(int rows) {
        FxThread.waitUntil(
                "the first rows are shown", () -> preview().getItems().size() == rows);
    }

    private void waitForRows(int rows) {
        FxThread.waitUntil(
                rows + " rows are shown",
                () -> robot.lookup("#rows")
                        .<TableView<?>>tryQuery()
                        .map(table ->
                                table.getItems() != null && table.getItems().size() == rows)
                        .orElse(false));
    }

    private ListView<?> entries() {
        return robot.lookup("#lake-entries").<ListView<?>>tryQuery().orElseGet(ListView::new);
    }

    private TableView<?> preview() {
        return robot.lookup("#lake-preview").<TableView<?>>tryQuery().orElseGet(TableView::new);
    }

    private String facts() {
        return robot.lookup("#lake-facts").<Labeled>query().getText();
    }

    private ComboBox<String> column(int row) {
        return combo(row, 0);
    }

    private ComboBox<Object> comparison(int row) {
        return combo(row, 1);
    }

    private ComboBox<String> value(int row) {
        return combo(row, 2);
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> combo(int row, int place) {
        return (ComboBox<T>) robot.lookup(".conditions .combo-box").queryAll().stream()
                .skip(row * 3L + place)
                .findFirst()
                .orElseThrow();
    }

    private void pictures(String name) {
        Pictures.save(stage.getScene(), name + "-light-en");
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        robot.clickOn("#rail-theme");
        Pictures.save(stage.getScene(), name + "-dark-pt");
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        robot.clickOn("#rail-theme");
    }
}
