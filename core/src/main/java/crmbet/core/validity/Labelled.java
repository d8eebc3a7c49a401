package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rows that are not noise, ordered by cluster and, within a cluster, as in the matrix. A <em>place</em> is a position in
 * that order.
 */
final class Labelled {
    private static final long SAMPLE_SEED = 0x5117;

    private final FeatureMatrix matrix;
    private final int[] rows;
    /** First place of each cluster, and the number of places at the end. */
    private final int[] firstPlace;

    private Labelled(FeatureMatrix matrix, int[] rows, int[] firstPlace) {
        this.matrix = matrix;
        this.rows = rows;
        this.firstPlace = firstPlace;
    }

    static void requireSameLength(FeatureMatrix matrix, Labels labels) {
        if (matrix.rows() != labels.size()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not match " + matrix.rows() + " rows of the matrix");
        }
    }

    static Labelled group(FeatureMatrix matrix, Labels labels) {
        int[] firstPlace = new int[labels.clusterCount() + 1];
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            firstPlace[cluster + 1] = firstPlace[cluster] + labels.sizeOf(cluster);
        }
        int[] next = firstPlace.clone();
        int[] rows = new int[labels.size() - labels.noiseCount()];
        for (int row = 0; row < labels.size(); row++) {
            if (!labels.isNoise(row)) {
                rows[next[labels.clusterOf(row)]++] = row;
            }
        }
        return new Labelled(matrix, rows, firstPlace);
    }

    int size() {
        return rows.length;
    }

    int columns() {
        return matrix.columns();
    }

    int clusterCount() {
        return firstPlace.length - 1;
    }

    int firstPlace(int cluster) {
        return firstPlace[cluster];
    }

    int sizeOf(int cluster) {
        return firstPlace[cluster + 1] - firstPlace[cluster];
    }

    int rowAt(int place) {
        return rows[place];
    }

    int clusterAt(int place) {
        int found = Arrays.binarySearch(firstPlace, place);
        int cluster = found >= 0 ? found : -found - 2;
        // An empty cluster begins where the next one does.
        while (sizeOf(cluster) == 0 || place >= firstPlace[cluster + 1]) {
            cluster++;
        }
        return cluster;
    }

    double at(int place, int column) {
        return matrix.at(rows[place], column);
    }

    int[] everyPlace() {
        return IntStream.range(0, size()).toArray();
    }

    /**
     * Places drawn without replacement with a fixed seed, from each cluster in proportion to its size, but at least two
     * (or the whole cluster), so that each has a mean and a spread. Rising.
     */
    int[] sample(int wanted) {
        var random = new SplittableRandom(SAMPLE_SEED);
        var chosen = IntStream.builder();
        for (int cluster = 0; cluster < clusterCount(); cluster++) {
            int share = (int) Math.round((double) wanted * sizeOf(cluster) / size());
            int left = Math.min(sizeOf(cluster), Math.max(2, share));
            // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): each place with the chance that keeps all subsets
            // alike.
            for (int place = firstPlace[cluster]; place < firstPlace[cluster + 1] && left > 0; place++) {
                if (random.nextInt(firstPlace[cluster + 1] - place) < left) {
                    chosen.add(place);
                    left--;
                }
            }
        }
        return chosen.build().toArray();
    }
}
