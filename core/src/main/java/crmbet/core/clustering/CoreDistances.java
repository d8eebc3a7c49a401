package crmbet.core.clustering;

import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.util.Arrays;

/** The reduced core distance of each row, infinite where there are fewer rows than min samples. */
@SuppressWarnings("ArrayRecordComponent") // package-private hand-over of millions of values
record CoreDistances(double[] reduced) {

    static CoreDistances of(MetricSpace space, int minSamples, Monitor monitor) {
        int rows = space.rows();
        double[] reduced = new double[rows];
        double[] all = new double[rows];
        for (int row = 0; row < rows; row++) {
            monitor.checkpoint();
            monitor.report(row, rows, Phase.FINDING_NEIGHBORS);
            for (int other = 0; other < rows; other++) {
                all[other] = space.reducedBetween(row, other);
            }
            Arrays.sort(all);
            reduced[row] = minSamples <= rows ? all[minSamples - 1] : Double.POSITIVE_INFINITY;
        }
        return new CoreDistances(reduced);
    }
}
