package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A histogram small enough for a table cell or a column header: bars only, in the theme's colours. It fills the space
 * it is given (64 × 24 by default). One node however many bars, so that a table may hold hundreds.
 *
 * <p>Whoever sets the counts also sets the accessible text, because only the caller knows what is counted.
 */
public final class MiniHistogram extends Region {
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final double GAP = 1;
    /** Below this width of a bar and its gap, gaps would take more ink than bars. */
    private static final double NARROWEST_WITH_GAP = 3;

    private final Path bars = new Path();
    private double[] counts = {};

    public MiniHistogram() {
        getStyleClass().add("mini-histogram");
        bars.getStyleClass().add("bars");
        bars.setManaged(false);
        bars.setStroke(null);
        getChildren().add(bars);
        setMinSize(0, 0);
        setPrefSize(64, 24);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * Sets what the bars show, scaled so that the largest fills the height; a count above 0 is at least a pixel high.
     *
     * @param counts height of each bar, from left to right: counts or shares, 0 or more; copied
     * @throws IllegalArgumentException if a count is negative, NaN or infinite
     */
    public void setCounts(double... counts) {
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] >= 0) || Double.isInfinite(counts[i])) {
                throw new IllegalArgumentException(
                        "count " + counts[i] + " of bar " + i + ": it must be a finite number of 0 or more");
            }
        }
        this.counts = counts.clone();
        requestLayout();
    }

    /** Sets what the bars show, as {@link #setCounts(double...)} does. */
    public void setCounts(long[] counts) {
        setCounts(Arrays.stream(counts).asDoubleStream().toArray());
    }

    /** Draws in grey instead of the accent colour, for a distribution that is context and not the subject. */
    public void setMuted(boolean muted) {
        pseudoClassStateChanged(MUTED, muted);
    }

    @Override
    protected void layoutChildren() {
        bars.getElements().clear();
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double highest = Arrays.stream(counts).max().orElse(0);
        if (highest == 0 || width <= 0 || height <= 0) {
            return;
        }
        double step = width / counts.length;
        double gap = step >= NARROWEST_WITH_GAP ? GAP : 0;
        double bottom = snapPositionY(snappedTopInset() + height);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double left = snapPositionX(snappedLeftInset() + i * step);
                double right = snapPositionX(snappedLeftInset() + (i + 1) * step) - gap;
                double barHeight = Math.max(1, snapSizeY(height * counts[i] / highest));
                bar(left, Math.max(left + 0.5, right), bottom - Math.min(barHeight, height), bottom);
            }
        }
    }

    private void bar(double left, double right, double top, double bottom) {
        bars.getElements()
                .addAll(
                        new MoveTo(left, bottom),
                        new LineTo(left, top),
                        new LineTo(right, top),
                        new LineTo(right, bottom),
                        new ClosePath());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(MiniHistogram.class.getResource("chart.css"))
                .toExternalForm();
    }
}
