package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.Objects;
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
    private final Path outline = new Path();
    private final Line zero = new Line();
    private final Line mean = new Line();
    private final double[] falling;
    private final double meanOfAll;
    private final double from;

    /**
     * @param values silhouettes of the cluster's customers, −1 to 1, in any order; copied
     * @param meanOfAll mean of all customers
     * @param from left end of the scale, −1 to 0; the right end is 1
     */
    public SilhouetteBars(double[] values, double meanOfAll, double from, Color color) {
        double[] rising = values.clone();
        Arrays.sort(rising);
        falling = new double[rising.length];
        for (int i = 0; i < rising.length; i++) {
            falling[i] = rising[rising.length - 1 - i];
        }
        this.meanOfAll = meanOfAll;
        this.from = from;
        getStyleClass().add("silhouette-bars");
        outline.setManaged(false);
        outline.setFill(color);
        outline.setStroke(null);
        zero.setManaged(false);
        zero.getStyleClass().add("zero");
        mean.setManaged(false);
        mean.getStyleClass().add("mean");
        getChildren().addAll(outline, zero, mean);
        setMinSize(0, 0);
        setPrefSize(240, 32);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    @Override
    protected void layoutChildren() {
        outline.getElements().clear();
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
        }
        outline.getElements().addAll(new LineTo(x(0), height), new ClosePath());
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
