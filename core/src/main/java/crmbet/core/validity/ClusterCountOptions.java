package crmbet.core.validity;

import crmbet.core.clustering.KMeansOptions;

/**
 * What a sweep over cluster counts tries.
 *
 * @param least the first count, 1 or more
 * @param most the last count, {@code least} or more
 * @param starts k-means++ starts for each count, 1 or more
 * @param references structureless sets for the gap statistic, 2 or more
 * @param seed of all random steps
 */
public record ClusterCountOptions(int least, int most, int starts, int references, long seed) {
    /** @throws IllegalArgumentException naming the parameter that is out of its range */
    public ClusterCountOptions {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("cluster counts from " + least + " to " + most
                    + " are not a range: the first must be at least 1 and not above the last");
        }
        if (starts < 1) {
            throw new IllegalArgumentException("starts " + starts + " is too small: it must be at least 1");
        }
        if (references < 2) {
            throw new IllegalArgumentException("references " + references + " is too small: it must be at least 2");
        }
    }

    /** 1 to {@code most} clusters, 5 starts each, 10 references, seed 0. */
    public static ClusterCountOptions upTo(int most) {
        return new ClusterCountOptions(1, most, 5, 10, 0);
    }

    KMeansOptions kMeans(int clusters) {
        return KMeansOptions.of(clusters).withStarts(starts).withSeed(seed);
    }
}
