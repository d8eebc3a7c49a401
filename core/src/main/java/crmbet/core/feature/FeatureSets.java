package crmbet.core.feature;

import crmbet.core.cache.ResultCache;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The feature sets of a workspace. Safe for use by several threads. */
public final class FeatureSets {
    private final Workspace workspace;
    private final ResultCache cache;

    public FeatureSets(Workspace workspace) {
        this(workspace, ResultCache.none());
    }

    /** @param cache where figures are looked for before they are computed; see {@link SharedFigures} */
    public FeatureSets(Workspace workspace, ResultCache cache) {
        this.workspace = workspace;
        this.cache = cache;
    }

    /**
     * Computes a feature set and keeps it under its name, in place of an earlier one. A few passes over the activity.
     *
     * @throws OperationException {@code NotFound} for an unknown feature or a dataset that has not been mapped,
     *     {@code NotPossible} if nobody did what the features measure in the window
     */
    public FeatureSet compute(FeatureSetDefinition definition, Monitor monitor) throws OperationException {
        AtomicReference<@Nullable SharedFigures> offered = new AtomicReference<>();
        FeatureSet computed = workspace.write(monitor, session -> {
            LocalDateTime asOf = asOf(session, definition);
            FeaturePlan plan = FeatureComputation.plan(session, definition, asOf);
            SharedFigures shared = SharedFigures.of(session, plan, cache).orElse(null);
            FeatureSetStore.delete(session, definition.name());
            long rows = FeatureComputation.run(
                    session, plan, asOf, shared, "CREATE TABLE " + FeatureSetStore.table(definition.name()));
            FeatureSetStore.insert(session, definition, asOf, plan, rows);
            offered.set(shared);
            return FeatureSetStore.find(session, definition.name()).orElseThrow();
        });
        SharedFigures figures = offered.get();
        if (figures != null) {
            figures.keep();
        }
        return computed;
    }

    /**
     * The statement that {@link #compute} would run: readable, complete, without parameters.
     *
     * @throws OperationException as {@link #compute}, save that it does not notice when nobody did anything
     */
    public String sql(FeatureSetDefinition definition) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> FeatureComputation.plan(session, definition, asOf(session, definition))
                        .statement());
    }

    /**
     * The distribution of each feature of a definition, without keeping anything.
     *
     * @param bins bins of each histogram, at least 1
     * @throws OperationException as {@link #compute}
     */
    public List<FeaturePreview> preview(FeatureSetDefinition definition, int bins, Monitor monitor)
            throws OperationException {
        if (bins < 1) {
            throw new IllegalArgumentException(bins + " bins make no histogram: there must be at least 1");
        }
        return workspace.read(monitor, session -> {
            LocalDateTime asOf = asOf(session, definition);
            FeaturePlan plan = FeatureComputation.plan(session, definition, asOf);
            FeatureComputation.run(session, plan, asOf, "CREATE TEMP TABLE preview");
            Distributions distributions = new Distributions(session, "preview", bins);
            List<FeaturePreview> previews = new ArrayList<>();
            for (FeatureChoice choice : definition.choices()) {
                previews.add(distributions.of(choice));
            }
            return previews;
        });
    }

    /**
     * The raw values that a definition would give, without keeping anything; NaN where a figure does not exist.
     *
     * @throws OperationException as {@link #compute}
     */
    public FeatureMatrix look(FeatureSetDefinition definition, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            LocalDateTime asOf = asOf(session, definition);
            FeaturePlan plan = FeatureComputation.plan(session, definition, asOf);
            long rows = FeatureComputation.run(session, plan, asOf, "CREATE TEMP TABLE looked_at");
            return FeatureRows.raw(session, "looked_at", definition.features(), Math.toIntExact(rows));
        });
    }

    /** The moment as of which a definition would be computed. */
    public LocalDateTime asOf(FeatureSetDefinition definition) throws OperationException {
        return workspace.read(Monitor.none(), session -> asOf(session, definition));
    }

    /** All feature sets by name. */
    public List<FeatureSet> list() throws OperationException {
        return workspace.read(Monitor.none(), FeatureSetStore::list);
    }

    public Optional<FeatureSet> find(String name) throws OperationException {
        return workspace.read(Monitor.none(), session -> FeatureSetStore.find(session, name));
    }

    /** As {@link #find(String)}, in a transaction that goes on. */
    public static Optional<FeatureSet> find(Session session, String name) throws OperationException {
        return session.part(part -> FeatureSetStore.find(part, name));
    }

    /**
     * The transformed and scaled values, {@code n × d}, row-major, rows ordered by customer key; all values finite.
     *
     * @throws OperationException {@code NotFound} if there is no such set, {@code OutOfMemory} if it does not fit into
     *     one array
     */
    public FeatureTable load(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> FeatureRows.scaled(session, existing(session, name)));
    }

    /** The raw values, as {@link #load}; NaN where the figure does not exist. */
    public FeatureTable loadRaw(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> FeatureRows.raw(session, existing(session, name)));
    }

    /**
     * The fingerprint of what the table of a set holds now; that of the set unless somebody changed it by other means.
     *
     * @throws OperationException {@code NotFound} if there is no such set
     */
    public String fingerprint(String name, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            FeatureSet set = existing(session, name);
            return FeatureRows.fingerprint(session, set.sql(), set.definition());
        });
    }

    /**
     * Deletes a set and its table; runs made from it stay.
     *
     * @throws OperationException {@code NotFound} if there is no such set
     */
    public void delete(String name) throws OperationException {
        workspace.write(Monitor.none(), session -> {
            FeatureSet set = existing(session, name);
            FeatureSetStore.delete(session, set.name());
            return set;
        });
    }

    private static FeatureSet existing(Session session, String name) throws SQLException, OperationException {
        return FeatureSetStore.find(session, name)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.FEATURE_SET, name)));
    }

    private static LocalDateTime asOf(Session session, FeatureSetDefinition definition)
            throws SQLException, OperationException {
        for (String dataset : definition.datasets()) {
            if (session.first("SELECT 1 FROM meta.mapping WHERE dataset = ?", row -> row.integer(0), dataset)
                    .isEmpty()) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.DATASET, dataset));
            }
        }
        LocalDateTime given = definition.asOf();
        if (given != null) {
            return given;
        }
        return session.first(
                        "SELECT max(\"at\") + INTERVAL 1 DAY FROM crm.activity WHERE "
                                + FeatureSql.onlyDatasets(definition) + " HAVING count(*) > 0",
                        row -> row.dateTime(0))
                .orElseThrow(() -> new OperationException(new Failure.NotPossible(new Obstacle.NothingMapped())));
    }
}
