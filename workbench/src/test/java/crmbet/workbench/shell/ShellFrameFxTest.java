package crmbet.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.ConnectionWatch;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.settings.SettingsFile;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.TaskState;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What the shell does for its pages, seen with two pages that only write down what happens to them. */
@ExtendWith(FxThread.class)
class ShellFrameFxTest {
    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);
    private final List<Runnable> workers = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Tasks tasks = new Tasks(workers::add, FxThread::run, clock::get);
    private final List<String> happened = new ArrayList<>();
    private final NotificationArea notices = new NotificationArea();

    @TempDir
    private Path folder;

    private final List<PageId> made = new ArrayList<>();
    private Stage stage;
    private ShellViewModel model;
    private Tour tour;

    @BeforeEach
    void open() {
        SettingsStore settings = new SettingsStore(
                new SettingsFile(folder.resolve("settings.json")), Duration.ofHours(1), Language.ENGLISH);
        model = new ShellViewModel(messages, settings, List.of(PageId.values()));
        tour = new Tour(model);
        stage = FxThread.call(() -> {
            Stage opened = new Stage();
            Workspaces workspaces = new Workspaces(messages, tasks, settings);
            WorkspaceChooser chooser = new WorkspaceChooser(messages, () -> opened, folder);
            ShellCommands commands = new ShellCommands(model, messages, workspaces, chooser);
            ConnectionStore stored = ConnectionStore.beside(folder.resolve("settings.json"));
            Connections connections = new Connections(
                    stored,
                    new ConnectionWatch(
                            stored, Runnable::run, Runnable::run, InstantSource.system(), ConnectionWatch.Pace.USUAL),
                    tasks);
            MainWindow window = new MainWindow(opened, settings, model.themeProperty());
            Shell shell =
                    new Shell(model, messages, tasks, workspaces, commands, this::page, connections, notices, tour);
            window.furnish(shell, messages, workspaces.currentProperty());
            window.show();
            return opened;
        });
        FxThread.resize(stage, 1280, 720);
    }

    private Page page(PageId id) {
        made.add(id);
        return id == PageId.LAB ? new Full() : new Plain(id);
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    private Node node(String selector) {
        return robot.lookup(selector).query();
    }

    @Test
    void numbersSwitchPagesAndF5RunsThePrimaryCommand() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.push(KeyCode.F5);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.push(KeyCode.F5);
        assertEquals(List.of("HOME shown", "LAB shown", "LAB run", "LAB dismissed", "DATA shown"), happened);
    }

    @Test
    void aPageIsMadeWhenItIsFirstShownOrPreparedAndOnlyOnce() {
        assertEquals(List.of(PageId.HOME), made);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertEquals(List.of(PageId.HOME, PageId.LAB), made);

        Shell shell = (Shell) stage.getScene().getRoot();
        assertTrue(FxThread.call(shell::prepareNext), "there are more pages");
        assertEquals(List.of(PageId.HOME, PageId.LAB, PageId.DATA), made);
        while (FxThread.call(shell::prepareNext)) {
            assertFalse(FxThread.call(shell::isPrepared));
        }
        assertTrue(FxThread.call(shell::isPrepared));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertEquals(EnumSet.allOf(PageId.class), EnumSet.copyOf(made));
        assertEquals(PageId.values().length, made.size());
    }

    @Test
    void theRailSwitchesPagesAndAlwaysKeepsOneSelected() {
        robot.clickOn("#rail-segments").clickOn("#rail-segments");
        assertEquals(PageId.SEGMENTS, model.pageProperty().get());
        assertTrue(((ToggleButton) node("#rail-segments")).isSelected());
        assertFalse(((ToggleButton) node("#rail-home")).isSelected());
    }

    @Test
    void theInspectorFoldsAway() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertTrue(robot.lookup(".inspector").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertFalse(robot.lookup(".inspector").tryQuery().isPresent());
    }

    @Test
    void theTourLeadsThroughThePagesAndCanBeLeftAtAnyMoment() {
        FxThread.run(tour::begin);
        assertEquals(PageId.DATA, model.pageProperty().get());
        assertTrue(node("#tour-back").isDisabled());
        Pictures.save(stage.getScene(), "tour-light-en");
        robot.clickOn("#tour-next").clickOn("#tour-next");
        assertEquals(PageId.LAB, model.pageProperty().get());
        robot.clickOn("#tour-back");
        assertEquals(PageId.FEATURES, model.pageProperty().get());
        for (int i = 0; i < 4; i++) {
            robot.clickOn("#tour-next");
        }
        assertEquals(PageId.DELIVERIES, model.pageProperty().get());
        FxThread.run(() -> {
            model.toggleTheme();
            model.speak(Language.PORTUGUESE);
        });
        assertEquals("Concluir", ((Button) node("#tour-next")).getText());
        Pictures.save(stage.getScene(), "tour-dark-pt");
        robot.clickOn("#tour-next");
        assertFalse(node(".tour").isVisible());
        FxThread.run(tour::begin);
        robot.push(KeyCode.ESCAPE);
        assertFalse(node(".tour").isVisible());
    }

    @Test
    void theStatusBarSaysHowFarATaskIsAndCancelsIt() {
        RunningTask task = FxThread.call(() -> {
            model.show(PageId.LAB);
            return tasks.run(new ReadOnlyStringWrapper("HDBSCAN"), this::halfWay, _ -> {}, _ -> {});
        });
        workers.removeFirst().run();
        assertEquals(TaskState.CANCELLED, task.state());
        assertEquals(List.of(), tasks.running());
    }

    private Object halfWay(Monitor monitor) {
        monitor.report(0, 100, Phase.SPANNING_TREE);
        clock.addAndGet(Duration.ofSeconds(20).toNanos());
        monitor.report(63, 100, Phase.SPANNING_TREE);
        FxThread.run(() ->
                notices.show(Notice.done(new ReadOnlyStringWrapper("k-means found 4 clusters in 4,338 customers."))
                        .leadingTo(new ReadOnlyStringWrapper("Compare runs"), () -> {})));
        FxThread.waitUntil(
                "the task's progress is shown",
                () -> ((Label) node(".task-strip > .muted")).getText().equals("Spanning tree 63% · 0:11 left"));
        Pictures.save(stage.getScene(), "shell-light-en");
        FxThread.run(() -> {
            model.toggleTheme();
            model.speak(Language.PORTUGUESE);
        });
        FxThread.resize(stage, 1920, 1200);
        FxThread.waitUntil(
                "the task's progress is translated",
                () -> ((Label) node(".task-strip > .muted")).getText().startsWith("Árvore geradora 63%"));
        Pictures.save(stage.getScene(), "shell-wide-dark-pt");
        robot.clickOn("Cancelar");
        monitor.checkpoint();
        return monitor;
    }

    private class Plain implements Page {
        private final PageId id;

        Plain(PageId id) {
            this.id = id;
        }

        @Override
        public PageId id() {
            return id;
        }

        @Override
        public Node view() {
            return new StackPane();
        }

        @Override
        public void shown() {
            happened.add(id + " shown");
        }

        @Override
        public void dismiss() {
            happened.add(id + " dismissed");
        }
    }

    private final class Full extends Plain {
        private final ObservableValue<@Nullable Node> inspector;

        Full() {
            super(PageId.LAB);
            VBox facts = new VBox(8, new Label("Cluster 3"), new Label("1,204 customers · 4.1%"));
            facts.setStyle("-fx-padding: 16px;");
            inspector = new SimpleObjectProperty<@Nullable Node>(facts);
        }

        @Override
        public Optional<ObservableValue<String>> subtitle() {
            return Optional.of(new ReadOnlyStringWrapper("Spring players"));
        }

        @Override
        public List<Node> toolbar() {
            ComboBox<String> strategy = new ComboBox<>();
            strategy.getItems().add("k-means");
            strategy.getSelectionModel().selectFirst();
            return List.of(strategy, new Label("k"), new Spinner<Integer>(2, 50, 8));
        }

        @Override
        public Optional<Command> primary() {
            return Optional.of(Command.of(new ReadOnlyStringWrapper("Run"), () -> happened.add("LAB run")));
        }

        @Override
        public Optional<ObservableValue<@Nullable Node>> inspector() {
            return Optional.of(inspector);
        }
    }
}
