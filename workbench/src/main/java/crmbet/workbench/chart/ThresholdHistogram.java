package crmbet.workbench.chart;

import java.util.Arrays;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** How many rows have which score from 0 to 1, and a threshold that a hand or the arrows move; what lies beyond stands out. */
public final class ThresholdHistogram extends AxedChart {
    private static final double STEP = 0.01;
    private static final double HEADROOM = 1.15;

    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", 1);
    private long[] counts = {};
    private String text = "";
    private Runnable onReleased = () -> {};

    public ThresholdHistogram() {
        super("threshold-histogram");
        threshold.subscribe(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        setOnMouseReleased(_ -> onReleased.run());
    }

    /** Bars of equal width from 0 to 1; none for nothing. */
    public void setCounts(long... counts) {
        this.counts = counts.clone();
        requestLayout();
    }

    /** What is written at the threshold. */
    public void setText(String text) {
        this.text = text;
        requestLayout();
    }

    /** Called when the threshold has been moved to where it shall be. */
    public void setOnReleased(Runnable onReleased) {
        this.onReleased = onReleased;
    }

    /** 0 to 1. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    @Override
    boolean any() {
        return Arrays.stream(counts).anyMatch(count -> count > 0);
    }

    @Override
    Extent extent() {
        return new Extent(
                0, 1, 0, HEADROOM * (double) Arrays.stream(counts).max().orElse(1));
    }

    @Override
    void draw() {
        Path below = new Path();
        Path beyond = new Path();
        below.getStyleClass().add("below");
        beyond.getStyleClass().add("beyond");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double middle = (i + 0.5) / counts.length;
                bar(middle >= threshold.get() ? beyond : below, i);
            }
        }
        Line line = new Line();
        line.getStyleClass().add("cut");
        double x = placeX(threshold.get());
        upright(line, x, area().getMinY(), area().getMaxY());
        Label tag = new Label(text);
        tag.getStyleClass().add("tag");
        content().getChildren().setAll(below, beyond, line, tag);
        put(tag, x, area().getMinY());
    }

    private void bar(Path bars, int index) {
        double left = Math.rint(placeX((double) index / counts.length));
        double right = Math.max(left + 1, Math.rint(placeX((index + 1.0) / counts.length)) - 1);
        double bottom = area().getMaxY();
        double top = Math.min(bottom - 1, Math.rint(placeY((double) counts[index])));
        bars.getElements()
                .addAll(
                        new MoveTo(left, bottom),
                        new LineTo(left, top),
                        new LineTo(right, top),
                        new LineTo(right, bottom),
                        new ClosePath());
    }

    @Override
    void handAt(double atX, double atY) {
        threshold.set(Math.clamp(positionX(atX), 0, 1));
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            double step = event.getCode() == KeyCode.LEFT ? -STEP : STEP;
            threshold.set(Math.clamp(threshold.get() + step, 0, 1));
            onReleased.run();
            event.consume();
        }
    }
}
