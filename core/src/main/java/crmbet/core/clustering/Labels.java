package crmbet.core.clustering;

import java.util.Arrays;

/**
 * The cluster of each observation, or that it is noise. Clusters are numbered from 0 without gaps. Immutable.
 */
public final class Labels {
    /** How arrays of labels, files and tables write noise. */
    public static final int NOISE = -1;

    private final int[] clusters;
    private final int[] sizes;
    private final int noise;

    private Labels(int[] clusters, int[] sizes, int noise) {
        this.clusters = clusters;
        this.sizes = sizes;
        this.noise = noise;
    }

    /**
     * Labels from an array.
     *
     * @param labels one entry per observation: a cluster number from 0, or {@link #NOISE}; copied
     * @throws IllegalArgumentException if an entry is below {@link #NOISE}
     */
    public static Labels of(int[] labels) {
        int clusterCount = Arrays.stream(labels).max().orElse(NOISE) + 1;
        int[] sizes = new int[clusterCount];
        int noise = 0;
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            if (label < NOISE) {
                throw new IllegalArgumentException(
                        "label " + label + " of row " + row + ": it must be 0 or more, or " + NOISE + " for noise");
            }
            if (label == NOISE) {
                noise++;
            } else {
                sizes[label]++;
            }
        }
        return new Labels(labels.clone(), sizes, noise);
    }

    /** Number of observations. */
    public int size() {
        return clusters.length;
    }

    public int clusterCount() {
        return sizes.length;
    }

    public boolean isNoise(int row) {
        return clusters[row] == NOISE;
    }

    /**
     * The cluster of an observation that has one.
     *
     * @throws IllegalStateException if the observation is noise
     */
    public int clusterOf(int row) {
        if (clusters[row] == NOISE) {
            throw new IllegalStateException("row " + row + " is noise");
        }
        return clusters[row];
    }

    /** How many observations are in a cluster. */
    public int sizeOf(int cluster) {
        return sizes[cluster];
    }

    public int[] sizes() {
        return sizes.clone();
    }

    public int noiseCount() {
        return noise;
    }

    /** A copy with {@link #NOISE} for noise. */
    public int[] toArray() {
        return clusters.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels that && Arrays.equals(clusters, that.clusters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(clusters);
    }
}
