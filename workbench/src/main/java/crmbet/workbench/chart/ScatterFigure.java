package crmbet.workbench.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.svg.SVGGraphics2D;

/**
 * A scatter as it was when it was asked for, or several of them, with title and legend, to be written to files at print
 * quality. Axes, names and legend are lines and text; points are drawn one by one where they are few, otherwise as an image
 * of the resolution asked for. May be written on any thread, by one at a time.
 */
public final class ScatterFigure {
    /** More would make files that readers open slowly. */
    private static final int MOST_SINGLE_POINTS = 20_000;

    private static final double LEGEND_WIDTH = 200;
    private static final double TITLE_HEIGHT = 36;
    private static final double NAME_HEIGHT = 22;
    private static final double MARGIN = 16;
    private static final int TITLE_SIZE = 15;
    private static final int TEXT_SIZE = 12;
    private static final int LINE = 20;
    private static final double SWATCH = 10;
    private static final double OPACITY = 0.8;

    private final List<Part> parts;
    private final Words words;
    private final Style style;

    ScatterFigure(Part part, Words words, Style style) {
        this(List.of(part), words, style);
    }

    private ScatterFigure(List<Part> parts, Words words, Style style) {
        this.parts = List.copyOf(parts);
        this.words = words;
        this.style = style;
    }

