package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Where values lie along an axis. Positions rise with values. */
public sealed interface AxisScale {
    /** Equal steps for equal differences. */
    AxisScale LINEAR = new Linear();

    /** The place of a value; NaN if the scale has none for it. */
    double position(double value);

    /** The value at a place. */
    double value(double position);

    /**
     * A logarithmic scale that has a place for every value: plain if all values are above 0, otherwise symmetric about
     * 0, with a threshold of the power of ten at or below the 5 % quantile of what is not 0. Takes O(n log n).
     *
     * @param values finite
     * @param count how many of them, from 0
     */
    static AxisScale logarithmicFor(IntToDoubleFunction values, int count) {
        double[] sizes = IntStream.range(0, count)
                .mapToDouble(values)
                .map(Math::abs)
                .filter(size -> size > 0)
                .toArray();
        if (sizes.length == count && IntStream.range(0, count).allMatch(i -> values.applyAsDouble(i) > 0)) {
            return new Logarithmic();
        }
        Arrays.parallelSort(sizes);
        double small = sizes.length == 0 ? 1 : sizes[sizes.length / 20];
        return new Symmetric(Math.max(Double.MIN_NORMAL, Math.pow(10, Math.floor(Math.log10(small)))));
    }

    /** Equal steps for equal differences. */
    record Linear() implements AxisScale {
        @Override
        public double position(double value) {
            return value;
        }

        @Override
        public double value(double position) {
            return position;
        }
    }

    /** Equal steps for equal ratios; values of 0 and below have no place. */
    record Logarithmic() implements AxisScale {
        @Override
        public double position(double value) {
            return value > 0 ? Math.log10(value) : Double.NaN;
        }

        @Override
        public double value(double position) {
            return Math.pow(10, position);
        }
    }

    /**
     * Nearly linear within a threshold about 0, nearly logarithmic beyond it, so that debts, zeros and fortunes fit on one
     * axis. J. B. W. Webber, "A bi-symmetric log transformation for wide-range data", Measurement Science and Technology 24
     * (2013), doi:10.1088/0957-0233/24/2/027001.
     *
     * @param threshold above 0, finite
     */
    record Symmetric(double threshold) implements AxisScale {
        public Symmetric {
            if (!(threshold > 0) || Double.isInfinite(threshold)) {
                throw new IllegalArgumentException("threshold " + threshold + ": it must be above 0 and finite");
            }
        }

        @Override
        public double position(double value) {
            return Math.signum(value) * Math.log1p(Math.abs(value) / threshold) / Math.log(10);
        }

        @Override
        public double value(double position) {
            return Math.signum(position) * Math.expm1(Math.abs(position) * Math.log(10)) * threshold;
        }
    }
}
