package crmbet.workbench.shell;

import crmbet.core.failure.Failure;
import crmbet.core.seal.SealedProject;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.task.Tasks;
import crmbet.workbench.task.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which workspace is open, and the way to another; one at a time. JavaFX thread only. */
public final class Workspaces implements AutoCloseable {
    private final Messages messages;
    private final Tasks tasks;
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<@Nullable Workspace> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final ObservableList<Path> recentView = FXCollections.unmodifiableObservableList(recent);

    public Workspaces(Messages messages, Tasks tasks, SettingsStore settings) {
        this.messages = messages;
        this.tasks = tasks;
        this.settings = settings;
        recent.setAll(settings.get().recentWorkspaces());
    }

    /** The name people know a workspace by: that of its folder. */
    public static String name(Path folder) {
        @Nullable Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The open workspace; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Workspace> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Why the last attempt to open or make one failed; null after one that went well. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The latest first. */
    public ObservableList<Path> recent() {
        return recentView;
    }

    /** Opens the workspace of a folder in the place of the present one, which stays if that fails. */
    public void open(Path folder) {
        change("shell.task.opening", folder, _ -> Workspace.open(folder), _ -> {});
    }

    /** Opens the workspace beside a sealed project in the place of the present one, after making it if it is not there yet. */
    public void unseal(Path file) {
        Path folder = SealedProject.folderBeside(file);
        change(
                "shell.task.opening",
                folder,
                monitor -> {
                    if (!Workspace.isWorkspace(folder)) {
                        var _ = SealedProject.unseal(file, folder, monitor);
                    }
                    return Workspace.open(folder);
                },
                _ -> {});
    }

    /** Makes a workspace in a folder, or opens the one there, and goes on with it. */
    public void openOrCreate(Path folder, Consumer<Workspace> then) {
        change("shell.task.creating", folder, _ -> Workspace.openOrCreate(folder), then);
    }

    /** Forgets a recent workspace; nothing on the disk changes. */
    public void forget(Path folder) {
        settings.update(now -> now.withForgotten(folder));
        recent.setAll(settings.get().recentWorkspaces());
    }

    public void dismissFailure() {
        failure.set(null);
    }

    private void change(String taskKey, Path folder, Work<Workspace> work, Consumer<Workspace> then) {
        failure.set(null);
        @Nullable Workspace before = current.get();
        if (before != null && before.folder().equals(folder.toAbsolutePath().normalize())) {
            then.accept(before);
            return;
        }
        tasks.run(
                messages.bind(taskKey, name(folder)),
                work,
                opened -> {
                    replace(opened);
                    remember(opened.folder());
                    then.accept(opened);
                },
                failure::set);
    }

    private void remember(Path folder) {
        settings.update(now -> now.withOpened(folder));
        recent.setAll(settings.get().recentWorkspaces());
    }

    /** Ends what runs on the present workspace and closes it. */
    @Override
    public void close() {
        replace(null);
    }

    private void replace(@Nullable Workspace next) {
        @Nullable Workspace before = current.get();
        if (before != null) {
            tasks.cancelAll();
        }
        current.set(next);
        if (before != null) {
            before.close();
        }
    }

    /** Recent workspaces other than the open one. */
    List<Path> others() {
        @Nullable Workspace open = current.get();
        return recent.stream()
                .filter(path -> open == null || !path.equals(open.folder()))
                .toList();
    }
}
