package crmbet.workbench.page.lab.model;

import crmbet.core.run.ClusterFace;
import crmbet.workbench.chart.Group;
import java.util.List;
import java.util.Optional;

/**
 * By what people know the clusters of a run. Immutable.
 *
 * @param clusters one for each cluster, by number
 */
public record Faces(List<ClusterFace> clusters) {
    /** Of no run. */
    public static final Faces NONE = new Faces(List.of());

    public Faces {
        clusters = List.copyOf(clusters);
    }

    /** The name that somebody gave a group; empty for noise, and where nobody did. */
    public Optional<String> name(Group group) {
        int cluster = group.cluster().orElse(clusters.size());
        return cluster < clusters.size() ? clusters.get(cluster).name() : Optional.empty();
    }

    /** For each cluster by number the index of its colour. */
    public List<Integer> colours() {
        return clusters.stream().map(ClusterFace::colour).toList();
    }
}
