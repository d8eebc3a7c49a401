package crmbet.core.validity;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Sums the distances from some rows to all rows of each cluster, in tiles that stay in the processor's cache. */
final class SilhouetteKernel {
    private static final int PLACES = 32;
    private static final int TILE = 512;

    private final Labelled grouped;
    private final Parallel parallel;
    private final Monitor monitor;
    private final double[] columns;

    SilhouetteKernel(Labelled grouped, Parallel parallel, Monitor monitor) {
        this.grouped = grouped;
        this.parallel = parallel;
        this.monitor = monitor;
        columns = new double[grouped.size() * grouped.columns()];
        // Column by column, so that the inner loop runs along memory.
        for (int place = 0; place < grouped.size(); place++) {
            for (int column = 0; column < grouped.columns(); column++) {
                columns[column * grouped.size() + place] = grouped.at(place, column);
            }
        }
    }

    /** The silhouette at each of the places. */
    double[] measure(int[] places) {
        double[] values = new double[places.length];
        var done = new AtomicInteger();
        parallel.forRanges(places.length, PLACES, monitor, (from, to) -> {
            double[][] sums = new double[to - from][grouped.clusterCount()];
            double[] squared = new double[TILE];
            for (int cluster = 0; cluster < grouped.clusterCount(); cluster++) {
                int end = grouped.firstPlace(cluster) + grouped.sizeOf(cluster);
                for (int start = grouped.firstPlace(cluster); start < end; start += TILE) {
                    monitor.checkpoint();
                    int length = Math.min(TILE, end - start);
                    for (int i = from; i < to; i++) {
                        sums[i - from][cluster] += distances(places[i], start, length, squared);
                    }
                }
            }
            for (int i = from; i < to; i++) {
                values[i] = silhouette(grouped.clusterAt(places[i]), sums[i - from]);
            }
            monitor.report(done.addAndGet(to - from), places.length, Phase.MEASURING);
        });
        return values;
    }

    private double distances(int place, int start, int length, double[] squared) {
        Arrays.fill(squared, 0, length, 0);
        for (int column = 0; column < grouped.columns(); column++) {
            int offset = column * grouped.size();
            addSquares(columns[offset + place], offset + start, length, squared);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.sqrt(squared[i]);
        }
        return sum;
    }

    private void addSquares(double value, int offset, int length, double[] squared) {
        for (int i = 0; i < length; i++) {
            double difference = columns[offset + i] - value;
            squared[i] += difference * difference;
        }
    }

    private double silhouette(int own, double[] sums) {
        if (grouped.sizeOf(own) == 1) {
            return 0;
        }
        double nearestOther = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sums.length; cluster++) {
            if (cluster != own && grouped.sizeOf(cluster) > 0) {
                nearestOther = Math.min(nearestOther, sums[cluster] / grouped.sizeOf(cluster));
            }
        }
        double within = sums[own] / (grouped.sizeOf(own) - 1);
        double larger = Math.max(within, nearestOther);
        return larger > 0 ? (nearestOther - within) / larger : 0;
    }
}
