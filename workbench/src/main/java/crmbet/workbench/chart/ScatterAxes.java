package crmbet.workbench.chart;

import crmbet.workbench.message.Formats;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** The axes of a scatter, drawn by JFreeChart on a transparent canvas; the points lie under it. */
final class ScatterAxes {
    private static final double SMALLER = 0.923;
    /** The logarithm of 0.1 may come out a little below −1. */
    private static final double ROUNDING = 1e-9;

    // Along the axis the insets keep tick labels apart, across it they are the distance to the axis.
    private final NumberAxis x = axis(new RectangleInsets(2, 20, 0, 20));
    private final NumberAxis y = axis(new RectangleInsets(10, 2, 10, 4));
    private final XYPlot plot = new XYPlot(null, x, y, null);
    private final JFreeChart chart;
    private final ChartCanvas canvas;

    ScatterAxes() {
        setNumbers(new Formats(Locale.ROOT)::numbers);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 8, 4, 8));
        // Every change below is followed by one draw of ours.
        chart.setNotify(false);
        canvas = new ChartCanvas(chart);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
    }

    private static NumberAxis axis(RectangleInsets tickLabels) {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRange(false);
        axis.setAutoTickUnitSelection(true);
        axis.setTickLabelInsets(tickLabels);
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
        axis.setMinorTickMarksVisible(false);
        axis.setTickMarkInsideLength(0);
        axis.setTickMarkOutsideLength(4);
        return axis;
    }

    Node node() {
        return canvas;
    }

    void setTitles(String titleX, String titleY) {
        x.setLabel(titleX);
        y.setLabel(titleY);
    }

    /** How numbers are written, by their decimals. */
    void setNumbers(IntFunction<NumberFormat> numbers) {
        x.setStandardTickUnits(new WrittenTicks(numbers));
        y.setStandardTickUnits(new WrittenTicks(numbers));
    }

    /** Colours and type, from the theme. */
    void setLook(Color text, Color line, javafx.scene.text.Font font) {
        int size = (int) Math.round(font.getSize() * SMALLER);
        for (NumberAxis axis : new NumberAxis[] {x, y}) {
            axis.setTickLabelPaint(awt(text));
            axis.setLabelPaint(awt(text));
            axis.setAxisLinePaint(awt(line));
            axis.setTickMarkPaint(awt(line));
            axis.setAxisLineStroke(new BasicStroke(1));
            axis.setTickLabelFont(new FrameFont(font.getFamily(), size));
            axis.setLabelFont(new FrameFont(font.getFamily(), size));
        }
    }

    /** Draws the axes and returns where the points go. */
    Bounds draw(double width, double height, Extent extent) {
        x.setRange(extent.minX(), extent.maxX());
        y.setRange(extent.minY(), extent.maxY());
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.draw();
        Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new BoundingBox(
                Math.rint(area.getX()),
                Math.rint(area.getY()),
                Math.max(1, Math.rint(area.getWidth())),
                Math.max(1, Math.rint(area.getHeight())));
    }

    /** Draws the axes elsewhere, as they were drawn last. */
    void paint(Graphics2D graphics, double width, double height) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    }

    /** Round steps, each written with the decimals that it takes to tell its ticks apart. */
    private static final class WrittenTicks implements TickUnitSource {
        private final TickUnitSource steps = new NumberTickUnitSource();
        private final IntFunction<NumberFormat> numbers;

        WrittenTicks(IntFunction<NumberFormat> numbers) {
            this.numbers = numbers;
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

        private NumberTickUnit written(TickUnit step) {
            int decimals = (int) Math.max(0, -Math.floor(Math.log10(step.getSize()) + ROUNDING));
            return new NumberTickUnit(step.getSize(), numbers.apply(decimals));
        }
    }

    /**
     * A font that is set anew for every frame. The canvas forgets its font between frames, and what draws on it for
     * JFreeChart passes over a font that equals the one it has set before: so this one equals itself only.
     */
    private static final class FrameFont extends Font {
        private static final long serialVersionUID = 1;

        FrameFont(String family, int size) {
            super(family, PLAIN, size);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    static java.awt.Color awt(Color color) {
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
