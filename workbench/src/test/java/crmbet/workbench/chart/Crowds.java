package crmbet.workbench.chart;

import crmbet.core.clustering.Labels;
import java.util.Random;

/** Customers in round crowds on an ellipse, and some that stand apart. */
final class Crowds {
    private Crowds() {}

    static PointCloud of(int n, int clusters) {
        Random random = new Random(5);
        double[] x = new double[n];
        double[] y = new double[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            int cluster = random.nextInt(-1, clusters);
            labels[i] = cluster;
            double spread = cluster < 0 ? 3 : 0.5;
            double angle = 2 * Math.PI * cluster / clusters;
            x[i] = (cluster < 0 ? 0 : 3 * Math.cos(angle)) + random.nextGaussian() * spread;
            y[i] = (cluster < 0 ? 0 : 2 * Math.sin(angle)) + random.nextGaussian() * spread;
        }
        return PointCloud.of(x, y, Labels.of(labels));
    }
}
