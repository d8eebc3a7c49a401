package crmbet.core.run;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.DbscanModel;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanModel;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.RecalledModel;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a workspace. Safe for use by several threads. */
public final class Runs {
    private final Workspace workspace;

    public Runs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Keeps what a strategy found.
     *
     * @param name unique and not blank; null for the next free one such as {@code k-means 4}
     * @param set the feature set that was fitted
     * @param table the matrix that was fitted and its customers
     * @param clustering what was found
     * @throws OperationException {@code AlreadyExists} if the name is taken, {@code NotPossible} if it is blank
     * @throws IllegalArgumentException if there are not as many customers as labels
     */
    public Run save(@Nullable String name, FeatureSet set, FeatureTable table, Clustering clustering, Monitor monitor)
            throws OperationException {
        return workspace.write(monitor, session -> insert(session, name, set, table, clustering));
    }

    /**
     * Makes a run once more: the same strategy, parameters and seed on its feature set as it is now. Keeps nothing.
     *
     * @throws OperationException {@code NotFound} if there is no such run, {@code NotPossible} if its feature set has been
     *     deleted or it began at centroids that were given; else as {@link Strategy#fit(FeatureMatrix, Parallel, Monitor)}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Rerun again(String name, Parallel parallel, Monitor monitor) throws OperationException {
        return new Rerunning(workspace).again(name, parallel, monitor);
    }

    /**
     * Keeps a run that was made once more; its clusters take names and colours from those that they match.
     *
     * @param name as for {@link #save}
     * @throws OperationException as {@link #save}; {@code NotFound} if the former run has been deleted since
     */
    public Run keep(@Nullable String name, Rerun rerun, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            Run former = RunStore.existing(session, rerun.former().name());
            Run run = insert(session, name, rerun.set(), rerun.table(), rerun.clustering());
            ClusterFaceStore.follow(session, run, former, rerun.identity());
            return run;
        });
    }

    private static Run insert(
            Session session, @Nullable String name, FeatureSet set, FeatureTable table, Clustering clustering)
            throws SQLException, OperationException {
        if (table.matrix().rows() != clustering.labels().size()) {
            throw new IllegalArgumentException(table.matrix().rows() + " customers do not match "
                    + clustering.labels().size() + " labels");
        }
        String free = name == null ? nextName(session, clustering.strategy()) : requireFree(session, name);
        FittedData data = FittedData.of(table);
        RunStore.insert(session, run(free, set, clustering, data.fingerprint()));
        RunStore.insertLabels(session, free, table.customers(), clustering, data.rowHashes());
        return RunStore.existing(session, free);
    }

    /**
     * Notes the mean silhouette of a run once it has been measured.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public Run noteSilhouette(String name, double silhouette) throws OperationException {
        return workspace.write(Monitor.none(), session -> {
            session.execute("UPDATE meta.run SET silhouette = ? WHERE name = ?", silhouette, name);
            return RunStore.existing(session, name);
        });
    }

    /**
     * Notes how well the clusters of a run hold together, once that has been measured.
     *
     * @param silhouettes mean silhouette of each cluster, −1 to 1; NaN where it has none
     */
    public void noteSilhouettes(String name, double[] silhouettes) throws OperationException {
        noteQuality(name, "silhouette", silhouettes);
    }

    /**
     * Notes how surely the clusters of a run are found again, once that has been measured.
     *
     * @param jaccard mean Jaccard similarity of each cluster in resampled data, 0 to 1; NaN where it has none
     */
    public void noteStability(String name, double[] jaccard) throws OperationException {
        noteQuality(name, "stability", jaccard);
    }

    private void noteQuality(String name, String measure, double[] values) throws OperationException {
        int _ = workspace.write(Monitor.none(), session -> {
            session.execute("DELETE FROM meta.cluster_quality WHERE run = ? AND " + measure + " IS NOT NULL", name);
            for (int cluster = 0; cluster < values.length; cluster++) {
                if (Double.isFinite(values[cluster])) {
                    session.execute(
                            "INSERT INTO meta.cluster_quality (run, cluster, " + measure + ") VALUES (?, ?, ?)",
                            name,
                            cluster,
                            values[cluster]);
                }
            }
            return values.length;
        });
    }

    /** The fingerprint that a run of these values would note, see {@link Run#dataFingerprint}. */
    public static String dataFingerprint(FeatureTable table) {
        return FittedData.of(table).fingerprint();
    }

    /** All runs, the latest first. */
    public List<Run> list() throws OperationException {
        return workspace.read(Monitor.none(), RunStore::list);
    }

    public Optional<Run> find(String name) throws OperationException {
        return workspace.read(Monitor.none(), session -> RunStore.find(session, name));
    }

    /** As {@link #find(String)}, in a transaction that goes on. */
    public static Optional<Run> find(Session session, String name) throws OperationException {
        return session.part(part -> RunStore.find(part, name));
    }

    /**
     * The labels of a run.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public RunLabels labels(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> RunStore.labels(session, RunStore.existing(session, name)));
    }

    /**
     * Clusters in ascending order, then noise if there is any, compared with all customers of the run.
     *
     * @throws OperationException {@code NotFound} if there is no such run, {@code NotPossible} if its feature set has
     *     been computed anew or deleted since
     */
    public List<ClusterProfile> profiles(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> profiles(session, name));
    }

    /** As {@link #profiles(String, Monitor)}, in a transaction that goes on. */
    public static List<ClusterProfile> profiles(Session session, String name) throws OperationException {
        return session.part(part -> {
            Run run = RunStore.existing(part, name);
            FeatureSet set = FeatureSets.find(part, run.featureSet()).orElse(null);
            return new Profiles(part, run, set).all();
        });
    }

    /**
     * Chosen rows compared with all customers of a run, in a transaction that goes on.
     *
     * @throws OperationException as {@link #profiles(String, Monitor)}
     */
    public static RowProfile profile(Session session, String name, ChosenRows rows) throws OperationException {
        return session.part(part -> {
            Run run = RunStore.existing(part, name);
            FeatureSet set = FeatureSets.find(part, run.featureSet()).orElse(null);
            return new Profiles(part, run, set).of(rows);
        });
    }

    /**
     * Gives a run another name.
     *
     * @throws OperationException {@code NotFound}, {@code AlreadyExists}, or {@code NotPossible} if the name is blank
     */
    public Run rename(String name, String newName) throws OperationException {
        return workspace.write(Monitor.none(), session -> {
            Run run = RunStore.existing(session, name);
            if (newName.equals(name)) {
                return run;
            }
            requireFree(session, newName);
            session.execute("UPDATE meta.run SET name = ? WHERE name = ?", newName, name);
            session.execute("UPDATE meta.run_label SET run = ? WHERE run = ?", newName, name);
            ClusterFaceStore.rename(session, name, newName);
            return RunStore.existing(session, newName);
        });
    }

    /**
     * Deletes a run and its labels; segments made from it stay.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public void delete(String name) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            Run run = RunStore.existing(session, name);
            session.execute("DELETE FROM meta.run WHERE name = ?", name);
            session.execute("DELETE FROM meta.run_label WHERE run = ?", name);
            session.execute("DELETE FROM meta.cluster_quality WHERE run = ?", name);
            ClusterFaceStore.delete(session, name);
            return run;
        });
    }

    private static Run run(String name, FeatureSet set, Clustering clustering, String dataFingerprint) {
        Strategy strategy = clustering.strategy();
        @Nullable
        KMeansModel kMeans = switch (clustering.model()) {
            case KMeansModel model -> model;
            case DbscanModel _ -> null;
            case HdbscanModel _ -> null;
            case RecalledModel _ -> null;
        };
        return new Run(
                name,
                set.name(),
                set.fingerprint(),
                strategy.name(),
                strategy.parameters(),
                strategy.seed(),
                clustering.labels().size(),
                clustering.labels().clusterCount(),
                clustering.labels().noiseCount(),
                kMeans == null ? null : Double.valueOf(kMeans.inertia()),
                kMeans == null ? null : Integer.valueOf(kMeans.iterations()),
                null,
                clustering.duration(),
                Instant.now(),
                dataFingerprint);
    }

    private static String requireFree(Session session, String name) throws SQLException, OperationException {
        if (name.isBlank()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NoName(Failure.Subject.RUN)));
        }
        if (RunStore.find(session, name).isPresent()) {
            throw new OperationException(new Failure.AlreadyExists(Failure.Subject.RUN, name));
        }
        return name;
    }

    private static String nextName(Session session, Strategy strategy) throws SQLException {
        String kind = switch (strategy) {
            case KMeansStrategy _ -> "k-means";
            case DbscanStrategy _ -> "DBSCAN";
            case HdbscanStrategy _ -> "HDBSCAN";
        };
        int number = 1;
        while (RunStore.find(session, kind + " " + number).isPresent()) {
            number++;
        }
        return kind + " " + number;
    }
}
