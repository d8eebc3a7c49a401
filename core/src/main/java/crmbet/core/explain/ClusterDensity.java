package crmbet.core.explain;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.CoreDistances;
import crmbet.core.neighbor.KdTree;
import crmbet.core.neighbor.Metric;
import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.SplittableRandom;

/** How empty it is about the customers of a cluster: the distance to the tenth nearest of the same cluster. */
public final class ClusterDensity {
    /** Customers of a cluster beyond which density is measured among so many of them. */
    public static final int LIMIT = 20_000;

    private static final int NEIGHBORS = 10;
    private static final long SEED = 0x5eed;

    private ClusterDensity() {}

    static Oddness measure(FeatureMatrix matrix, int[] members, Parallel parallel, Monitor monitor)
            throws OperationException {
        int[] rows = drawn(members);
        if (rows.length == 0) {
            return Oddness.of(rows, new double[0]);
        }
        int columns = matrix.columns();
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.values(), rows[i] * columns, values, i * columns, columns);
        }
        MetricSpace space = MetricSpace.of(new FeatureMatrix(matrix.features(), values), Metric.EUCLIDEAN);
        KdTree tree = KdTree.build(space, parallel, monitor);
        int neighbors = Math.min(NEIGHBORS, rows.length);
        return Oddness.of(
                rows, CoreDistances.of(tree, neighbors, parallel, monitor).distances());
    }

    /** Selection sampling (Knuth, TAOCP 3.4.2, algorithm S). */
    private static int[] drawn(int[] members) {
        if (members.length <= LIMIT) {
            return members;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int[] rows = new int[LIMIT];
        int found = 0;
        for (int i = 0; i < members.length; i++) {
            if (random.nextInt(members.length - i) < LIMIT - found) {
                rows[found++] = members[i];
            }
        }
        return rows;
    }
}
