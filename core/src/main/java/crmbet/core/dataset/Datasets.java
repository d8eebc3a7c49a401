package crmbet.core.dataset;

import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.LoadChecks;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/** The datasets of a workspace. Safe for use by several threads. */
public final class Datasets {
    /** How many rows a preview shows at most. */
    public static final int PREVIEW_ROWS = 50;

    private final Workspace workspace;

    public Datasets(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Looks at the beginning of a file without loading it.
     *
     * @param options what is already decided; the preview shows what it leads to
     * @throws OperationException {@code NotFound}, or {@code Unreadable} with what to do about it
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Preview preview(Path source, ReadOptions options, Monitor monitor) throws OperationException {
        SourceFile file = SourceFile.examine(source, options);
        try (Scratch scratch = new Scratch(workspace.scratch())) {
            return new Previewing(workspace, file, options, scratch, monitor).run();
        }
    }

    /**
     * Loads a file: all of it, or after any failure nothing. Records that do not parse do not become rows; they are kept
     * with their line and the reason.
     *
     * @param monitor told of progress in hundredths, or in bytes while a file is being unpacked or recoded
     * @throws OperationException {@code NotFound}; {@code Unreadable}; {@code AlreadyExists} if the name is taken and
     *     nothing shall be replaced, or two columns would have one name; {@code CannotWrite} if the disk is full;
     *     {@code NotPossible} if the rows do not meet a blocking expectation
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Dataset load(LoadRequest request, Monitor monitor) throws OperationException {
        SourceFile source = SourceFile.examine(request.source(), request.options());
        try (Scratch scratch = new Scratch(workspace.scratch())) {
            return new Loading(workspace, request, source, scratch, new LoadChecks(workspace), monitor).run();
        }
    }

    /**
     * As {@link #load(LoadRequest, Monitor)}, in a transaction that goes on: nothing is kept unless that is. So several
     * files are loaded together or not at all.
     *
     * @param checks of that transaction
     */
    public Dataset load(Session session, LoadRequest request, LoadChecks checks) throws OperationException {
        SourceFile source = SourceFile.examine(request.source(), request.options());
        try (Scratch scratch = new Scratch(workspace.scratch())) {
            return session.part(new Loading(workspace, request, source, scratch, checks, session.monitor()).prepare());
        }
    }

    /**
     * Loads several files as one dataset: all of it, or after any failure nothing.
     *
     * @throws OperationException as {@link #load(LoadRequest, Monitor)}; {@code NotFound} for a column that no file has
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Dataset load(FilesRequest request, Monitor monitor) throws OperationException {
        return new FilesLoading(workspace, request, monitor).run();
    }

    /**
     * The different values of a column of a file, as text in alphabetical order, without loading the file.
     *
     * @throws OperationException {@code NotFound} if there is no such file or column, {@code Unreadable}
     */
    public List<String> valuesOf(Path source, String column, Monitor monitor) throws OperationException {
        SourceFile file = SourceFile.examine(source, ReadOptions.detect());
        try (Scratch scratch = new Scratch(workspace.scratch())) {
            return new ColumnValues(workspace, file, scratch, monitor).of(column);
        }
    }

    /** All datasets, by name. */
    public List<Dataset> list() throws OperationException {
        return workspace.read(Monitor.none(), session -> new StoredDatasets(session).list());
    }

    /**
     * The dataset of that name, compared without case.
     *
     * @throws OperationException {@code NotFound}
     */
    public Dataset find(String name) throws OperationException {
        return workspace.read(Monitor.none(), session -> new StoredDatasets(session).require(name));
    }

    /**
     * Rows as text, in the order of the file. Takes the same time at any offset.
     *
     * @param offset 0-based
     * @throws OperationException {@code NotFound}
     */
    public Page rows(String name, long offset, int limit) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            StoredDatasets stored = new StoredDatasets(session);
            return stored.rows(stored.require(name), offset, limit);
        });
    }

    /**
     * What was kept aside, by line.
     *
     * @param offset 0-based
     * @throws OperationException {@code NotFound}
     */
    public List<RejectedRow> rejects(String name, long offset, int limit) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            StoredDatasets stored = new StoredDatasets(session);
            return stored.rejects(stored.require(name), offset, limit);
        });
    }

    /**
     * Describes every column. Reads the table about twice; see {@link Profile} for what rests on a sample.
     *
     * @throws OperationException {@code NotFound}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Profile profile(String name, Monitor monitor) throws OperationException {
        return workspace.read(
                monitor, session -> new Profiler(session, new StoredDatasets(session).require(name)).run());
    }

    /**
     * Rules that hold of a dataset as it stands and look as if they were meant: what is never missing, unique, never
     * negative, one of a few values, or found in another dataset. Severities are a first guess.
     *
     * @throws OperationException {@code NotFound}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Expectation> suggest(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            StoredDatasets stored = new StoredDatasets(session);
            Dataset dataset = stored.require(name);
            Profile profile = new Profiler(session, dataset).run();
            return new SuggestedExpectations(session, stored, dataset, profile).list();
        });
    }

    /**
     * SHA-256 of the columns and the values of a dataset, in hexadecimal: the same for the same rows in any order.
     *
     * @throws OperationException {@code NotFound}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public String fingerprint(String name, Monitor monitor) throws OperationException {
        return workspace.read(
                monitor, session -> new DatasetFingerprint(session, new StoredDatasets(session).require(name)).get());
    }

    /**
     * Gives a dataset another name.
     *
     * @throws OperationException {@code NotFound}; {@code AlreadyExists} if another dataset has the new name
     */
    public void rename(String name, String newName) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            StoredDatasets stored = new StoredDatasets(session);
            Dataset dataset = stored.require(name);
            if (!newName.equalsIgnoreCase(dataset.name())) {
                stored.requireFree(newName);
            }
            return stored.rename(dataset, newName);
        });
    }

    /**
     * Removes a dataset with its rejected rows and the reports of its checks; what is expected of it and what was mapped from it onto the canonical model stays.
     *
     * @throws OperationException {@code NotFound}
     */
    public void drop(String name) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            StoredDatasets stored = new StoredDatasets(session);
            Dataset dataset = stored.require(name);
            stored.forgetChecks(dataset);
            return stored.drop(dataset);
        });
    }
}
