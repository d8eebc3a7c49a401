package crmbet.core.dataset;

import crmbet.core.canonical.Canonical;
import crmbet.core.expectation.LoadChecks;
import crmbet.core.expectation.Suite;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Forgotten;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Datasets that come from other databases. Safe for use by several threads. */
public final class SourceDatasets {
    /** A line that broke off is tried again so often, after a pause each time. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final Workspace workspace;

    public SourceDatasets(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Loads tables and queries as they were at one moment: all of them, or after any failure nothing. A line that breaks
     * off is tried again twice, from the beginning. Needs the same memory for any number of rows.
     *
     * @param connection id of the saved connection, to be remembered with the datasets; null if there is none
     * @param monitor told of progress in rows, where the database has an idea how many there are
     * @return the datasets in the order of the requests
     * @throws OperationException {@code AlreadyExists} if a name is taken and nothing shall be replaced; {@code NotFound}
     *     for a table or column that is not there; {@code CannotWrite} if the disk is full; {@code NotPossible} if the
     *     rows do not meet a blocking expectation; whatever {@link TableSource}
     *     says
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Dataset> load(
            TableSource source, @Nullable String connection, List<SourceRequest> requests, Monitor monitor)
            throws OperationException {
        return together(source, monitor, (session, snapshot, checks) -> {
            List<Dataset> loaded = new ArrayList<>();
            for (SourceRequest request : requests) {
                loaded.add(load(session, snapshot, connection, request, null, checks));
            }
            return loaded;
        });
    }

    /**
     * One load of several that belong together, within {@link #together}.
     *
     * @param expected what is expected of the rows, now and in later loads; null: what was kept for that name
     */
    public Dataset load(
            Session session,
            SourceSnapshot snapshot,
            @Nullable String connection,
            SourceRequest request,
            @Nullable Suite expected,
            LoadChecks checks)
            throws OperationException {
        return session.part(part -> {
            checks.expect(part, request.name(), expected);
            return new SourceLoading(part, snapshot, workspace.scratch(), connection, part.monitor()).load(request);
        });
    }

    /**
     * Does work in one transaction here and one snapshot there; as a whole once more, after a pause, if the line breaks
     * off.
     */
    public <T> T together(TableSource source, Monitor monitor, Together<T> work) throws OperationException {
        return persistently(monitor, () -> {
            try (SourceSnapshot snapshot = source.snapshot(monitor)) {
                LoadChecks checks = new LoadChecks(workspace);
                return checks.run(monitor, session -> work.run(session, snapshot, checks));
            }
        });
    }

    /** What belongs together. */
    @FunctionalInterface
    public interface Together<T> {
        T run(Session session, SourceSnapshot snapshot, LoadChecks checks) throws OperationException;
    }

    /**
     * Brings a dataset up to date from where it was loaded. With a watermark only rows from the greatest value seen are
     * asked for: those beyond it are added; with a key too, rows of a known key replace the one that was there. Rows
     * that were deleted over there stay, and so do rows that changed without a greater watermark. Without a watermark
     * everything is loaded anew. Customers and activities that were mapped from it are mapped anew, and whoever was erased
     * stays out.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset, or its table or a column is gone;
     *     {@code NotPossible} if it was not loaded from a database; {@code SchemaMismatch} if a column has another type
     *     now; whatever {@link TableSource} says
     * @throws java.util.concurrent.CancellationException if cancelled; then the dataset is as it was
     */
    public Refreshed refresh(String name, TableSource source, Monitor monitor) throws OperationException {
        return together(
                source,
                monitor,
                (session, snapshot, checks) -> session.part(part -> {
                    checks.expect(part, name, null);
                    Refreshed refreshed = new SourceRefreshing(part, snapshot, workspace.scratch(), monitor).run(name);
                    String dataset = refreshed.dataset().name();
                    Canonical.mapAgain(part, dataset);
                    int _ = Forgotten.eraseAgain(part);
                    return new Refreshed(
                            new StoredDatasets(part).require(dataset), refreshed.added(), refreshed.changed());
                }));
    }

    /** Where a dataset came from; empty if that was no database. */
    public Optional<SourceOrigin> origin(String name) throws OperationException {
        return workspace.read(Monitor.none(), session -> new StoredOrigins(session).find(name));
    }

    private static <T> T persistently(Monitor monitor, Attempt<T> attempt) throws OperationException {
        for (Duration pause : PAUSES) {
            try {
                return attempt.run();
            } catch (OperationException e) {
                if (!(e.failure() instanceof Failure.ConnectionLost)) {
                    throw e;
                }
                rest(pause, monitor);
            }
        }
        return attempt.run();
    }

    private static void rest(Duration pause, Monitor monitor) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (var _ = monitor.onCancel(cancelled::countDown)) {
            var _ = cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        monitor.checkpoint();
    }

    /** One try. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws OperationException;
    }
}
