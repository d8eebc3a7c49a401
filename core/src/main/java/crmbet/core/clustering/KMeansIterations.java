package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private static final int ROWS = FloatTile.ROWS;
    /**
     * The first tiles are small: in a fresh virtual machine, methods that are called often are compiled whole, while those
     * with long loops are first compiled to be entered within a loop, for nothing.
     */
    private static final int SMALL = 32;

    private static final int SMALL_TILES = 1500;
    /** Makes up for the rounding of movements and of their sums. */
    private static final double ROUND_UP = 1 + 1e-12;
    /** The inertia is what remains of the rows' squares; if that is less than this share of them, rounding shows. */
    private static final double LEAST_PRECISE_SHARE = 1e-4;

    private final UnitRows rows;
    private final FloatRows floats;
    private final KMeansOptions options;
    private final Parallel parallel;
    private final Monitor monitor;
    private final int clusters;
    private final int[] labels;
    /** A row rests while the movement of its cluster, as added up so far, is below this. */
    private final float[] restsBelow;
    /** For each cluster: how far it and the farthest-moving other one have moved since the beginning. */
    private final double[] movement;

    /** The same, rounded up and down. */
    private final float[] movementAtMost;

    private final float[] movementAtLeast;

    private final Worker[] workers;
    private final ClusterSums totals;
    private Centroids centroids;
    private boolean assigned;

    /** @param floats a copy of the same rows, shared by all starts */
    KMeansIterations(
            UnitRows rows,
            FloatRows floats,
            double[] centroids,
            KMeansOptions options,
            Parallel parallel,
            Monitor monitor) {
        this.rows = rows;
        this.floats = floats;
        this.options = options;
        this.parallel = parallel;
        this.monitor = monitor;
        this.centroids = new Centroids(centroids, rows.columns());
        clusters = this.centroids.count;
        labels = new int[rows.rows()];
        restsBelow = new float[rows.rows()];
        movement = new double[clusters];
        movementAtMost = new float[clusters];
        movementAtLeast = new float[clusters];
        workers = new Worker[parallel.threads()];
        totals = new ClusterSums(clusters, rows.columns());
    }

    KMeansResult run() {
        int iterations = 0;
        boolean converged = false;
        boolean settled = false;
        while (!converged && iterations < options.maxIterations()) {
            settled = assign() == 0;
            iterations++;
            if (settled) {
                converged = true;
            } else {
                fillEmptyClusters();
                double shift = advance();
                converged = options.tolerance() > 0 && shift <= options.tolerance() * rows.variance();
            }
        }
        if (!settled) {
            assign();
        }
        return finish(iterations, converged);
    }

    /** Puts every row into the cluster of its nearest centroid; returns how many changed their cluster. */
    private long assign() {
        var changes = new @Nullable ClusterSums[rows.blocks()];
        parallel.forEach(changes.length, monitor, (block, worker) -> {
            if (workers[worker] == null) {
                workers[worker] = new Worker();
            }
            changes[block] = workers[worker].assign(rows.firstRow(block), rows.firstRow(block + 1));
        });
        assigned = true;
        floats.complete();
        long before = totals.moves();
        for (var change : changes) {
            if (change != null) {
                totals.add(change);
            }
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
            movementAtMost[cluster] = Math.nextUp((float) movement[cluster]);
            movementAtLeast[cluster] = Math.nextDown((float) movement[cluster]);
        }
        return shift;
    }

    /** Sum of the squared distances of all rows from the centroids of their clusters. */
    private double inertia() {
        double inertia = totals.inertia(centroids);
        if (inertia > LEAST_PRECISE_SHARE * totals.squares()) {
            return inertia;
        }
        double[] parts = new double[rows.blocks()];
        parallel.forEach(parts.length, monitor, (block, _) -> {
            for (int row = rows.firstRow(block); row < rows.firstRow(block + 1); row++) {
                parts[block] += rows.squaredDistance(row, centroids.coordinates, labels[row]);
            }
        });
        return Arrays.stream(parts).sum();
    }

    /** Gives each cluster that lost all its rows the row that lies farthest from its centroid, if any lies off it. */
    private void fillEmptyClusters() {
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (totals.counts[cluster] == 0) {
                int farthest = farthestRow();
                if (farthest < 0) {
                    return;
                }
                totals.clear(cluster);
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
        double scaledInertia = inertia();
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
        private final FloatTile tile = new FloatTile(floats);
        private final NearestCentroid search = new NearestCentroid(rows);
        private final int[] waiting = new int[2 * ROWS];
        private final int[] changed = new int[ROWS];
        private final int[] newLabels = new int[ROWS];
        private final RowTile changedRows = new RowTile(rows);
        private int smallTiles = SMALL_TILES;
        private @Nullable ClusterSums changes;

        /** What changed in the clusters' sums; null if nothing did. */
        @Nullable
        ClusterSums assign(int from, int to) {
            changes = null;
            int count = 0;
            int step = ROWS;
            for (int start = from; start < to; start += step) {
                step = smallTiles > 0 || start % ROWS != 0 ? SMALL : ROWS;
                count = select(start, Math.min(to, start + step), count);
                if (count >= step) {
                    smallTiles--;
                    monitor.checkpoint();
                    assignWaiting(step);
                    count -= step;
                    System.arraycopy(waiting, step, waiting, 0, count);
                }
            }
            if (count > 0) {
                assignWaiting(count);
            }
            return changes;
        }

        private int select(int from, int to, int count) {
            // Copies of the fields: the compiler cannot know that writing to one array changes none of the references.
            int[] list = waiting;
            int[] clusterOf = labels;
            float[] limits = restsBelow;
            float[] moved = movementAtMost;
            int end = count;
            for (int row = from; row < to; row++) {
                list[end] = row;
                // The sign of the difference, because a branch would be guessed wrongly too often.
                end += 1 - (Float.floatToRawIntBits(moved[clusterOf[row]] - limits[row]) >>> (Integer.SIZE - 1));
            }
            return end;
        }

        private void assignWaiting(int count) {
            if (!floats.isComplete()) { // in the first round, of all rows in their order
                floats.fill(waiting[0], count);
            }
            tile.read(waiting, count);
            search.find(tile, waiting, centroids);
            if (assigned) {
                reassign(count);
            } else {
                assignFirst(count);
            }
        }

        private void assignFirst(int count) {
            var sums = changes();
            for (int i = 0; i < count; i++) {
                int row = waiting[i];
                int nearest = search.nearest(i);
                sums.add(rows, row, nearest);
                labels[row] = nearest;
                restsBelow[row] = search.gaps[i];
            }
        }

        private void reassign(int count) {
            int[] list = waiting;
            int[] clusterOf = labels;
            float[] limits = restsBelow;
            float[] moved = movementAtLeast;
            float[] gaps = search.gaps;
            int[] rowsChanged = changed;
            int[] found = newLabels;
            int end = 0;
            for (int i = 0; i < count; i++) {
                int row = list[i];
                int nearest = search.nearest(i);
                float until = moved[nearest] + gaps[i];
                // Less by more than rounding may have added, so that no row rests too long.
                limits[row] = until - until * 0x1p-22f;
                rowsChanged[end] = row;
                found[end] = nearest;
                // One of the two differences has a sign unless they are 0: again without a branch.
                end += (nearest - clusterOf[row] | clusterOf[row] - nearest) >>> (Integer.SIZE - 1);
            }
            if (end > 0) {
                move(end);
            }
        }

        /** Moves the rows that changed their cluster, all read at once: one by one each would wait for memory. */
        private void move(int count) {
            changedRows.read(changed, count);
            var sums = changes();
            for (int i = 0; i < count; i++) {
                int row = changed[i];
                sums.move(changedRows, i, labels[row], newLabels[i]);
                labels[row] = newLabels[i];
            }
        }

        private ClusterSums changes() {
            if (changes == null) {
                changes = new ClusterSums(clusters, rows.columns());
            }
            return changes;
        }
    }
}
