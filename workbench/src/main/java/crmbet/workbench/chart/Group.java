package crmbet.workbench.chart;

import crmbet.core.clustering.Labels;
import java.util.OptionalInt;

/**
 * What is drawn in one colour: the customers of a cluster, or those in none. Noise orders before the clusters.
 *
 * @param cluster number of the cluster, from 0; empty for noise
 */
public record Group(OptionalInt cluster) implements Comparable<Group> {
    public static final Group NOISE = new Group(OptionalInt.empty());

    public Group {
        if (cluster.isPresent() && cluster.getAsInt() < 0) {
            throw new IllegalArgumentException("cluster " + cluster.getAsInt() + ": it must be 0 or more");
        }
    }

    public static Group cluster(int number) {
        return new Group(OptionalInt.of(number));
    }

    /** The group of a row. */
    public static Group of(Labels labels, int row) {
        return labels.isNoise(row) ? NOISE : cluster(labels.clusterOf(row));
    }

    public boolean isNoise() {
        return cluster.isEmpty();
    }

    @Override
    public int compareTo(Group other) {
        return Integer.compare(cluster.orElse(Labels.NOISE), other.cluster.orElse(Labels.NOISE));
    }
}
