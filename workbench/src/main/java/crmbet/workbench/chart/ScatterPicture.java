package crmbet.workbench.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javafx.geometry.Bounds;

/**
 * A scatter drawn anew for a file, at any resolution: nothing on screen is enlarged.
 *
 * @param width in logical pixels
 * @param height in logical pixels
 * @param area where the points are, in logical pixels
 * @param ground behind everything
 * @param tags names of groups over the points
 */
record ScatterPicture(double width, double height, Bounds area, Color ground, List<Tag> tags) {
    private static final int TAG_SIZE = 12;
    private static final int KEY_LENGTH = 96;
    private static final double KEY_THICKNESS = 8;
    private static final double KEY_GAP = 6;

    /**
     * A name over the points.
     *
     * @param place in logical pixels
     * @param line the colour of its group
     */
    record Tag(String text, Bounds place, Color line, Color ink) {}

    void paintTags(Graphics2D graphics, String font) {
        graphics.setFont(new Font(font, Font.BOLD, TAG_SIZE));
        tags.forEach(tag -> paint(tag, graphics));
    }

    /** The colours of a density in the upper right corner, from one customer a pixel to the most; in the font that is set. */
    void paintKey(Graphics2D graphics, DensityRamp ramp, Color ink, String fewest, String most) {
        FontMetrics metrics = graphics.getFontMetrics();
        double right = area.getMaxX() - metrics.stringWidth(most);
        double left = right - KEY_GAP - KEY_LENGTH;
        double baseline = area.getMinY() + TAG_SIZE;
        for (int x = 0; x < KEY_LENGTH; x++) {
            graphics.setColor(new Color(ramp.argb((double) x / (KEY_LENGTH - 1))));
            graphics.fill(new Rectangle2D.Double(left + x, baseline - KEY_THICKNESS, 1, KEY_THICKNESS));
        }
        graphics.setColor(ink);
        graphics.drawString(most, (float) right, (float) baseline);
        graphics.drawString(fewest, (float) (left - KEY_GAP - metrics.stringWidth(fewest)), (float) baseline);
    }

    private void paint(Tag tag, Graphics2D graphics) {
        Bounds place = tag.place();
        var shape = new RoundRectangle2D.Double(
                place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), TAG_SIZE * 1.5, TAG_SIZE * 1.5);
        graphics.setColor(ground);
        graphics.fill(shape);
        graphics.setColor(tag.line());
        graphics.draw(shape);
        graphics.setColor(tag.ink());
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(tag.text(), (float) (place.getCenterX() - metrics.stringWidth(tag.text()) / 2.0), (float)
                (place.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }
}
