package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/** One start of k-means. */
final class Lloyd {
    private static final int UNASSIGNED = -1;

    private final CenteredRows rows;
    private final KMeansOptions options;
    private final Parallel parallel;
    private final Monitor monitor;
    private final int clusters;
    private final double[] centroids;
    private final int[] labels;
    private final double[] squared;

    Lloyd(CenteredRows rows, double[] centroids, KMeansOptions options, Parallel parallel, Monitor monitor) {
        this.rows = rows;
        this.options = options;
        this.parallel = parallel;
        this.monitor = monitor;
        this.centroids = centroids;
        clusters = centroids.length / rows.columns();
        labels = new int[rows.rows()];
        squared = new double[rows.rows()];
        Arrays.fill(labels, UNASSIGNED);
    }

    KMeansResult run() {
        int iterations = 0;
        boolean converged = false;
        while (!converged && iterations < options.maxIterations()) {
            iterations++;
            boolean moved = assign();
            double shift = moved ? update() : 0;
            converged = !moved || shift <= options.tolerance() * rows.variance();
        }
        assign();
        return finish(iterations, converged);
    }

    /** Puts every row into the cluster of its nearest centroid; says whether any row changed its cluster. */
    private boolean assign() {
        boolean[] moved = new boolean[rows.blocks()];
        parallel.forEach(rows.blocks(), monitor, (block, _) -> {
            for (int row = rows.firstRow(block); row < rows.firstRow(block + 1); row++) {
                int nearest = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int cluster = 0; cluster < clusters; cluster++) {
                    double distance = rows.squaredDistance(row, centroids, cluster);
                    if (distance < least) {
                        least = distance;
                        nearest = cluster;
                    }
                }
                moved[block] |= labels[row] != nearest;
                labels[row] = nearest;
                squared[row] = least;
            }
        });
        for (boolean any : moved) {
            if (any) {
                return true;
            }
        }
        return false;
    }

    /** Moves every centroid to the mean of its rows; returns the sum of the squared movements. */
    private double update() {
        int columns = rows.columns();
        double[][] sums = new double[rows.blocks()][clusters * columns];
        int[][] counts = new int[rows.blocks()][clusters];
        parallel.forEach(rows.blocks(), monitor, (block, _) -> {
            for (int row = rows.firstRow(block); row < rows.firstRow(block + 1); row++) {
                counts[block][labels[row]]++;
                for (int column = 0; column < columns; column++) {
                    sums[block][labels[row] * columns + column] += rows.at(row, column);
                }
            }
        });
        for (int block = 1; block < sums.length; block++) {
            for (int i = 0; i < sums[0].length; i++) {
                sums[0][i] += sums[block][i];
            }
            for (int cluster = 0; cluster < clusters; cluster++) {
                counts[0][cluster] += counts[block][cluster];
            }
        }
        refillEmptyClusters(sums[0], counts[0]);
        double shift = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int i = cluster * columns; counts[0][cluster] > 0 && i < (cluster + 1) * columns; i++) {
                double mean = sums[0][i] / counts[0][cluster];
                shift += (mean - centroids[i]) * (mean - centroids[i]);
                centroids[i] = mean;
            }
        }
        return shift;
    }

    /** Gives each cluster without rows the row that lies farthest from its centroid. */
    private void refillEmptyClusters(double[] sums, int[] counts) {
        for (int cluster = 0; cluster < clusters; cluster++) {
            int farthest = counts[cluster] > 0 ? UNASSIGNED : farthestRow();
            if (farthest != UNASSIGNED) {
                int former = labels[farthest];
                for (int column = 0; column < rows.columns(); column++) {
                    double value = rows.at(farthest, column);
                    sums[former * rows.columns() + column] -= value;
                    sums[cluster * rows.columns() + column] = value;
                }
                counts[former]--;
                counts[cluster] = 1;
                labels[farthest] = cluster;
                squared[farthest] = 0;
            }
        }
    }

    private int farthestRow() {
        int farthest = UNASSIGNED;
        double most = 0;
        for (int row = 0; row < squared.length; row++) {
            if (squared[row] > most) {
                most = squared[row];
                farthest = row;
            }
        }
        return farthest;
    }

    /** Drops clusters that have no rows (fewer distinct rows than clusters) and closes the gaps in the numbering. */
    private KMeansResult finish(int iterations, boolean converged) {
        boolean[] used = new boolean[clusters];
        for (int label : labels) {
            used[label] = true;
        }
        int[] number = new int[clusters];
        int columns = rows.columns();
        int kept = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            number[cluster] = kept;
            if (used[cluster]) {
                System.arraycopy(centroids, cluster * columns, centroids, kept * columns, columns);
                kept++;
            }
        }
        double inertia = 0;
        for (int row = 0; row < labels.length; row++) {
            labels[row] = number[labels[row]];
            inertia += squared[row];
        }
        double[] keptCentroids = rows.uncenter(Arrays.copyOf(centroids, kept * columns));
        return new KMeansResult(labels, keptCentroids, inertia, iterations, converged);
    }
}