    /**
     * Figures beside each other under one title, in rows of two; their own titles stand above them, their legends are left out.
     *
     * @param figures at least one, all for the same theme
     */
    public static ScatterFigure beside(List<ScatterFigure> figures, Words words) {
        double width = figures.stream()
                .mapToDouble(each -> each.parts.getFirst().picture.width())
                .max()
                .orElseThrow();
        double height = figures.stream()
                .mapToDouble(each -> each.parts.getFirst().picture.height())
                .max()
                .orElseThrow();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            int row = i / 2;
            int column = i % 2;
            ScatterFigure figure = figures.get(i);
            parts.add(figure.parts
                    .getFirst()
                    .at(figure.words.title, column * width, NAME_HEIGHT + row * (height + NAME_HEIGHT)));
        }
        return new ScatterFigure(parts, words, figures.getFirst().style);
    }

    /**
     * What is written around the points.
     *
     * @param title above all; empty for none
     * @param legend from above; empty for none
     */
    public record Words(String title, List<LegendLine> legend) {
        public Words {
            legend = List.copyOf(legend);
        }
    }

    /**
     * A line of the legend.
     *
     * @param name of the group
     * @param count of its customers, written out
     */
    public record LegendLine(Group group, String name, String count) {}

    /** How texts and numbers look. */
    record Style(Color ink, FigureFont font, IntFunction<NumberFormat> numbers) {}

    /**
     * One scatter of the figure.
     *
     * @param name above it; empty for none
     * @param left logical pixels from the left
     * @param top logical pixels below the title
     */
    record Part(
            String name, double left, double top, ScatterPicture picture, PointImage.Frame points, ScatterAxes axes) {
        Part at(String newName, double newLeft, double newTop) {
            return new Part(newName, newLeft, newTop, picture, points, axes);
        }

        boolean fewPoints() {
            return points.shading() == Shading.CLUSTERS
                    && points.emphasis() instanceof Emphasis.None
                    && points.cloud().countIn(points.extent()) <= MOST_SINGLE_POINTS;
        }
    }

    private double plotsWidth() {
        return parts.stream()
                .mapToDouble(part -> part.left + part.picture.width())
                .max()
                .orElseThrow();
    }

    private double titleHeight() {
        return words.title.isEmpty() ? 0 : TITLE_HEIGHT;
    }

    /** Logical pixels across, with the legend. */
    public double width() {
        return plotsWidth() + (words.legend.isEmpty() ? 0 : LEGEND_WIDTH);
    }

    /** Logical pixels from top to bottom, with the title. */
    public double height() {
        return titleHeight()
                + parts.stream()
                        .mapToDouble(part -> part.top + part.picture.height())
                        .max()
                        .orElseThrow();
    }

    /** Where the points of the first scatter are, in logical pixels. */
    public Bounds area() {
        Part part = parts.getFirst();
        Bounds area = part.picture.area();
        return new BoundingBox(
                area.getMinX() + part.left,
                area.getMinY() + part.top + titleHeight(),
                area.getWidth(),
                area.getHeight());
    }

    /** The {@linkplain #area() points} of the first scatter with one group before the others, as an image in PNG. */
    public void writeEmphasis(Group group, OutputStream out) throws IOException {
        Part part = parts.getFirst();
        BufferedImage points = raster(part.points.emphasising(new Emphasis.OfGroup(group)), new int[1]);
        BufferedImage image = new BufferedImage(points.getWidth(), points.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(part.picture.ground());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(points, 0, 0, null);
        graphics.dispose();
        writePng(image, out);
    }

    public void writePng(OutputStream out) throws IOException {
        double scale = parts.getFirst().points.scale();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width() * scale), (int) Math.ceil(height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        paint(graphics, false);
        graphics.dispose();
        writePng(image, out);
    }

    private static void writePng(BufferedImage image, OutputStream out) throws IOException {
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    /** Texts stay texts, in a typeface that comes with the file. */
    public void writeSvg(OutputStream out) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(width(), height());
        paint(graphics, true);
        String document = graphics.getSVGDocument();
        int body = document.indexOf('>', document.indexOf("<svg")) + 1;
        String styled = document.substring(0, body) + "<style>" + style.font.cssFor(textOf(document)) + "</style>"
                + document.substring(body);
        out.write(styled.getBytes(StandardCharsets.UTF_8));
    }

    /** Every character once. */
    private static String textOf(String document) {
        return document.codePoints()
                .distinct()
                .filter(code -> !Character.isISOControl(code))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    public void writePdf(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) width(), (float) height()));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width(), (float) height());
            PdfBoxGraphics2DFontTextDrawer texts = new PdfBoxGraphics2DFontTextDrawer();
            texts.registerFont(style.font.family(), style.font.regular());
            texts.registerFont(style.font.family() + " Bold", style.font.bold());
            graphics.setFontTextDrawer(texts);
            paint(graphics, true);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            document.save(out);
        }
    }

    /** @param singly whether to draw few points one by one */
    private void paint(Graphics2D graphics, boolean singly) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(parts.getFirst().picture.ground());
        graphics.fillRect(0, 0, (int) Math.ceil(width()), (int) Math.ceil(height()));
        write(graphics, words.title, Font.BOLD, TITLE_SIZE, TITLE_HEIGHT - TEXT_SIZE);
        AffineTransform whole = graphics.getTransform();
        for (Part part : parts) {
            graphics.translate(part.left, part.top + titleHeight());
            write(graphics, part.name, Font.BOLD, TEXT_SIZE, -NAME_HEIGHT + LINE);
            paint(part, singly && part.fewPoints(), graphics);
            graphics.setTransform(whole);
        }
        graphics.translate(plotsWidth(), titleHeight() + parts.getFirst().top);
        paintLegend(graphics);
        graphics.setTransform(whole);
    }

    private void write(Graphics2D graphics, String text, int weight, int size, double baseline) {
        graphics.setFont(new Font(style.font.family(), weight, size));
        graphics.setColor(style.ink);
        graphics.drawString(text, (float) MARGIN, (float) baseline);
    }

    private void paint(Part part, boolean singly, Graphics2D graphics) {
        int[] most = new int[1];
        if (singly) {
            paintPoints(part, graphics);
        } else {
            Bounds area = part.picture.area();
            graphics.drawImage(
                    raster(part.points, most),
                    (int) area.getMinX(),
                    (int) area.getMinY(),
                    (int) area.getWidth(),
                    (int) area.getHeight(),
                    null);
        }
        part.axes.paint(graphics, part.picture.width(), part.picture.height());
        part.picture.paintTags(graphics, style.font.family());
        if (most[0] > 0) {
            graphics.setFont(new Font(style.font.family(), Font.PLAIN, TEXT_SIZE));
            NumberFormat whole = style.numbers.apply(0);
            part.picture.paintKey(
                    graphics, DensityRamp.of(part.points.palette()), style.ink, whole.format(1), whole.format(most[0]));
        }
    }

    /** @param most gets the most points on a pixel where density is shown, otherwise 0 */
    private static BufferedImage raster(PointImage.Frame points, int[] most) {
        BufferedImage image = new BufferedImage(points.width(), points.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        most[0] = new FramePainter()
                .paint(points, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
        return image;
    }

    /** Noise beneath clusters, as on screen. */
    private static void paintPoints(Part part, Graphics2D graphics) {
        PointImage.Frame points = part.points;
        Bounds area = part.picture.area();
        Projection projection =
                Projection.of(points.cloud().bounds(), points.extent(), (int) area.getWidth(), (int) area.getHeight());
        double diameter = points.diameter() / points.scale();
        for (PointLayer layer : points.cloud().layers()) {
            Color color = ScatterAxes.awt(points.palette().color(layer.group));
            graphics.setColor(
                    new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(OPACITY * 255)));
            for (int i = 0; i < layer.size(); i++) {
                double x = projection.scaleX() * layer.x[i] + projection.shiftX();
                double y = projection.scaleY() * layer.y[i] + projection.shiftY();
                if (x >= 0 && x <= area.getWidth() && y >= 0 && y <= area.getHeight()) {
                    graphics.fill(new Ellipse2D.Double(
                            area.getMinX() + x - diameter / 2, area.getMinY() + y - diameter / 2, diameter, diameter));
                }
            }
        }
    }

    private void paintLegend(Graphics2D graphics) {
        double right = LEGEND_WIDTH - LINE;
        graphics.setFont(new Font(style.font.family(), Font.PLAIN, TEXT_SIZE));
        FontMetrics metrics = graphics.getFontMetrics();
        ClusterPalette palette = parts.getFirst().points.palette();
        for (int i = 0; i < words.legend.size(); i++) {
            LegendLine line = words.legend.get(i);
            double baseline = parts.getFirst().picture.area().getMinY() + LINE * (i + 1.0);
            graphics.setColor(ScatterAxes.awt(palette.color(line.group)));
            graphics.fill(new Ellipse2D.Double(0, baseline - SWATCH + 1, SWATCH, SWATCH));
            graphics.setColor(style.ink);
            graphics.drawString(line.name, (float) (SWATCH * 2), (float) baseline);
            graphics.drawString(line.count, (float) (right - metrics.stringWidth(line.count)), (float) baseline);
        }
    }
}
