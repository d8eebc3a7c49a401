package crmbet.workbench.chart;

import crmbet.workbench.message.Formats;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** The axes of a scatter, drawn by JFreeChart on a transparent canvas; the points lie under it. */
final class ScatterAxes {
    private static final double SMALLER = 0.923;

    // Along the axis the insets keep tick labels apart, across it they are the distance to the axis.
    private final ScaledAxis x = axis(new RectangleInsets(2, 20, 0, 20));
    private final ScaledAxis y = axis(new RectangleInsets(10, 2, 10, 4));
    private final XYPlot plot = new XYPlot(null, x, y, null);
    private final JFreeChart chart;
    private @Nullable ChartCanvas canvas;

    ScatterAxes() {
        // The axes are measured by Java 2D, which must know the window's typeface by then.
        FigureFont.ofTheWindow();
        setNumbers(new Formats(Locale.ROOT)::numbers);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 8, 4, 8));
        // Every change below is followed by one draw of ours.
        chart.setNotify(false);
    }

    private static ScaledAxis axis(RectangleInsets tickLabels) {
        ScaledAxis axis = new ScaledAxis();
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
        return canvas();
    }

    /** Made when it is asked for: files need none. */
    private ChartCanvas canvas() {
        ChartCanvas present = canvas;
        if (present == null) {
            present = new ChartCanvas(chart);
            present.setTooltipEnabled(false);
            present.setMouseTransparent(true);
            canvas = present;
        }
        return present;
    }

    void setTitles(String titleX, String titleY) {
        x.setLabel(titleX);
        y.setLabel(titleY);
    }

    /** How numbers are written, by their decimals. */
    void setNumbers(IntFunction<NumberFormat> numbers) {
        x.setNumbers(numbers);
        y.setNumbers(numbers);
    }

    void setScales(AxisScale scaleX, AxisScale scaleY) {
        x.setScale(scaleX);
        y.setScale(scaleY);
    }

    /** Colours and type, from the theme. */
    void setLook(Color text, Color line, javafx.scene.text.Font font) {
        setLook(text, line, font.getFamily(), (int) Math.round(font.getSize() * SMALLER));
    }

    /** As above, without the toolkit's fonts. */
    void setLook(Color text, Color line, String family, int size) {
        for (ScaledAxis axis : List.of(x, y)) {
            axis.setTickLabelPaint(new FrameColor(text));
            axis.setLabelPaint(new FrameColor(text));
            axis.setAxisLinePaint(new FrameColor(line));
            axis.setTickMarkPaint(new FrameColor(line));
            axis.setAxisLineStroke(new BasicStroke(1));
            axis.setTickLabelFont(new FrameFont(family, size));
            axis.setLabelFont(new FrameFont(family, size));
        }
    }

    /** Draws the axes and returns where the points go. */
    Bounds draw(double width, double height, Extent extent) {
        setRange(extent);
        ChartCanvas on = canvas();
        on.setWidth(width);
        on.setHeight(height);
        on.draw();
        return area(on.getRenderingInfo());
    }

    /** Where the points go in a file of that size, without drawing on screen. */
    Bounds measure(Graphics2D graphics, double width, double height, Extent extent) {
        setRange(extent);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
        return area(info);
    }

    /** The smallest step between ticks of the vertical axis that means something; 0 for any. */
    void setLeastStepY(double step) {
        y.setLeastStep(step);
    }

    private void setRange(Extent extent) {
        x.setRange(extent.minX(), extent.maxX());
        y.setRange(extent.minY(), extent.maxY());
    }

    private static Bounds area(ChartRenderingInfo info) {
        Rectangle2D area = info.getPlotInfo().getDataArea();
        return new BoundingBox(
                Math.rint(area.getX()),
                Math.rint(area.getY()),
                Math.max(1, Math.rint(area.getWidth())),
                Math.max(1, Math.rint(area.getHeight())));
    }

    /** The same axes for another thread, in another typeface. */
    ScatterAxes copy(String family) {
        ScatterAxes copy = new ScatterAxes();
        copyTo(x, copy.x, family);
        copyTo(y, copy.y, family);
        return copy;
    }

    private static void copyTo(ScaledAxis from, ScaledAxis to, String family) {
        to.takeOver(from);
        to.setLabel(from.getLabel());
        to.setRange(from.getRange());
        to.setTickLabelPaint(from.getTickLabelPaint());
        to.setLabelPaint(from.getLabelPaint());
        to.setAxisLinePaint(from.getAxisLinePaint());
        to.setTickMarkPaint(from.getTickMarkPaint());
        to.setAxisLineStroke(from.getAxisLineStroke());
        Font font = new Font(family, Font.PLAIN, from.getTickLabelFont().getSize());
        to.setTickLabelFont(font);
        to.setLabelFont(font);
    }

    /** Draws the axes elsewhere, as they were drawn last. */
    void paint(Graphics2D graphics, double width, double height) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
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

    /** A colour that is set anew for every frame, for the same reason: otherwise the first line may be black. */
    private static final class FrameColor extends java.awt.Color {
        private static final long serialVersionUID = 1;

        FrameColor(Color color) {
            super((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float)
                    color.getOpacity());
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
