package crmbet.workbench;

import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.ConnectionWatch;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.connections.ConnectionsView;
import crmbet.workbench.page.data.DataView;
import crmbet.workbench.page.features.FeaturesView;
import crmbet.workbench.page.home.HomePage;
import crmbet.workbench.page.home.HomeViewModel;
import crmbet.workbench.page.lab.LabView;
import crmbet.workbench.page.segments.PostgresDestinations;
import crmbet.workbench.page.segments.SegmentsView;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.settings.SettingsFile;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.shell.CrashDialog;
import crmbet.workbench.shell.MainWindow;
import crmbet.workbench.shell.NotificationArea;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Shell;
import crmbet.workbench.shell.ShellCommands;
import crmbet.workbench.shell.ShellViewModel;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.shell.WorkspaceChooser;
import crmbet.workbench.shell.Workspaces;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Wires the window together. */
public final class App implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(App.class.getName());
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(500);
    private static final javafx.util.Duration BETWEEN_LOOKS = javafx.util.Duration.seconds(1);

    private final SettingsStore settings;
    private final ExecutorService workers;
    private final Tasks tasks;
    private final Workspaces workspaces;
    private final Timeline looking;

    /**
     * Shows the window; JavaFX thread only.
     *
     * @param stage an empty one; hiding it ends everything
     * @param messages whose language is the one to begin with, unless the settings know another
     * @param settingsFile where settings are kept
     * @param sample the sample data of this installation
     * @param folder where workspaces are offered to be made
     */
    public App(Stage stage, Messages messages, Path settingsFile, SampleData sample, Path folder) {
        settings = new SettingsStore(new SettingsFile(settingsFile), PAUSE_BEFORE_SAVING, messages.language());
        workers = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("task-", 1).factory());
        tasks = new Tasks(workers, Platform::runLater, System::nanoTime);
        workspaces = new Workspaces(messages, tasks, settings);
        ShellViewModel shell = new ShellViewModel(
                messages,
                settings,
                List.of(PageId.HOME, PageId.DATA, PageId.FEATURES, PageId.LAB, PageId.SEGMENTS, PageId.CONNECTIONS));
        NotificationArea notices = new NotificationArea();
        Workbench workbench =
                new Workbench(messages, tasks, workspaces.currentProperty(), shell, notices, shell.themeProperty());
        ConnectionStore stored = ConnectionStore.beside(settingsFile);
        ConnectionWatch watch = new ConnectionWatch(
                stored, workers, Platform::runLater, InstantSource.system(), ConnectionWatch.Pace.USUAL);
        Connections connections = new Connections(stored, watch, tasks);
        connections.refresh(failure -> LOG.warning(() -> "the connections cannot be read: " + failure));
        looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> watch.look()));
        looking.setCycleCount(Animation.INDEFINITE);
        looking.play();
        WorkspaceChooser chooser = new WorkspaceChooser(messages, () -> stage, folder);
        ShellCommands commands = new ShellCommands(shell, messages, workspaces, chooser);
        Path samplePlace = folder.resolve(SampleData.WORKSPACE);
        List<Page> pages = List.of(
                new HomePage(new HomeViewModel(workbench, workspaces, sample, samplePlace), messages, commands),
                new DataView(workbench, connections),
                new FeaturesView(workbench),
                new LabView(workbench),
                new SegmentsView(workbench, new PostgresDestinations(connections), System.getProperty("user.name", "")),
                new ConnectionsView(workbench, connections));
        stage.setOnHidden(_ -> close());
        new MainWindow(stage, settings)
                .show(
                        new Shell(shell, messages, tasks, workspaces, commands, pages, connections, notices),
                        shell.themeProperty(),
                        messages,
                        workspaces.currentProperty());
    }

    /**
     * Shows the window and returns once it is closed.
     *
     * @param workspace to open in it
     * @return the exit status of the process: 0, or 1 if there is no display
     * @throws java.util.concurrent.CompletionException if the window could not be built
     */
    public static int show(Optional<Path> workspace) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                try {
                    start(workspace, () -> status.complete(0));
                } catch (RuntimeException | Error e) {
                    status.completeExceptionally(e);
                }
            });
        } catch (UnsupportedOperationException e) {
            return noDisplay(e);
        }
        return status.join();
    }

    private static void start(Optional<Path> workspace, Runnable onClosed) {
        Stage stage = new Stage();
        Messages messages = new Messages(Language.of(Locale.getDefault()));
        Thread.setDefaultUncaughtExceptionHandler(new CrashDialog(messages));
        App app = new App(stage, messages, Places.settings(), SampleData.ofThisInstallation(), Places.workspaces());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> onClosed.run());
        workspace.ifPresent(app.workspaces::open);
    }

    /** Ends all work, closes the workspace and saves the settings. */
    @Override
    public void close() {
        looking.stop();
        tasks.cancelAll();
        workspaces.close();
        workers.shutdown();
        settings.close();
    }

    private static int noDisplay(Exception reason) {
        Messages messages = new Messages(Language.of(Locale.getDefault()));
        System.err.println(messages.get("shell.no-display", String.valueOf(reason.getMessage())));
        return 1;
    }
}
