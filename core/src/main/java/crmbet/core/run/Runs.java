package crmbet.core.run;

import crmbet.core.clustering.Clustering;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of a workspace. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class Runs {
    public Runs(Workspace workspace) {}

    /**
     * Keeps what a strategy found.
     *
     * @param name unique; null for the next free one such as {@code k-means 4}
     * @param set the feature set that was fitted
     * @param customers customer key of each row of the fitted matrix
     * @param clustering what was found
     * @throws OperationException {@code AlreadyExists} if the name is taken
     */
    public Run save(
            @Nullable String name, FeatureSet set, List<String> customers, Clustering clustering, Monitor monitor)
            throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** Notes the mean silhouette of a run once it has been measured. */
    public Run noteSilhouette(String name, double silhouette) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** All runs, the latest first. */
    public List<Run> list() throws OperationException {
        throw new UnsupportedOperationException();
    }

    public Optional<Run> find(String name) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * The labels of a run.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public RunLabels labels(String name, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Clusters, and noise if there is any, compared with all customers of the run.
     *
     * @throws OperationException {@code NotFound} if there is no such run, {@code NotPossible} if its feature set has
     *     been computed anew or deleted since
     */
    public List<ClusterProfile> profiles(String name, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    public Run rename(String name, String newName) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** Deletes a run and its labels; segments made from it stay. */
    public void delete(String name) throws OperationException {
        throw new UnsupportedOperationException();
    }
}
