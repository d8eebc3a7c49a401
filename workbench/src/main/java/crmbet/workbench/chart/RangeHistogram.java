package crmbet.workbench.chart;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A distribution with two handles that choose a range of its values: by dragging, or with the arrow keys by a bin, Home and
 * End to choose no end. What lies outside the range is veiled.
 */
public final class RangeHistogram extends Region {
    private static final double HANDLE_WIDTH = 9;

    private final OverlaidHistogram histogram;
    private final double[] edges;
    private final Region veilBelow = new Region();
    private final Region veilAbove = new Region();
    private final StackPane lower;
    private final StackPane upper;
    private double from = Double.NEGATIVE_INFINITY;
    private double to = Double.POSITIVE_INFINITY;

    /**
     * @param edges of the bins of the histogram, ascending; at least two
     * @param onFrom gets another lower end; −∞ for none
     * @param onTo gets another upper end; +∞ for none
     */
    public RangeHistogram(OverlaidHistogram histogram, List<Double> edges, DoubleConsumer onFrom, DoubleConsumer onTo) {
        this.histogram = histogram;
        this.edges = edges.stream().mapToDouble(Double::doubleValue).toArray();
        getStyleClass().add("range-histogram");
        lower = handle("lower", place -> onFrom.accept(place <= 0 ? Double.NEGATIVE_INFINITY : value(place)));
        upper = handle("upper", place -> onTo.accept(place >= 1 ? Double.POSITIVE_INFINITY : value(place)));
        for (Region veil : List.of(veilBelow, veilAbove)) {
            veil.getStyleClass().add("veil");
            veil.setMouseTransparent(true);
        }
        getChildren().addAll(histogram, veilBelow, veilAbove, lower, upper);
        setMinHeight(28);
        setPrefHeight(32);
    }

    /** Shows a range, infinite ends for none. */
    public void setRange(double lowest, double highest) {
        from = lowest;
        to = highest;
        requestLayout();
    }

    /** What screen readers say of the two handles. */
    public void setAccessibleTexts(String ofLower, String ofUpper) {
        lower.setAccessibleText(ofLower);
        upper.setAccessibleText(ofUpper);
    }

    private StackPane handle(String name, DoubleConsumer onPlace) {
        Region line = new Region();
        line.getStyleClass().add("line");
        line.setMaxWidth(2);
        StackPane handle = new StackPane(line);
        handle.getStyleClass().addAll("handle", name);
        handle.setCursor(Cursor.H_RESIZE);
        handle.setFocusTraversable(true);
        handle.setAccessibleRole(AccessibleRole.SLIDER);
        handle.setOnMousePressed(event -> {
            handle.requestFocus();
            event.consume();
        });
        handle.setOnMouseDragged(event -> {
            double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
            onPlace.accept(Math.clamp(x / getWidth(), 0, 1));
            event.consume();
        });
        handle.setOnKeyPressed(event -> pressed(event, name.equals("lower"), onPlace));
        return handle;
    }

    private void pressed(KeyEvent event, boolean isLower, DoubleConsumer onPlace) {
        double step = 1.0 / (edges.length - 1);
        double now = isLower ? placeOfFrom() : placeOfTo();
        switch (event.getCode()) {
            case LEFT, DOWN -> onPlace.accept(Math.max(0, now - step));
            case RIGHT, UP -> onPlace.accept(Math.min(1, now + step));
            case HOME -> onPlace.accept(0);
            case END -> onPlace.accept(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double placeOfFrom() {
        return from == Double.NEGATIVE_INFINITY ? 0 : place(from);
    }

    private double placeOfTo() {
        return to == Double.POSITIVE_INFINITY ? 1 : place(to);
    }

    /** Where a value lies, 0 at the left end to 1 at the right one; bins are equally wide, and values in them spread evenly. */
    double place(double value) {
        int bins = edges.length - 1;
        if (value <= edges[0]) {
            return 0;
        }
        for (int bin = 0; bin < bins; bin++) {
            if (value < edges[bin + 1]) {
                return (bin + (value - edges[bin]) / (edges[bin + 1] - edges[bin])) / bins;
            }
        }
        return 1;
    }

    /** The value at a place. */
    double value(double place) {
        int bins = edges.length - 1;
        int bin = Math.min(bins - 1, (int) (place * bins));
        return edges[bin] + (place * bins - bin) * (edges[bin + 1] - edges[bin]);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double left = snapPositionX(placeOfFrom() * width);
        double right = snapPositionX(placeOfTo() * width);
        histogram.resizeRelocate(0, 0, width, height);
        veilBelow.resizeRelocate(0, 0, left, height);
        veilAbove.resizeRelocate(right, 0, Math.max(0, width - right), height);
        lower.resizeRelocate(left - HANDLE_WIDTH / 2, 0, HANDLE_WIDTH, height);
        upper.resizeRelocate(right - HANDLE_WIDTH / 2, 0, HANDLE_WIDTH, height);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(RangeHistogram.class.getResource("chart.css"))
                .toExternalForm();
    }
}
