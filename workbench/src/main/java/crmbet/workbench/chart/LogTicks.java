package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values to write at a logarithmic axis: zero and powers of ten first, then 2 and 5 times these, then all digits, and
 * where less than that fits into view, round steps; each only where it leaves room to those chosen before.
 */
final class LogTicks {
    private static final int[][] MANTISSAS = {{1}, {2, 5}, {3, 4, 6, 7, 8, 9}};
    private static final int FEWEST = 3;
    private static final int FEW = 6;
    private static final int MOST_DECIMALS = 12;
    private static final double SHARE_OF_A_STEP = 1e-9;

    private final AxisScale scale;
    private final double from;
    private final double to;
    private final double gap;
    private final List<Double> chosen = new ArrayList<>();

    private LogTicks(AxisScale scale, double from, double to, double gap) {
        this.scale = scale;
        this.from = from;
        this.to = to;
        this.gap = gap;
    }

    /**
     * Chooses ticks.
     *
     * @param from position of the axis' beginning
     * @param to position of its end, greater
     * @param most how many fit beside each other
     * @return values, rising
     */
    static List<Double> of(AxisScale scale, double from, double to, double most) {
        LogTicks ticks = new LogTicks(scale, from, to, (to - from) / Math.max(1, most));
        ticks.choose();
        return ticks.chosen.stream().sorted().toList();
    }

    private void choose() {
        if (scale instanceof AxisScale.Symmetric) {
            offer(0);
        }
        for (int[] mantissas : MANTISSAS) {
            if (chosen.size() < FEW) {
                offerAll(mantissas);
            }
        }
        if (chosen.size() < FEWEST) {
            chosen.clear();
            offerRoundSteps();
        }
    }

    private void offerAll(int[] mantissas) {
        double low = scale.value(from);
        double high = scale.value(to);
        int largest = exponent(Math.max(Math.abs(low), Math.abs(high)));
        int smallest = scale instanceof AxisScale.Symmetric(double threshold) ? exponent(threshold) : exponent(low);
        // From the largest down: near zero they crowd, and the large ones matter.
        for (int power = largest; power >= smallest; power--) {
            for (int mantissa : mantissas) {
                double value = mantissa * Math.pow(10, power);
                offer(value);
                if (scale instanceof AxisScale.Symmetric) {
                    offer(-value);
                }
            }
        }
    }

    private void offerRoundSteps() {
        double low = scale.value(from);
        double high = scale.value(to);
        double rough = (high - low) / FEW;
        double power = Math.pow(10, exponent(rough));
        double step = IntStream.of(1, 2, 5, 10)
                .mapToDouble(mantissa -> mantissa * power)
                .filter(size -> size >= rough)
                .findFirst()
                .orElse(power * 10);
        for (double i = Math.ceil(low / step); i <= Math.floor(high / step + SHARE_OF_A_STEP); i++) {
            offer(i * step);
        }
    }

    private void offer(double value) {
        double at = scale.position(value);
        if (at >= from && at <= to && chosen.stream().allMatch(other -> Math.abs(scale.position(other) - at) >= gap)) {
            chosen.add(value);
        }
    }

    /** Decimals that it takes to write a tick. */
    static int decimals(double value) {
        int decimals = 0;
        for (double scaled = value;
                decimals < MOST_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > SHARE_OF_A_STEP * Math.abs(scaled);
                scaled *= 10) {
            decimals++;
        }
        return decimals;
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(Math.max(value, Double.MIN_NORMAL)) + SHARE_OF_A_STEP);
    }
}
