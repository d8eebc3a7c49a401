package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import crmbet.workbench.fx.FxThread;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@ExtendWith(FxThread.class)
class ScatterFigureFxTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @Test
    void anSvgHasItsTextsAsTextInATypefaceThatItBrings() throws Exception {
        Document few = svg(Crowds.of(3000, 4), "figure-few.svg");
        List<String> texts = texts(few);
        assertTrue(texts.contains("Component 1 (62.4%)"), texts.toString());
        assertTrue(texts.contains("Recency, days"), texts.toString());
        assertTrue(texts.contains("k-means 1 <&>"), texts.toString());
        assertTrue(texts.contains("Cluster 3") && texts.contains("1,204"), texts.toString());
        assertTrue(few.getElementsByTagName("style").item(0).getTextContent().contains("IBM Plex Sans"));
        assertEquals(0, few.getElementsByTagName("image").getLength(), "points are drawn one by one");
    }

    @Test
    void manyPointsAreAnImageOfTheResolutionAskedForInBothFormats() throws Exception {
        PointCloud many = Crowds.of(60_000, 4);
        assertEquals(
                1, svg(many, "figure-many.svg").getElementsByTagName("image").getLength());
        byte[] written = write(figure(many)::writePdf, "figure-many.pdf");
        try (PDDocument document = Loader.loadPDF(written)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(900, document.getPage(0).getMediaBox().getWidth(), 1);
            assertEquals(536, document.getPage(0).getMediaBox().getHeight(), 1);
            ImageIO.write(
                    new PDFRenderer(document).renderImage(0, 1.5f),
                    "png",
                    PICTURES.resolve("figure-many-pdf.png").toFile());
        }
    }

    @Test
    void aPdfShowsPointsAndLegend() throws Exception {
        byte[] written = write(figure(Crowds.of(3000, 4))::writePdf, "figure-few.pdf");
        try (PDDocument document = Loader.loadPDF(written)) {
            var image = new PDFRenderer(document).renderImage(0, 1.5f);
            ImageIO.write(image, "png", PICTURES.resolve("figure-few-pdf.png").toFile());
            long colored = IntStream.range(0, image.getWidth() * image.getHeight())
                    .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != image.getRGB(0, 0))
                    .count();
            assertTrue(colored > 10_000, colored + " pixels");
        }
    }

    @Test
    void aPngHasTheResolutionAskedFor() throws Exception {
        byte[] written = write(figure(Crowds.of(3000, 4))::writePng, "figure.png");
        var image = ImageIO.read(new ByteArrayInputStream(written));
        assertEquals(1800, image.getWidth());
        assertEquals(1072, image.getHeight(), "with the title");
    }

    private static Document svg(PointCloud cloud, String name) throws Exception {
        return svg(figure(cloud), name);
    }

    private static Document svg(ScatterFigure figure, String name) throws Exception {
        byte[] written = write(figure::writeSvg, name);
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(written));
    }

    private static List<String> texts(Document document) {
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    @Test
    void aDensityBringsItsKey() throws Exception {
        Document density = svg(figure(Crowds.of(60_000, 4), Shading.DENSITY), "figure-density.svg");
        List<String> texts = texts(density);
        assertTrue(texts.contains("1"), texts.toString());
        assertTrue(density.getElementsByTagName("rect").getLength() >= 96, "the ramp of the key");
    }

    @Test
    void severalFiguresStandBesideEachOtherUnderTheirNames() throws Exception {
        ScatterFigure one = figure(Crowds.of(3000, 4));
        ScatterFigure four = ScatterFigure.beside(
                List.of(one, one, one, figure(Crowds.of(3000, 2), Shading.DENSITY)),
                new ScatterFigure.Words("Four", List.of(new ScatterFigure.LegendLine(Group.NOISE, "Noise", "4"))));
        List<String> texts = texts(svg(four, "figure-four.svg"));
        assertEquals(4, texts.stream().filter("k-means 1 <&>"::equals).count());
        assertEquals(1, texts.stream().filter("Noise"::equals).count());
        var image = ImageIO.read(new ByteArrayInputStream(write(four::writePng, "figure-four.png")));
        assertEquals(2 * 1600, image.getWidth());
    }

    @Test
    void oneGroupCanStandOutOverTheSamePlace() throws Exception {
        ScatterFigure figure = figure(Crowds.of(3000, 4));
        byte[] written = write(out -> figure.writeEmphasis(Group.cluster(1), out), "figure-emphasis.png");
        var image = ImageIO.read(new ByteArrayInputStream(written));
        assertEquals(2 * figure.area().getWidth(), image.getWidth(), 1);
        assertEquals(2 * figure.area().getHeight(), image.getHeight(), 1);
    }

    private static ScatterFigure figure(PointCloud cloud) throws IOException {
        return figure(cloud, Shading.CLUSTERS);
    }

    private static ScatterFigure figure(PointCloud cloud, Shading shading) throws IOException {
        try (InputStream regular = font("IBMPlexSans-Regular.ttf");
                InputStream bold = font("IBMPlexSans-Bold.ttf")) {
            FigureFont font = FigureFont.read(regular, bold);
            ScatterChart chart = new ScatterChart(ForkJoinPool.commonPool());
            return FxThread.call(() -> {
                Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
                chart.titleXProperty().set("Component 1 (62.4%)");
                chart.titleYProperty().set("Recency, days");
                chart.setLabels(group ->
                        group.isNoise() ? "" : Integer.toString(group.cluster().getAsInt()));
                Stage stage = new Stage();
                stage.setScene(new Scene(chart, 700, 500));
                stage.show();
                chart.shadingProperty().set(shading);
                chart.cloudProperty().set(cloud);
                chart.applyCss();
                chart.layout();
                ScatterFigure figure = chart.figure(
                        2,
                        new ScatterFigure.Words(
                                "k-means 1 <&>",
                                cloud.groups().stream()
                                        .map(group -> new ScatterFigure.LegendLine(
                                                group,
                                                group.isNoise()
                                                        ? "Noise"
                                                        : "Cluster "
                                                                + group.cluster()
                                                                        .getAsInt(),
                                                "1,204"))
                                        .toList()),
                        font);
                stage.close();
                return figure;
            });
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(
                ScatterFigureFxTest.class.getResourceAsStream("/crmbet/workbench/shell/font/" + name));
    }

    private static byte[] write(Writing writing, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name), out.toByteArray());
        return out.toByteArray();
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
