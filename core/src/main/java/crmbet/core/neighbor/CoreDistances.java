package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;

/**
 * The core distance of every row: the distance to its {@code minSamples}-th nearest row, where the row itself counts as the
 * first. With a few neighbours of each, from which spanning trees start. Immutable once made.
 */
public final class CoreDistances {
    /** More neighbours than this help a spanning tree little and cost memory. */
    private static final int MOST_NEIGHBORS = 16;

    private final KdTree tree;
    private final int minSamples;
    private final double[] reduced;
    private final int[] neighbors;
    private final int neighborCount;

    private CoreDistances(KdTree tree, int minSamples, double[] reduced, int[] neighbors, int neighborCount) {
        this.tree = tree;
        this.minSamples = minSamples;
        this.reduced = reduced;
        this.neighbors = neighbors;
        this.neighborCount = neighborCount;
    }

    /**
     * Finds the core distances, exactly.
     *
     * @param minSamples 1 to the number of rows
     * @throws IllegalArgumentException if {@code minSamples} is out of that range
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static CoreDistances of(KdTree tree, int minSamples, Parallel parallel, Monitor monitor) {
        if (minSamples < 1 || minSamples > tree.rows()) {
            throw new IllegalArgumentException("min samples " + minSamples
                    + " is out of range: it must be 1 to the number of rows, " + tree.rows());
        }
        int kept = Math.min(minSamples, MOST_NEIGHBORS);
        double[] reduced = new double[tree.rows()];
        int[] neighbors = new int[tree.rows() * kept];
        if (minSamples > 1) {
            NearestNeighbors.forAll(tree, minSamples, parallel, monitor, (position, distances, positions, heap) -> {
                reduced[position] = distances[heap];
                System.arraycopy(positions, heap + minSamples - kept, neighbors, position * kept, kept);
            });
        }
        return new CoreDistances(tree, minSamples, reduced, neighbors, minSamples > 1 ? kept : 0);
    }

    /** The tree whose rows these are. */
    public KdTree tree() {
        return tree;
    }

    public int minSamples() {
        return minSamples;
    }

    /** The core distance of each row, in the metric's units. A new array. */
    public double[] distances() {
        double[] distances = new double[reduced.length];
        for (int position = 0; position < reduced.length; position++) {
            distances[tree.rowAt(position)] = tree.space().toDistance(reduced[position]);
        }
        return distances;
    }

    /** Core distances in reduced form, by position in the tree. */
    double[] reduced() {
        return reduced;
    }

    /** How many neighbours of each position are kept; each lies within its core distance. */
    int neighborCount() {
        return neighborCount;
    }

    /** {@link #neighborCount()} positions for each position, itself perhaps among them. */
    int[] neighbors() {
        return neighbors;
    }
}
