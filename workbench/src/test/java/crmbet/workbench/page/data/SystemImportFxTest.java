package crmbet.workbench.page.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.fx.ProgramWindow;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A folder with a whole system goes from the Data page to customers and activity. */
@ExtendWith(FxThread.class)
class SystemImportFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Workspace.openOrCreate(folder.resolve("clinic")).close();
        stage = FxThread.call(Stage::new);
        ProgramWindow.show(stage, messages, folder);
        ProgramWindow.open(robot, folder.resolve("clinic"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            Look.apply(Theme.LIGHT);
            stage.close();
        });
    }

    @Test
    void aFolderIsRecognisedLoadedWholeAndItsMappingTold() throws Exception {
        Desktop.chooseNext(generated("petclinic"));
        robot.clickOn(messages.get("data.system.add"));
        FxThread.waitUntil("the tables are found", () -> rows() == 11);
        assertEquals("Pet clinic", chosen("#system-choice"));
        both("system-import");
        robot.push(KeyCode.TAB);
        robot.clickOn(messages.get("data.load"));
        FxThread.waitUntil("all tables are there", () -> datasets().size() == 10);
        robot.clickOn("#mapping-tab");
        FxThread.waitUntil(
                "the mapping is told",
                () -> !robot.lookup("#mapping-part").queryAll().isEmpty());
        assertTrue(robot.lookup("#mapping-part").<Labeled>query().getText().contains("Pet clinic"));
        both("system-mapped");
    }

    @Test
    void anOrganisationMustBeChosenBeforePyTakeIsLoaded() throws Exception {
        Desktop.chooseNext(generated("pytake"));
        robot.clickOn(messages.get("data.system.add"));
        FxThread.waitUntil("the organisations are found", () -> rows() == 4);
        assertEquals("PyTake", chosen("#system-choice"));
        both("system-organisation");
        assertTrue(robot.lookup(messages.get("data.load")).query().isDisabled(), "no organisation is chosen yet");
        FxThread.run(() -> organisation().setValue("clinica-boreal"));
        robot.clickOn(messages.get("data.load"));
        FxThread.waitUntil("its tables are there", () -> datasets().size() == 3);
    }

    private Path generated(String system) throws OperationException {
        Path files = folder.resolve(system);
        try (FolderSink sink = new FolderSink(files)) {
            Generated _ = Generator.run(new GenerateOptions(system, 120, 60, 9), sink, Parallel.of(2), Monitor.none());
        }
        return files;
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

    private long rows() {
        return robot.lookup("#system-tables").queryAll().stream()
                .mapToLong(node -> ((GridPane) node).getRowCount())
                .sum();
    }

    private String chosen(String id) {
        ComboBox<?> box = robot.lookup(id).queryAs(ComboBox.class);
        return box.getConverter() == null ? "" : title(box);
    }

    private static <T> String title(ComboBox<T> box) {
        return box.getConverter().toString(box.getValue());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> organisation() {
        return robot.lookup("#system-organisation").queryAs(ComboBox.class);
    }

    private List<?> datasets() {
        return robot.lookup("#datasets").queryAll().stream()
                .flatMap(node -> ((ListView<?>) node).getItems().stream())
                .toList();
    }
}
