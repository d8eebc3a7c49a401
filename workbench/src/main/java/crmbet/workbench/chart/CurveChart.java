package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * A curve one of whose points is chosen: by a click, by dragging along it, or with the arrows. A ring marks the point
 * that is recommended. Enter and a double click take what is chosen.
 */
public final class CurveChart extends AxedChart {
    /** More points than this are drawn as a line only. */
    private static final int MOST_DOTS = 60;

    private static final double MARGIN = 0.06;
    private static final int LEAP = 10;

    private final ObjectProperty<@Nullable Curve> curve = new SimpleObjectProperty<>(this, "curve");
    private final ObjectProperty<OptionalInt> chosen = new SimpleObjectProperty<>(this, "chosen", OptionalInt.empty());
    private IntFunction<String> texts = Integer::toString;
    private Runnable onTaken = () -> {};
    private AxisScale scaleX = AxisScale.LINEAR;

    /**
     * Points from left to right.
     *
     * @param x rising
     * @param y one for each x; NaN where there is none, and then there is no point
     * @param best index of the point that is recommended
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    public record Curve(double[] x, double[] y, OptionalInt best) {
        public Curve {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " x do not suit " + y.length + " y");
            }
        }

        boolean has(int index) {
            return index >= 0 && index < y.length && Double.isFinite(y[index]);
        }
    }

    public CurveChart() {
        super("curve-chart");
        // Steps of less than one would be of nothing that can be counted.
        curve.subscribe(shown -> setLeastStepY(shown != null && isCount(shown) ? 1 : 0));
        curve.subscribe(this::requestLayout);
        chosen.subscribe(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                onTaken.run();
            }
        });
    }

    /** Where values lie across. */
    public void setScaleX(AxisScale scale) {
        scaleX = scale;
        setScales(scale, AxisScale.LINEAR);
        requestLayout();
    }

    /** What is drawn; null for nothing. */
    public ObjectProperty<@Nullable Curve> curveProperty() {
        return curve;
    }

    /** Index of the point that is chosen. */
    public ObjectProperty<OptionalInt> chosenProperty() {
        return chosen;
    }

    /** What is written beside the chosen point, by its index. */
    public void setTexts(IntFunction<String> texts) {
        this.texts = texts;
        requestLayout();
    }

    /** Called when the chosen point is to be taken. */
    public void setOnTaken(Runnable onTaken) {
        this.onTaken = onTaken;
    }

    @Override
    boolean any() {
        Curve shown = curve.get();
        return shown != null && Arrays.stream(shown.y).anyMatch(Double::isFinite);
    }

    @Override
    Extent extent() {
        Curve shown = Objects.requireNonNull(curve.get());
        var y = Arrays.stream(shown.y).filter(Double::isFinite).summaryStatistics();
        double height = y.getMax() > y.getMin() ? y.getMax() - y.getMin() : 1;
        double left = scaleX.position(shown.x[0]);
        double last = scaleX.position(shown.x[shown.x.length - 1]);
        double right = last > left ? last : left + 1;
        double side = shown.x.length > MOST_DOTS ? 0 : (right - left) * MARGIN / 2;
        if (isCount(shown)) {
            double room = height > 1 ? MARGIN * height : 1;
            return new Extent(left - side, right + side, Math.max(0, y.getMin() - room), y.getMax() + room);
        }
        double bottom = y.getMin() >= 0 ? Math.max(0, y.getMin() - MARGIN * height) : y.getMin() - MARGIN * height;
        return new Extent(left - side, right + side, bottom, y.getMax() + MARGIN * height);
    }

    private static boolean isCount(Curve shown) {
        return Arrays.stream(shown.y).allMatch(y -> y == Math.rint(y));
    }

    private double acrossAt(double x) {
        return placeX(scaleX.position(x));
    }

    @Override
    void draw() {
        Curve shown = Objects.requireNonNull(curve.get());
        content().getChildren().clear();
        chosen.get().ifPresent(index -> drawGuides(shown, index));
        Path line = new Path();
        line.getStyleClass().add("curve");
        content().getChildren().add(line);
        boolean drawing = false;
        for (int i = 0; i < shown.x.length; i++) {
            if (shown.has(i)) {
                double x = acrossAt(shown.x[i]);
                double y = placeY(shown.y[i]);
                line.getElements().add(drawing ? new LineTo(x, y) : new MoveTo(x, y));
                if (shown.x.length <= MOST_DOTS) {
                    dot(x, y, 3, "dot");
                }
            }
            drawing = shown.has(i);
        }
        shown.best().ifPresent(best -> {
            if (shown.has(best)) {
                dot(acrossAt(shown.x[best]), placeY(shown.y[best]), 7, "best");
            }
        });
        chosen.get().ifPresent(index -> drawChosen(shown, index));
    }

    private void drawGuides(Curve shown, int index) {
        if (shown.has(index)) {
            Line down = new Line();
            Line left = new Line();
            down.getStyleClass().add("guide");
            left.getStyleClass().add("guide");
            upright(down, acrossAt(shown.x[index]), placeY(shown.y[index]), area().getMaxY());
            across(left, area().getMinX(), acrossAt(shown.x[index]), placeY(shown.y[index]));
            content().getChildren().addAll(down, left);
        }
    }

    private void drawChosen(Curve shown, int index) {
        if (shown.has(index)) {
            dot(acrossAt(shown.x[index]), placeY(shown.y[index]), 5, "chosen");
            Label tag = new Label(texts.apply(index));
            tag.getStyleClass().add("tag");
            content().getChildren().add(tag);
            put(tag, acrossAt(shown.x[index]), placeY(shown.y[index]));
        }
    }

    private void dot(double x, double y, double radius, String style) {
        Circle dot = new Circle(x, y, radius);
        dot.getStyleClass().add(style);
        content().getChildren().add(dot);
    }

    @Override
    void handAt(double atX, double atY) {
        Curve shown = Objects.requireNonNull(curve.get());
        int nearest = -1;
        for (int i = 0; i < shown.x.length; i++) {
            if (shown.has(i)
                    && (nearest < 0
                            || Math.abs(acrossAt(shown.x[i]) - atX) < Math.abs(acrossAt(shown.x[nearest]) - atX))) {
                nearest = i;
            }
        }
        chosen.set(OptionalInt.of(nearest));
    }

    private void typed(KeyEvent event) {
        int leap = event.isShiftDown() ? LEAP : 1;
        switch (event.getCode()) {
            case RIGHT, UP -> move(leap);
            case LEFT, DOWN -> move(-leap);
            case ENTER -> onTaken.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        Curve shown = curve.get();
        if (shown == null || !any()) {
            return;
        }
        int from = chosen.get().orElse(shown.best().orElse(0));
        for (int to = from + by; to >= 0 && to < shown.x.length; to += Integer.signum(by)) {
            if (shown.has(to)) {
                chosen.set(OptionalInt.of(to));
                return;
            }
        }
    }
}
