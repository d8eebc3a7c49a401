package crmbet.workbench.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;

/**
 * A scatter for files that was never on screen: all of its points, in the light theme.
 *
 * @param cloud the points
 * @param width in logical pixels, without legend
 * @param height in logical pixels, without title
 * @param scale pixels of images for each logical pixel
 * @param titleX of the horizontal axis
 * @param titleY of the vertical axis
 * @param labels what is written in the middle of each group; an empty text writes nothing
 * @param numbers how numbers are written, by their decimals
 * @param palette the colours of the groups, legible on white
 */
public record FigureDraft(
        PointCloud cloud,
        double width,
        double height,
        double scale,
        String titleX,
        String titleY,
        Function<Group, String> labels,
        IntFunction<NumberFormat> numbers,
        ClusterPalette palette) {
    private static final double MARGIN = 0.03;
    private static final int TEXT_SIZE = 12;
    private static final double TAG_HEIGHT = 18;
    private static final double CHARACTER = 8;
    private static final Color INK = Color.rgb(0x59, 0x63, 0x6E);
    private static final Color STRONG = Color.rgb(0x1F, 0x23, 0x28);
    private static final Color LINE = Color.rgb(0xD1, 0xD9, 0xE0);

    /** Draws it; needs no window and no toolkit. */
    public ScatterFigure figure(ScatterFigure.Words words, FigureFont font) {
        Extent extent = cloud.bounds().padded(MARGIN);
        ScatterAxes axes = new ScatterAxes();
        axes.setNumbers(numbers);
        axes.setScales(cloud.scaleX(), cloud.scaleY());
        axes.setTitles(titleX, titleY);
        axes.setLook(INK, LINE, font.family(), TEXT_SIZE);
        Graphics2D paper = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        Bounds area = axes.measure(paper, width, height, extent);
        paper.dispose();
        ScatterPicture picture =
                new ScatterPicture(width, height, area, ScatterAxes.awt(Color.WHITE), tags(area, extent));
        PointImage.Frame frame = new PointImage.Frame(
                cloud,
                extent,
                (int) Math.ceil(area.getWidth() * scale),
                (int) Math.ceil(area.getHeight() * scale),
                scale,
                palette,
                Shading.CLUSTERS,
                new Emphasis.None());
        return new ScatterFigure(
                new ScatterFigure.Part("", 0, 0, picture, frame, axes.copy(font.family())),
                words,
                new ScatterFigure.Style(ScatterAxes.awt(STRONG), font, numbers));
    }

    private List<ScatterPicture.Tag> tags(Bounds area, Extent extent) {
        List<ScatterPicture.Tag> tags = new ArrayList<>();
        cloud.centers().forEach((group, center) -> {
            String text = labels.apply(group);
            double x = area.getMinX() + (center.getX() - extent.minX()) / extent.width() * area.getWidth();
            double y = area.getMinY() + (extent.maxY() - center.getY()) / extent.height() * area.getHeight();
            double wide = TAG_HEIGHT + CHARACTER * (text.length() - 1);
            if (!text.isEmpty()) {
                tags.add(new ScatterPicture.Tag(
                        text,
                        new BoundingBox(x - wide / 2, y - TAG_HEIGHT / 2, wide, TAG_HEIGHT),
                        ScatterAxes.awt(palette.color(group)),
                        ScatterAxes.awt(STRONG)));
            }
        });
        return tags;
    }
}
