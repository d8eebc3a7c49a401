package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/**
 * One start of k-means: rows go to their nearest centroid, centroids to the mean of their rows, until nothing moves.
 *
 * <p>A row is looked at again only when it could have changed its cluster. When it was last looked at, its nearest centroid
 * was nearer than all others by some gap; since then its own centroid may have come farther away by what it has moved, and
 * another nearer by what the others have moved at most. While the sum of those movements is below the gap, nothing can have
 * changed. Movements are added up by cluster, so a row at rest costs one comparison: the bounds of Hamerly (2010), folded
 * into a single number a row.
 */
final class KMeansIterations {
    private static final int ROWS = RowTile.ROWS;
    /** Makes up for the rounding of movements and of their sums. */
    private static final double ROUND_UP = 1 + 1e-12;

    private final UnitRows rows;
    private final KMeansOptions options;
    private final Parallel parallel;
    private final Monitor monitor;
    private final int clusters;
    private final int[] labels;
    /** A row rests while the movement of its cluster, as added up so far, is below this. */
    private final float[] restsBelow;
    /** For each cluster: how far it and the farthest-moving other one have moved since the beginning. */
    private final double[] movement;

    private final Worker[] workers;
    private ClusterSums totals;
    private Centroids centroids;
    private boolean assigned;
    private double scaledInertia;

    KMeansIterations(UnitRows rows, double[] centroids, KMeansOptions options, Parallel parallel, Monitor monitor) {
        this.rows = rows;
        this.options = options;
        this.parallel = parallel;
        this.monitor = monitor;
        this.centroids = new Centroids(centroids, rows.columns());
        clusters = this.centroids.count;
        labels = new int[rows.rows()];
        restsBelow = new float[rows.rows()];
        movement = new double[clusters];
        workers = new Worker[parallel.threads()];
        totals = new ClusterSums(clusters, rows.columns());
    }

    KMeansResult run() {
        int iterations = 0;
        boolean converged = false;
        boolean exactSums = false;
        while (!converged && iterations < options.maxIterations()) {
            long moved = assign();
            if (moved > 0) {
                iterations++;
                exactSums = false;
                fillEmptyClusters();
                double shift = advance();
                converged = options.tolerance() > 0 && shift <= options.tolerance() * rows.variance();
            } else if (exactSums) {
                converged = true;
                iterations++;
            } else {
                // Sums that rows joined and left many times have picked up rounding: the end is measured with new ones.
                measure();
                exactSums = true;
                advance();
            }
        }
        if (!exactSums) {
            assign();
            measure();
        }
        return finish(iterations, converged);
    }

    /** Puts every row into the cluster of its nearest centroid; returns how many changed their cluster. */
    private long assign() {
        var changes = new ClusterSums[rows.blocks()];
        parallel.forEach(changes.length, monitor, (block, worker) -> {
            if (workers[worker] == null) {
                workers[worker] = new Worker();
            }
            changes[block] = new ClusterSums(clusters, rows.columns());
            workers[worker].assign(rows.firstRow(block), rows.firstRow(block + 1), changes[block]);
        });
        assigned = true;
        long before = totals.moves();
        for (var change : changes) {
            totals.add(change);
        }
        return totals.moves() - before;
    }

