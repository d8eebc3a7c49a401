package crmbet.workbench;

import crmbet.core.failure.Failure;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.Opening;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.ConnectionWatch;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.SharedDatabases;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.connection.SharedResults;
import crmbet.workbench.delivery.SharedNotes;
import crmbet.workbench.log.LogFile;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.settings.SettingsFile;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.shell.CrashDialog;
import crmbet.workbench.shell.MainWindow;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.NotificationArea;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Shell;
import crmbet.workbench.shell.ShellCommands;
import crmbet.workbench.shell.ShellViewModel;
import crmbet.workbench.shell.Tour;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.shell.WorkspaceChooser;
import crmbet.workbench.shell.Workspaces;
import crmbet.workbench.task.Tasks;
import crmbet.workbench.task.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Wires the window together. */
public final class App implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(App.class.getName());
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(500);
    private static final javafx.util.Duration BETWEEN_LOOKS = javafx.util.Duration.seconds(1);
    private static final javafx.util.Duration BETWEEN_NOTES = javafx.util.Duration.seconds(10);
    private static final javafx.util.Duration BETWEEN_PAGES = javafx.util.Duration.millis(200);

    private final SettingsStore settings;
    private final Workers workers;
    private final Tasks tasks;
    private final Workspaces workspaces;
    private final Tour tour;
    private final Timeline looking;
    private final Timeline telling;
    private final SharedResults results;
    private final Shell content;
    private final PauseTransition preparing = new PauseTransition(BETWEEN_PAGES);

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
        this(stage, messages, settingsFile, sample, folder, MainWindow::show);
    }

    private App(
            Stage stage,
            Messages messages,
            Path settingsFile,
            SampleData sample,
            Path folder,
            Consumer<MainWindow> display) {
        settings = new SettingsStore(new SettingsFile(settingsFile), PAUSE_BEFORE_SAVING, messages.language());
        workers = new Workers();
        tasks = new Tasks(workers, Platform::runLater, System::nanoTime);
        workspaces = new Workspaces(messages, tasks, settings);
        ShellViewModel shell = new ShellViewModel(messages, settings, List.of(PageId.values()));
        MainWindow window = new MainWindow(stage, settings, shell.themeProperty());
        tour = new Tour(shell);
        NotificationArea notices = new NotificationArea();
        ConnectionStore stored = ConnectionStore.beside(settingsFile);
        results = new SharedResults(stored);
        Workbench workbench = new Workbench(
                messages, tasks, workspaces.currentProperty(), shell, notices, results, shell.themeProperty());
        ConnectionWatch watch = new ConnectionWatch(
                stored, workers, Platform::runLater, InstantSource.system(), ConnectionWatch.Pace.USUAL);
        Connections connections = new Connections(stored, watch, tasks);
        connections.refresh(App::unreadable);
        looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> watch.look()));
        looking.setCycleCount(Animation.INDEFINITE);
        looking.play();
        SharedPlace shared = new SharedDatabases(stored)::open;
        telling = tellingTimes(new SharedNotes(shared));
        WorkspaceChooser chooser = new WorkspaceChooser(messages, () -> stage, folder);
        ShellCommands commands = new ShellCommands(shell, messages, workspaces, chooser);
        Pages pages = new Pages(workbench, workspaces, connections, stored, shared, commands, sample, folder, () -> {
            connections.refresh(App::unreadable);
            tour.begin();
        });
        workspaces.currentProperty().subscribe(opened -> {
            if (opened != null) {
                opened.copyOfOlder()
                        .ifPresent(copy -> notices.show(
                                Notice.done(messages.bind("shell.upgraded", String.valueOf(copy.getFileName())))));
            }
        });
        stage.setOnHidden(_ -> close());
        content = new Shell(shell, messages, tasks, workspaces, commands, pages, connections, notices, tour);
        window.furnish(content, messages, workspaces.currentProperty());
        display.accept(window);
        preparing.setOnFinished(_ -> prepare());
        preparing.play();
    }

    /** Makes the pages nobody has asked for yet, one at a time, so that none is waited for later. */
    private void prepare() {
        if (content.prepareNext()) {
            preparing.playFromStart();
        }
    }

    /** Begins to note what is done, and notes what waits from time to time, in the database that people share. */
    private Timeline tellingTimes(SharedNotes notes) {
        workspaces.currentProperty().addListener((_, _, now) -> withNotes(now, notes::begin));
        Timeline times = new Timeline(new KeyFrame(
                BETWEEN_NOTES, _ -> withNotes(workspaces.currentProperty().getValue(), notes::tell)));
        times.setCycleCount(Animation.INDEFINITE);
        times.play();
        return times;
    }

    private void withNotes(@Nullable Workspace workspace, Consumer<Workspace> then) {
        if (workspace != null) {
            tasks.quietly(
                    _ -> {
                        then.accept(workspace);
                        return workspace;
                    },
                    _ -> {},
                    failure -> LOG.fine(() -> "nothing was noted: " + failure));
        }
    }

    /**
     * Shows the window and returns once it is closed.
     *
     * @return the exit status of the process: 0, or 1 if there is no display, the system lacks a library, or the picture cannot
     *     be written
     * @throws CompletionException if the window could not be built for another reason
     */
    public static int show(Opening opening) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        if (opening.picture().isPresent()) {
            WindowPicture.needNoDisplay();
        }
        CompletableFuture<Void> begun = CompletableFuture.runAsync(
                () -> Platform.startup(() -> {
                    try {
                        start(opening, status);
                    } catch (RuntimeException | Error e) {
                        status.completeExceptionally(e);
                    }
                }),
                Runnable::run);
        try {
            return begun.thenCompose(_ -> status).join();
        } catch (CompletionException e) {
            if (begun.isCompletedExceptionally() && e.getCause() instanceof UnsupportedOperationException none) {
                return impossible("shell.no-display", String.valueOf(none.getMessage()));
            }
            String library = MissingLibrary.in(e).orElseThrow(() -> e);
            return impossible("shell.no-library", library);
        }
    }

    private static void start(Opening opening, CompletableFuture<Integer> status) {
        Stage stage = new Stage();
        Messages messages = new Messages(Language.of(Locale.getDefault()));
        LogFile.beginIfPossible(Places.logs());
        Thread.setDefaultUncaughtExceptionHandler(new CrashDialog(messages));
        Consumer<MainWindow> display = opening.picture().isPresent() ? _ -> {} : MainWindow::show;
        App app = new App(
                stage, messages, Places.settings(), SampleData.ofThisInstallation(), Places.workspaces(), display);
        opening.workspace().ifPresent(app.workspaces::open);
        if (opening.tour()) {
            app.tour.begin();
        }
        opening.picture()
                .ifPresentOrElse(
                        file -> app.draw(stage.getScene(), file, messages, status),
                        () -> stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> status.complete(0)));
    }

    private void draw(Scene scene, Path file, Messages messages, CompletableFuture<Integer> status) {
        var _ = new WindowPicture(scene, file, () -> workers.busy() || !content.isPrepared())
                .take()
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        System.err.println(messages.get("shell.no-picture", file, failure));
                    }
                    close();
                    status.complete(failure == null ? 0 : 1);
                });
    }

    private static void unreadable(Failure failure) {
        LOG.warning(() -> "the connections cannot be read: " + failure);
    }

    /** Ends all work, closes the workspace and saves the settings. */
    @Override
    public void close() {
        preparing.stop();
        looking.stop();
        telling.stop();
        tasks.cancelAll();
        workspaces.close();
        workers.close();
        results.close();
        settings.close();
    }

    private static int impossible(String key, String reason) {
        Messages messages = new Messages(Language.of(Locale.getDefault()));
        System.err.println(messages.get(key, reason));
        return 1;
    }
}
