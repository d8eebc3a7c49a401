package crmbet.workbench.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis that runs over the positions of a scale, and writes its values. */
final class ScaledAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    /** Pixels that a label takes, with the room around it. */
    private static final double ALONG_THE_BOTTOM = 72;

    private static final double ALONG_THE_SIDE = 32;

    /** On a large screen there is room for more, but nobody reads them. */
    private static final int MOST_STEPS = 12;

    /** Whether a title along the side is text; JFreeChart itself draws it as outlines, which no reader can search. */
    private boolean titleAsText;

    private double leastStep;

    private transient AxisScale scale = AxisScale.LINEAR;
    private transient IntFunction<NumberFormat> numbers = decimals -> NumberFormat.getInstance(Locale.ROOT);

    /** The smallest step between ticks that means something; 0 for any. */
    void setLeastStep(double step) {
        leastStep = step;
    }

    void setScale(AxisScale scale) {
        this.scale = scale;
    }

    /** How numbers are written, by their decimals. */
    void setNumbers(IntFunction<NumberFormat> numbers) {
        this.numbers = numbers;
        setStandardTickUnits(
                new WrittenTicks(numbers, () -> Math.max(leastStep, getRange().getLength() / MOST_STEPS)));
    }

    /** Writes the values of another axis' scale in its way. */
    void takeOver(ScaledAxis other) {
        setScale(other.scale);
        setNumbers(other.numbers);
        titleAsText = true;
    }

    @Override
    protected AxisState drawLabel(
            String label,
            Graphics2D graphics,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            AxisState state) {
        if (!titleAsText || !edge.equals(RectangleEdge.LEFT) || label == null || label.isEmpty()) {
            return super.drawLabel(label, graphics, plotArea, dataArea, edge, state);
        }
        graphics.setFont(getLabelFont());
        graphics.setPaint(getLabelPaint());
        FontMetrics metrics = graphics.getFontMetrics();
        AffineTransform before = graphics.getTransform();
        graphics.translate(
                state.getCursor() - getLabelInsets().getRight() - metrics.getDescent(),
                dataArea.getCenterY() + metrics.stringWidth(label) / 2.0);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(label, 0, 0);
        graphics.setTransform(before);
        state.cursorLeft(getLabelInsets().getLeft()
                + metrics.getHeight()
                + getLabelInsets().getRight());
        return state;
    }

    @Override
    public List<?> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        if (scale instanceof AxisScale.Linear) {
            return super.refreshTicks(graphics, state, area, edge);
        }
        boolean flat = RectangleEdge.isTopOrBottom(edge);
        double room = flat ? area.getWidth() / ALONG_THE_BOTTOM : area.getHeight() / ALONG_THE_SIDE;
        double most = Math.min(room, MOST_STEPS);
        List<Double> values =
                LogTicks.of(scale, getRange().getLowerBound(), getRange().getUpperBound(), most);
        List<NumberTick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(new NumberTick(
                    scale.position(value),
                    numbers.apply(LogTicks.decimals(value)).format(value),
                    flat ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT,
                    TextAnchor.CENTER,
                    0));
        }
        return ticks;
    }
}
