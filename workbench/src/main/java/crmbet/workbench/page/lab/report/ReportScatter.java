package crmbet.workbench.page.lab.report;

import crmbet.core.run.ClusterProfile;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.FigureDraft;
import crmbet.workbench.chart.FigureFont;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.ScatterFigure;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.PictureTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;

/** The scatter of a report: drawn once as a whole, and once for each cluster with that cluster before the others. */
record ReportScatter(Messages messages, PictureTexts texts, ClusterPalette palette, FigureFont font) {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 460;
    private static final double SCALE = 2;
    /** More names would hide the points, more pictures make a large file. */
    private static final int MOST_CLUSTERS = 12;

    Html of(LabPicture picture) {
        boolean few = picture.profiles().size() <= MOST_CLUSTERS;
        ScatterFigure figure = new FigureDraft(
                        picture.cloud(),
                        WIDTH,
                        HEIGHT,
                        SCALE,
                        texts.titleX(picture),
                        texts.titleY(picture),
                        group -> few && !group.isNoise() ? tag(group) : "",
                        messages.formats()::numbers,
                        palette)
                .figure(new ScatterFigure.Words("", List.of()), font);
        List<Html> fronts = new ArrayList<>();
        if (few) {
            picture.profiles().stream()
                    .filter(profile -> profile.size() > 0)
                    .forEach(profile -> fronts.add(front(figure, profile)));
        }
        return Html.of("""
                <figure><div class="scatter" role="img" aria-label="{}">{}{}</div><figcaption>{}</figcaption></figure>
                """, texts.finding(picture), new Html(svg(figure)), Html.all(fronts), texts.finding(picture));
    }

    /** A name is read from afar; a number stands for what has none. */
    private String tag(Group group) {
        return texts.figures()
                .faces()
                .get()
                .name(group)
                .orElseGet(() -> Integer.toString(group.cluster().getAsInt()));
    }

    private static String svg(ScatterFigure figure) {
        String document = new String(written(figure::writeSvg), StandardCharsets.UTF_8);
        String drawing = document.substring(document.indexOf("<svg"));
        return drawing.replaceFirst(
                "<svg", String.format(Locale.ROOT, "<svg viewBox=\"0 0 %.0f %.0f\"", figure.width(), figure.height()));
    }

    private static Html front(ScatterFigure figure, ClusterProfile profile) {
        Bounds area = figure.area();
        byte[] image = written(out -> figure.writeEmphasis(new Group(profile.cluster()), out));
        return Html.of(
                "<img alt=\"\" data-cluster=\"{}\" style=\"left:{}%;top:{}%;width:{}%;height:{}%\" src=\"data:image/png;base64,{}\">",
                RunReport.key(profile),
                percent(area.getMinX() / figure.width()),
                percent(area.getMinY() / figure.height()),
                percent(area.getWidth() / figure.width()),
                percent(area.getHeight() / figure.height()),
                Base64.getEncoder().encodeToString(image));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f", share * 100);
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    /** Writes a figure. */
    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
