package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * The silhouettes of one cluster's customers, sorted, as the outline that Rousseeuw draws: from −1 at the left to 1 at
 * the right, the highest above. A line marks zero, a second one the mean of all clusters.
 */
public final class SilhouetteBars extends Region {
    private static final double PALE = 0.3;

    private final Path outline = new Path();
    private final Path standingOut = new Path();
    private final Line zero = new Line();
    private final Line mean = new Line();
    /** Positions in the values, the highest value first. */
    private final int[] order;

    private final double[] falling;
    private Optional<BitSet> emphasised = Optional.empty();
    private final double meanOfAll;
    private final double from;

    /**
     * @param values silhouettes of the cluster's customers, −1 to 1, in any order; copied
     * @param meanOfAll mean of all customers
     * @param from left end of the scale, −1 to 0; the right end is 1
     */
    public SilhouetteBars(double[] values, double meanOfAll, double from, Color color) {
        order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        falling = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        this.meanOfAll = meanOfAll;
        this.from = from;
        getStyleClass().add("silhouette-bars");
        outline.setManaged(false);
        outline.setFill(color);
        outline.setStroke(null);
        standingOut.setManaged(false);
        standingOut.setFill(color);
        standingOut.setStroke(null);
        zero.setManaged(false);
        zero.getStyleClass().add("zero");
        mean.setManaged(false);
        mean.getStyleClass().add("mean");
        getChildren().addAll(outline, standingOut, zero, mean);
        setMinSize(0, 0);
        setPrefSize(240, 32);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Lets some of the values stand out, by their positions among those given, and the others turn pale; empty: none. */
    public void emphasise(Optional<BitSet> positions) {
        emphasised = positions;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        outline.getElements().clear();
        standingOut.getElements().clear();
        outline.setOpacity(emphasised.isPresent() ? PALE : 1);
        double height = getHeight();
        int steps = (int) Math.min(falling.length, Math.ceil(height));
        place(zero, x(0), height);
        place(mean, x(meanOfAll), height);
        if (steps == 0) {
            return;
        }
        outline.getElements().add(new MoveTo(x(0), 0));
        for (int step = 0; step < steps; step++) {
            double value = falling[(int) ((long) step * falling.length / steps)];
            outline.getElements().add(new LineTo(x(value), height * step / steps));
            outline.getElements().add(new LineTo(x(value), height * (step + 1) / steps));
            if (standsOut(step, steps)) {
                standingOut
                        .getElements()
                        .addAll(
                                new MoveTo(x(0), height * step / steps),
                                new LineTo(x(value), height * step / steps),
                                new LineTo(x(value), height * (step + 1) / steps),
                                new LineTo(x(0), height * (step + 1) / steps),
                                new ClosePath());
            }
        }
        outline.getElements().addAll(new LineTo(x(0), height), new ClosePath());
    }

    /** Whether one of the values that share a line of pixels is to stand out. */
    private boolean standsOut(int step, int steps) {
        int from = (int) ((long) step * falling.length / steps);
        int to = (int) ((long) (step + 1) * falling.length / steps);
        return emphasised
                .filter(some -> IntStream.range(from, to).anyMatch(i -> some.get(order[i])))
                .isPresent();
    }

    private static void place(Line line, double x, double height) {
        line.setStartX(Math.floor(x) + 0.5);
        line.setEndX(Math.floor(x) + 0.5);
        line.setStartY(0);
        line.setEndY(height);
    }

    private double x(double value) {
        return (value - from) / (1 - from) * getWidth();
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(SilhouetteBars.class.getResource("chart.css"))
                .toExternalForm();
    }
}
