package crmbet.workbench.page.data.sql;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.query.Outcome;
import crmbet.core.query.Queries;
import crmbet.core.query.Queries.Permission;
import crmbet.core.query.SqlStatement;
import crmbet.core.query.StatementHistory;
import crmbet.core.query.Vocabulary;
import crmbet.core.table.ExportFormat;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.table.TableViewModel;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.TaskState;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Statements over the workspace, what became of the last one, and those that were run before. */
public final class ConsoleViewModel {
    private final Workbench workbench;
    private final TableViewModel table;
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningTask> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Vocabulary> vocabulary =
            new ReadOnlyObjectWrapper<>(new Vocabulary(List.of(), List.of()));
    private final ObservableList<String> history = FXCollections.observableArrayList();

    public ConsoleViewModel(Workbench workbench) {
        this.workbench = workbench;
        table = new TableViewModel(workbench.tasks());
        workbench.workspace().addListener((_, _, _) -> reopen());
        refresh();
    }

    /**
     * What went wrong with a statement.
     *
     * @param position 0-based character of the whole text; −1 where that is not known
     */
    record Problem(Failure failure, int position) {}

    /** The rows of the last query. */
    TableViewModel table() {
        return table;
    }

    /** Whether the user's own tables may be changed; never so at first. */
    BooleanProperty writingProperty() {
        return writing;
    }

    /** What the last statement led to; null before the first and after a problem. */
    ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What runs now; null: nothing. */
    ReadOnlyObjectProperty<@Nullable RunningTask> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What can be named in statements. */
    ReadOnlyObjectProperty<Vocabulary> vocabularyProperty() {
        return vocabulary.getReadOnlyProperty();
    }

    /** What was run before, the latest first. */
    ObservableList<String> history() {
        return history;
    }

    /** Reads the names and the history of the workspace; to be called when the console comes into view. */
    public void refresh() {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        var _ = workbench
                .tasks()
                .quietly(
                        monitor -> new Known(Vocabulary.of(workspace, monitor), new StatementHistory(workspace).list()),
                        known -> {
                            vocabulary.set(known.vocabulary());
                            history.setAll(known.history());
                        },
                        this::fail);
    }

    /** Runs statements one after the other until one fails; what the last one led to is shown. */
    void run(List<SqlStatement> statements) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || statements.isEmpty() || running.get() != null) {
            return;
        }
        problem.set(null);
        Permission permission = writing.get() ? Permission.WRITE_OWN_TABLES : Permission.READ;
        // Where it failed is known only to the thread it ran on, until it is told.
        int[] at = {0};
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench.messages().bind("data.sql.task"),
                        monitor -> runAll(workspace, statements, permission, at, monitor),
                        this::show,
                        failure -> {
                            ended();
                            outcome.set(null);
                            table.show(null);
                            problem.set(new Problem(failure, position(failure, at[0])));
                        },
                        this::ended);
        // On the calling thread it has ended already.
        running.set(task.state() == TaskState.RUNNING ? task : null);
        remember(workspace, statements);
    }

    /** Asks what runs to stop. */
    void cancel() {
        RunningTask task = running.get();
        if (task != null) {
            task.cancel();
        }
    }

    /** Writes the rows shown to a file. */
    void export(List<String> columns, Path file, ExportFormat format) {
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("data.sql.exporting", file.getFileName()),
                        table.exporting(columns, file, format),
                        rows -> workbench
                                .notifications()
                                .show(Notice.done(
                                        workbench.messages().bind("data.sql.exported", rows, file.getFileName()))),
                        this::fail);
    }

    private static Outcome runAll(
            Workspace workspace, List<SqlStatement> statements, Permission permission, int[] at, Monitor monitor)
            throws OperationException {
        Queries queries = new Queries(workspace);
        Outcome last = null;
        for (SqlStatement statement : statements) {
            if (last instanceof Outcome.Rows rows) {
                rows.table().close();
            }
            at[0] = statement.from();
            last = queries.run(statement, permission, monitor);
        }
        if (last == null) {
            throw new IllegalArgumentException("there is no statement to run");
        }
        return last;
    }

    private void show(Outcome now) {
        ended();
        table.show(now instanceof Outcome.Rows rows ? rows.table() : null);
        outcome.set(null);
        outcome.set(now);
        if (now instanceof Outcome.Changed) {
            refresh();
        }
    }

    private void ended() {
        running.set(null);
    }

    private void fail(Failure failure) {
        problem.set(new Problem(failure, -1));
    }

    private void remember(Workspace workspace, List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            history.remove(statement.sql());
            history.addFirst(statement.sql());
        }
        var _ = workbench
                .tasks()
                .quietly(
                        _ -> {
                            StatementHistory kept = new StatementHistory(workspace);
                            for (SqlStatement statement : statements) {
                                kept.add(statement.sql());
                            }
                            return statements.size();
                        },
                        _ -> {},
                        this::fail);
    }

    private void reopen() {
        cancel();
        writing.set(false);
        outcome.set(null);
        problem.set(null);
        table.show(null);
        history.clear();
        refresh();
    }

    private static int position(Failure failure, int from) {
        return switch (failure) {
            case Failure.StatementFailed(var _, var position) when position >= 0 -> from + position;
            case Failure.StatementRefused(var _, var _, var position) when position >= 0 -> from + position;
            default -> -1;
        };
    }

    private record Known(Vocabulary vocabulary, List<String> history) {}
}
