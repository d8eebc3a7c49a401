package crmbet.workbench.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The axes of a scatter, drawn by JFreeChart on a transparent canvas; the points lie under it. */
final class ScatterAxes {
    private static final double TICK_GAP = 10;
    private static final double SMALLER = 0.923;

    private final NumberAxis x = axis();
    private final NumberAxis y = axis();
    private final XYPlot plot = new XYPlot(null, x, y, null);
    private final JFreeChart chart;
    private final ChartCanvas canvas;

    ScatterAxes() {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(6, 0, 2, 8));
        // Every change below is followed by one draw of ours.
        chart.setNotify(false);
        canvas = new ChartCanvas(chart);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
    }

    private static NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRange(false);
        axis.setAutoTickUnitSelection(true);
        axis.setStandardTickUnits(new NumberTickUnitSource());
        axis.setTickLabelInsets(new RectangleInsets(TICK_GAP, 2 * TICK_GAP, TICK_GAP, 2 * TICK_GAP));
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
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

    /** Colours and type, from the theme. */
    void setLook(Color text, Color line, javafx.scene.text.Font font) {
        Font labels = new WindowFont(font.getFamily(), (int) Math.round(font.getSize() * SMALLER));
        for (NumberAxis axis : new NumberAxis[] {x, y}) {
            axis.setTickLabelPaint(awt(text));
            axis.setLabelPaint(awt(text));
            axis.setAxisLinePaint(awt(line));
            axis.setTickMarkPaint(awt(line));
            axis.setAxisLineStroke(new BasicStroke(1));
            axis.setTickLabelFont(labels);
            axis.setLabelFont(labels);
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

    /** A font of the window: Java 2D does not know it and would answer with one of its own in its place. */
    private static final class WindowFont extends Font {
        private static final long serialVersionUID = 1;

        WindowFont(String family, int size) {
            super(family, PLAIN, size);
        }

        @Override
        public String getFamily() {
            return getName();
        }
    }

    private static java.awt.Color awt(Color color) {
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
