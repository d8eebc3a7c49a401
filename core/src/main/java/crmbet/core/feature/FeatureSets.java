package crmbet.core.feature;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** The feature sets of a workspace. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class FeatureSets {
    public FeatureSets(Workspace workspace) {}

    /**
     * Computes a feature set and keeps it under its name, in place of an earlier one. One pass over the activity.
     *
     * @throws OperationException {@code NotFound} for an unknown feature or dataset, {@code NotPossible} if nobody
     *     bought anything in the window
     */
    public FeatureSet compute(FeatureSetDefinition definition, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** The statement that {@link #compute} would run: readable, complete, without parameters. */
    public String sql(FeatureSetDefinition definition) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * The distribution of each feature of a definition, without keeping anything.
     *
     * @param bins bins of each histogram, at least 1
     */
    public List<FeaturePreview> preview(FeatureSetDefinition definition, int bins, Monitor monitor)
            throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** All feature sets by name. */
    public List<FeatureSet> list() throws OperationException {
        throw new UnsupportedOperationException();
    }

    public Optional<FeatureSet> find(String name) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * The transformed and scaled values, {@code n × d}, row-major, rows ordered by customer key; all values finite.
     *
     * @throws OperationException {@code NotFound} if there is no such set, {@code OutOfMemory} if it does not fit into
     *     one array
     */
    public FeatureTable load(String name, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** The raw values, as {@link #load}; NaN where the figure does not exist. */
    public FeatureTable loadRaw(String name, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** Deletes a set and its table; runs made from it stay. */
    public void delete(String name) throws OperationException {
        throw new UnsupportedOperationException();
    }
}
