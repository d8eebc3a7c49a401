package crmbet.workbench.page.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import crmbet.core.expectation.Suite;
import crmbet.core.failure.OperationException;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** An analyst says what is expected of players, and sees what fails. */
@ExtendWith(FxThread.class)
class QualityFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Path workspace = folder.resolve("players");
        try (Workspace made = Workspace.openOrCreate(workspace)) {
            var datasets = new Datasets(made);
            datasets.load(new LoadRequest(players("sound.csv", 0), "players"), Monitor.none());
        }
        stage = window();
        robot.clickOn("#quality-tab");
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            Look.apply(Theme.LIGHT);
            stage.close();
        });
    }

    @Test
    void rulesAreSuggestedWrittenCheckedAndTheirFailingRowsExported() throws Exception {
        Pictures.save(stage.getScene(), "quality-empty-light-en");
        robot.clickOn("#quality-suggest");
        FxThread.waitUntil(
                "rules are suggested", () -> !robot.lookup(".offer").queryAll().isEmpty());
        Pictures.save(stage.getScene(), "quality-suggestions-light-en");
        robot.clickOn("#quality-accept-all");
        FxThread.waitUntil("they are expected", () -> rules() > 5);
        int suggested = rules();

        robot.clickOn("#quality-add");
        FxThread.run(() -> {
            kind().getSelectionModel().select(2);
            ((ComboBox<?>) robot.lookup("#rule-column").queryAs(ComboBox.class))
                    .getEditor()
                    .setText("age");
        });
        robot.clickOn("#rule-first").write("21");
        robot.clickOn("#rule-second").write("5");
        robot.clickOn("#rule-done");
        Pictures.save(stage.getScene(), "quality-form-light-en");
        assertEquals(suggested, rules(), "an empty range is not kept");
        robot.doubleClickOn("#rule-second").write("120");
        robot.clickOn("#rule-done");
        FxThread.waitUntil("the rule is written", () -> rules() == suggested + 1);

        robot.clickOn("#quality-check");
        FxThread.waitUntil("it is checked", () -> headline().contains("of " + (suggested + 1)));
        FxThread.waitUntil("failing rows are shown", () -> rows() > 0);
        Pictures.save(stage.getScene(), "quality-checked-light-en");

        Path file = folder.resolve("failing.csv");
        Desktop.chooseNext(file);
        robot.clickOn("#quality-export");
        FxThread.waitUntil("the file is there", () -> Files.exists(file));
        try (var lines = Files.lines(file)) {
            assertEquals(43, lines.count(), "the head and every failing row");
        }
    }

    @Test
    void aStoppedLoadSaysWhatStoppedItAndTheTrendShowsIt() throws Exception {
        stage = reopened(() -> {
            try (Workspace workspace = Workspace.open(folder.resolve("players"))) {
                history(workspace);
            }
        });
        robot.clickOn("#quality-tab");
        FxThread.waitUntil(
                "the stopped load is told",
                () -> robot.lookup("#quality-stopped").query().isVisible());
        FxThread.waitUntil("failing rows are shown", () -> rows() > 0);
        assertTrue(headline().contains("blocking"), headline());
        Pictures.save(stage.getScene(), "quality-stopped-light-en");
        FxThread.run(() -> {
            messages.languageProperty().set(Language.PORTUGUESE);
            Look.apply(Theme.DARK);
        });
        Pictures.save(stage.getScene(), "quality-stopped-dark-pt");
    }

    private void history(Workspace workspace) throws OperationException, IOException {
        Datasets datasets = new Datasets(workspace);
        new Expectations(workspace)
                .keep(
                        "players",
                        new Suite(List.of(
                                new Expectation(new Rule.NotNull("email"), Severity.BLOCKING, 0.05),
                                new Expectation(new Rule.Unique(List.of("id")), Severity.BLOCKING),
                                new Expectation(new Rule.Range("age", "18", "120"), Severity.WARNING),
                                new Expectation(new Rule.Matches("email", "[^@]+@[^@]+"), Severity.WARNING),
                                new Expectation(new Rule.RowCount(100, 0.5, null), Severity.BLOCKING),
                                new Expectation(new Rule.Drift("age", 0.25), Severity.NOTE))));
        for (int missing : new int[] {0, 3, 8, 14, 10, 19}) {
            datasets.load(
                    new LoadRequest(players("p.csv", missing), "players", ReadOptions.detect(), true), Monitor.none());
        }
        try {
            datasets.load(
                    new LoadRequest(players("p.csv", 120), "players", ReadOptions.detect(), true), Monitor.none());
        } catch (OperationException e) {
            // What is looked at next.
        }
    }

    private Stage reopened(Work meanwhile) throws Exception {
        FxThread.run(stage::close);
        meanwhile.run();
        return window();
    }

    private Stage window() {
        Stage window = FxThread.call(Stage::new);
        ProgramWindow.show(window, messages, folder);
        ProgramWindow.open(robot, folder.resolve("players"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        FxThread.waitUntil(
                "the dataset is shown",
                () -> !robot.lookup("#quality-tab").queryAll().isEmpty());
        return window;
    }

    private Path players(String name, int missing) throws IOException {
        StringBuilder csv = new StringBuilder("id,email,country,age\n");
        for (int i = 0; i < 400; i++) {
            csv.append("P").append(1000 + i).append(',');
            csv.append(i < missing ? "" : "player" + i + "@example.com").append(',');
            csv.append(i % 3 == 0 ? "BR" : "PT").append(',').append(18 + i % 30).append('\n');
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private int rules() {
        return FxThread.call(() -> robot.lookup("#expectations")
                .<TableView<?>>tryQuery()
                .map(table -> table.getItems().size())
                .orElse(0));
    }

    private int rows() {
        return FxThread.call(() -> robot.lookup("#failing-rows")
                .<TableView<?>>tryQuery()
                .map(table -> table.getItems().size())
                .orElse(0));
    }

    private String headline() {
        return FxThread.call(
                () -> robot.lookup("#quality-headline").<Labeled>query().getText());
    }

    private ComboBox<?> kind() {
        return robot.lookup("#rule-kind").queryAs(ComboBox.class);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
