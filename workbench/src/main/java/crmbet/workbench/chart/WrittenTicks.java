package crmbet.workbench.chart;

import java.text.NumberFormat;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Round steps, each written with the decimals that it takes to tell its ticks apart. */
final class WrittenTicks implements TickUnitSource {
    /** The logarithm of 0.1 may come out a little below −1. */
    private static final double ROUNDING = 1e-9;

    private final TickUnitSource steps = new NumberTickUnitSource();
    private final IntFunction<NumberFormat> numbers;
    private final DoubleSupplier least;

    /** @param least the smallest step that is wanted, whatever the room */
    WrittenTicks(IntFunction<NumberFormat> numbers, DoubleSupplier least) {
        this.numbers = numbers;
        this.least = least;
    }

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return written(steps.getLargerTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return written(steps.getCeilingTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(double size) {
        return written(steps.getCeilingTickUnit(size));
    }

    private NumberTickUnit written(TickUnit wanted) {
        double smallest = least.getAsDouble();
        TickUnit step = wanted.getSize() < smallest ? steps.getCeilingTickUnit(smallest) : wanted;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step.getSize()) + ROUNDING));
        return new NumberTickUnit(step.getSize(), numbers.apply(decimals));
    }
}
