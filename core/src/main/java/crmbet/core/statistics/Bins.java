package crmbet.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bins of one feature. Whole numbers get bins of whole width, for others would hold more or fewer numbers by turns. */
@SuppressWarnings("ArrayRecordComponent") // inside the package
record Bins(BinScale scale, double[] edges) {
    /** How many times farther above the median than below it values must reach to be drawn by powers of ten. */
    private static final double SKEWED = 5;

    /** @param sorted all values, ascending; may be empty */
    static Bins of(double[] sorted, DistributionOptions options) {
        if (sorted.length == 0) {
            return new Bins(BinScale.LINEAR, new double[] {0, 0});
        }
        double from = Quantiles.of(sorted, 0, sorted.length, options.tail());
        double to = Quantiles.of(sorted, 0, sorted.length, 1 - options.tail());
        if (from == to) {
            return new Bins(BinScale.LINEAR, new double[] {from, to});
        }
        double median = Quantiles.of(sorted, 0, sorted.length, 0.5);
        boolean skewed = to - median > SKEWED * (median - from) && to > SKEWED * Math.max(1, Math.abs(median));
        if (!skewed && Arrays.stream(sorted).allMatch(value -> value == Math.rint(value))) {
            return wholeNumbers(Math.floor(from), Math.ceil(to), options.bins());
        }
        BinScale scale = skewed ? BinScale.LOG1P : BinScale.LINEAR;
        return new Bins(scale, equallyWide(scale, from, to, options.bins()));
    }

    private static Bins wholeNumbers(double from, double to, int bins) {
        double width = Math.ceil((to - from + 1) / bins);
        int count = (int) Math.ceil((to - from + 1) / width);
        double[] edges = new double[count + 1];
        Arrays.setAll(edges, i -> from - 0.5 + i * width);
        return new Bins(BinScale.LINEAR, edges);
    }

    private static double[] equallyWide(BinScale scale, double from, double to, int bins) {
        double[] edges = new double[bins + 1];
        double first = scale.forward(from);
        double step = (scale.forward(to) - first) / bins;
        Arrays.setAll(edges, i -> scale.back(first + i * step));
        edges[0] = from;
        edges[bins] = to;
        return edges;
    }

    int count() {
        return edges.length - 1;
    }

    List<Double> edgeList() {
        return Arrays.stream(edges).boxed().toList();
    }

    /** How the values {@code from} (inclusive) to {@code to} (exclusive) of an ascending array are spread. */
    Spread spread(double[] sorted, int from, int to, int missing) {
        int[] ends = new int[count()];
        int start = firstAtLeast(sorted, from, to, edges[0]);
        int end = start;
        for (int bin = 0; bin < ends.length; bin++) {
            boolean last = bin == ends.length - 1;
            end = firstAtLeast(sorted, end, to, last ? Math.nextUp(edges[bin + 1]) : edges[bin + 1]);
            ends[bin] = end;
        }
        List<Integer> counts = new ArrayList<>();
        for (int bin = 0; bin < ends.length; bin++) {
            counts.add(ends[bin] - (bin == 0 ? start : ends[bin - 1]));
        }
        List<Double> quantiles = Spread.LEVELS.stream()
                .map(level -> Quantiles.of(sorted, from, to, level))
                .toList();
        return new Spread(to - from, missing, quantiles, counts, start - from, to - end);
    }

    private static int firstAtLeast(double[] sorted, int from, int to, double value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