    /** Moves the centroids to the means; returns the sum of the squared movements. */
    private double advance() {
        var next = totals.centroids(centroids);
        double[] drift = next.drift(centroids);
        centroids = next;
        int farthest = 0;
        double shift = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            farthest = drift[cluster] > drift[farthest] ? cluster : farthest;
            shift += drift[cluster] * drift[cluster];
        }
        double ofOthers = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            ofOthers = cluster == farthest ? ofOthers : Math.max(ofOthers, drift[cluster]);
        }
        for (int cluster = 0; cluster < clusters; cluster++) {
            movement[cluster] += (drift[cluster] + (cluster == farthest ? ofOthers : drift[farthest])) * ROUND_UP;
        }
        return shift;
    }

    /** Adds up anew what the clusters hold, and the inertia about the present centroids. */
    private void measure() {
        var parts = new ClusterSums[rows.blocks()];
        double[] squares = new double[rows.blocks()];
        parallel.forEach(parts.length, monitor, (block, _) -> {
            parts[block] = new ClusterSums(clusters, rows.columns());
            squares[block] =
                    parts[block].addAll(rows, rows.firstRow(block), rows.firstRow(block + 1), labels, centroids);
        });
        totals = new ClusterSums(clusters, rows.columns());
        for (var part : parts) {
            totals.add(part);
        }
        scaledInertia = Arrays.stream(squares).sum();
    }

    /** Gives each cluster that lost all its rows the row that lies farthest from its centroid, if any lies off it. */
    private void fillEmptyClusters() {
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (totals.counts[cluster] == 0) {
                int farthest = farthestRow();
                if (farthest < 0) {
                    return;
                }
                totals.move(rows, farthest, labels[farthest], cluster);
                labels[farthest] = cluster;
                restsBelow[farthest] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    /** The row farthest from its centroid, the first among equals, in a cluster of two or more; −1 when all lie on theirs. */
    private int farthestRow() {
        int[] farthest = new int[rows.blocks()];
        double[] distances = new double[rows.blocks()];
        parallel.forEach(farthest.length, monitor, (block, _) -> {
            for (int row = rows.firstRow(block); row < rows.firstRow(block + 1); row++) {
                double squared = totals.counts[labels[row]] < 2
                        ? 0
                        : rows.squaredDistance(row, centroids.coordinates, labels[row]);
                if (squared > distances[block]) {
                    distances[block] = squared;
                    farthest[block] = row;
                }
            }
        });
        int best = 0;
        for (int block = 1; block < farthest.length; block++) {
            best = distances[block] > distances[best] ? block : best;
        }
        return distances[best] > 0 ? farthest[best] : -1;
    }

    /** Drops clusters without rows (fewer distinct rows than clusters) and closes the gaps in the numbering. */
    private KMeansResult finish(int iterations, boolean converged) {
        int columns = rows.columns();
        int[] number = new int[clusters];
        double[] kept = new double[centroids.coordinates.length];
        int count = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (totals.counts[cluster] > 0) {
                System.arraycopy(centroids.coordinates, cluster * columns, kept, count * columns, columns);
                number[cluster] = count++;
            }
        }
        for (int row = 0; count < clusters && row < labels.length; row++) {
            labels[row] = number[labels[row]];
        }
        double[] means = rows.restore(Arrays.copyOf(kept, count * columns));
        return new KMeansResult(
                labels, means, rows.restoreSquared(scaledInertia), scaledInertia, iterations, converged);
    }

    /** What one thread needs; rows wait in a list until they fill a tile. */
    private final class Worker {
        private final RowTile tile = new RowTile(rows);
        private final NearestCentroid search = new NearestCentroid(rows);
        private final int[] waiting = new int[2 * ROWS];

        void assign(int from, int to, ClusterSums changes) {
            int count = 0;
            for (int start = from; start < to; start += ROWS) {
                count = select(start, Math.min(to, start + ROWS), count);
                if (count >= ROWS) {
                    monitor.checkpoint();
                    assignWaiting(ROWS, changes);
                    count -= ROWS;
                    System.arraycopy(waiting, ROWS, waiting, 0, count);
                }
            }
            if (count > 0) {
                assignWaiting(count, changes);
            }
        }

        private int select(int from, int to, int count) {
            // Copies of the fields: the compiler cannot know that writing to one array changes none of the references.
            int[] list = waiting;
            int[] clusterOf = labels;
            float[] limits = restsBelow;
            double[] moved = movement;
            int end = count;
            for (int row = from; row < to; row++) {
                list[end] = row;
                end += moved[clusterOf[row]] < limits[row] ? 0 : 1;
            }
            return end;
        }

        private void assignWaiting(int count, ClusterSums changes) {
            tile.read(waiting, count);
            search.find(tile, waiting, centroids);
            for (int i = 0; i < count; i++) {
                int row = waiting[i];
                int nearest = search.nearest[i];
                double until = movement[nearest] + search.gaps[i];
                // Rounded down, so that the narrower type never makes a row rest too long.
                restsBelow[row] = (float) (until - until * 0x1p-22);
                int former = labels[row];
                if (!assigned || nearest != former) {
                    if (assigned) {
                        changes.remove(former, tile, i);
                    }
                    changes.add(nearest, tile, i);
                    labels[row] = nearest;
                }
            }
        }
    }
}
