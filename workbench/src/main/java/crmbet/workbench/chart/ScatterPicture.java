package crmbet.workbench.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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

    /**
     * A name over the points.
     *
     * @param place in logical pixels
     * @param line the colour of its group
     */
    record Tag(String text, Bounds place, Color line, Color ink) {}

    BufferedImage draw(PointImage.Frame points, ScatterAxes axes, String font) {
        double scale = points.scale();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(ground);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.drawImage(raster(points), (int) (area.getMinX() * scale), (int) (area.getMinY() * scale), null);
            graphics.scale(scale, scale);
            axes.paint(graphics, width, height);
            graphics.setFont(new Font(font, Font.BOLD, TAG_SIZE));
            tags.forEach(tag -> paint(tag, graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static BufferedImage raster(PointImage.Frame frame) {
        BufferedImage points = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) points.getRaster().getDataBuffer()).getData();
        new PointRaster()
                .draw(
                        frame.cloud(),
                        frame.extent(),
                        frame.width(),
                        frame.height(),
                        frame.diameter(),
                        frame.inks(),
                        pixels);
        return points;
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
