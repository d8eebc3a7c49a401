package crmbet.workbench.page.lab.explain;

import crmbet.core.statistics.FeatureDistribution;
import java.util.List;

/** What a hand can set a threshold to: whole numbers where all values are whole, else about a tenth of a bin of the distribution. */
final class ThresholdSteps {
    private final List<Double> edges;
    private final boolean whole;

    /** @param whole whether all values are whole numbers */
    ThresholdSteps(FeatureDistribution distribution, boolean whole) {
        this.edges = distribution.edges();
        this.whole = whole;
    }

    /** The distance to the next threshold near a value: a power of ten. */
    double step(double near) {
        int bin = 0;
        while (bin < edges.size() - 2 && near >= edges.get(bin + 1)) {
            bin++;
        }
        double width = edges.get(bin + 1) - edges.get(bin);
        double step = width > 0 ? Math.pow(10, Math.floor(Math.log10(width))) : 1;
        return whole ? Math.max(1, step) : step;
    }

    /** The nearest threshold. */
    double round(double value) {
        double step = step(value);
        // Divides where the step is a fraction, because 3 × 0.1 is not 0.3.
        return step >= 1 ? Math.rint(value / step) * step : Math.rint(value / step) / Math.rint(1 / step);
    }

    /** The threshold so many steps further; from the end of the distribution where there is none yet. */
    double further(double from, int steps) {
        double start = Double.isFinite(from) ? from : from < 0 ? edges.getFirst() : edges.getLast();
        return round(start + steps * step(start));
    }
}
