package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the bars and bands of a {@link FlowDiagram} lie, in pixels from its top. Heights are proportional to amounts; bars of
 * a side keep their order, bands leave and arrive in the order of the bars at their other end, so that they cross as seldom as
 * that order allows.
 *
 * @param left bars of the left side
 * @param right bars of the right side
 * @param bands as they were given
 */
record FlowLayout(List<Bar> left, List<Bar> right, List<Ribbon> bands) {
    private static final double GAP = 8;
    /** Gaps take no more than this share of the height, however many bars there are. */
    private static final double MOST_GAPS = 0.35;

    FlowLayout {
        left = List.copyOf(left);
        right = List.copyOf(right);
        bands = List.copyOf(bands);
    }

    /** From {@code top}, {@code height} high. */
    record Bar(double top, double height) {
        double middle() {
            return top + height / 2;
        }
    }

    /** Leaves at {@code from}, arrives at {@code to}, equally high at both ends. */
    record Ribbon(double from, double to, double height) {}

    /**
     * Lays out.
     *
     * @param leftSizes amounts of the left bars, each at least the sum of the bands that leave it
     * @param rightSizes amounts of the right bars, each at least the sum of the bands that arrive
     * @param bands what goes from which bar to which
     * @param height of everything
     */
    static FlowLayout of(List<Long> leftSizes, List<Long> rightSizes, List<FlowDiagram.Band> bands, double height) {
        double scale = Math.min(scale(leftSizes, height), scale(rightSizes, height));
        List<Bar> left = bars(leftSizes, height, scale);
        List<Bar> right = bars(rightSizes, height, scale);
        double[] leaving = left.stream().mapToDouble(Bar::top).toArray();
        double[] arriving = right.stream().mapToDouble(Bar::top).toArray();
        double[] from = new double[bands.size()];
        double[] to = new double[bands.size()];
        for (int band : sorted(bands, Comparator.comparingInt(FlowDiagram.Band::to))) {
            from[band] = leaving[bands.get(band).from()];
            leaving[bands.get(band).from()] += bands.get(band).amount() * scale;
        }
        for (int band : sorted(bands, Comparator.comparingInt(FlowDiagram.Band::from))) {
            to[band] = arriving[bands.get(band).to()];
            arriving[bands.get(band).to()] += bands.get(band).amount() * scale;
        }
        List<Ribbon> ribbons = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            ribbons.add(new Ribbon(from[band], to[band], bands.get(band).amount() * scale));
        }
        return new FlowLayout(left, right, ribbons);
    }

    private static List<Integer> sorted(List<FlowDiagram.Band> bands, Comparator<FlowDiagram.Band> by) {
        List<Integer> places = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            places.add(band);
        }
        places.sort(Comparator.comparing(bands::get, by));
        return places;
    }

    private static double gap(int bars, double height) {
        return bars < 2 ? 0 : Math.min(GAP, height * MOST_GAPS / (bars - 1));
    }

    /** Pixels an amount of 1. */
    private static double scale(List<Long> sizes, double height) {
        long sum = sizes.stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? 0 : (height - gap(sizes.size(), height) * (sizes.size() - 1)) / sum;
    }

    /** The side with fewer gaps is spread over the same height. */
    private static List<Bar> bars(List<Long> sizes, double height, double scale) {
        long sum = sizes.stream().mapToLong(Long::longValue).sum();
        double gap = sizes.size() < 2 ? 0 : (height - sum * scale) / (sizes.size() - 1);
        List<Bar> bars = new ArrayList<>();
        double top = 0;
        for (long size : sizes) {
            bars.add(new Bar(top, size * scale));
            top += size * scale + gap;
        }
        return bars;
    }
}
