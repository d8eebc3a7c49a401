package crmbet.workbench.page.lab.report;

import crmbet.core.explain.ExplainOptions;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Explanations;
import crmbet.core.failure.OperationException;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Run;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Silhouette;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.FigureFont;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.PictureTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes all about a run into one page that any browser opens without a network: its figures, the scatter, clusters, means
 * and silhouettes; style, type and the little script are inside. No single customer is in it, so that it may be passed on.
 */
public final class RunReport {
    private final Messages messages;
    private final FigureFont font = FigureFont.ofTheWindow();

    /** A report in the language of the moment. */
    public RunReport(Messages messages) {
        this.messages = messages;
    }

    /**
     * Writes the page; takes seconds for a million customers, for silhouettes and rules.
     *
     * @param picture of a run
     * @throws IllegalArgumentException if the picture is of no run
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public String write(LabPicture picture, Monitor monitor) throws OperationException {
        return write(picture, new Faces(division(picture).faces()), monitor);
    }

    /**
     * As above.
     *
     * @param faces names and colours of the clusters, if they have changed since the picture was read
     */
    public String write(LabPicture picture, Faces faces, Monitor monitor) throws OperationException {
        Division division = division(picture);
        FigureTexts texts = new FigureTexts(messages, () -> faces);
        ClusterPalette palette = ClusterPalette.LIGHT.dealtOut(faces.colours());
        Run run = division.run();
        Optional<Silhouette> silhouette =
                Silhouette.measure(picture.set().scaled().matrix(), division.labels(), monitor);
        ReportTables tables = new ReportTables(messages, texts, palette);
        List<Html> sections = new ArrayList<>();
        sections.add(new ReportScatter(messages, new PictureTexts(messages, texts), palette, font).of(picture));
        if (!picture.profiles().isEmpty()) {
            sections.add(section("lab.report.clusters", "lab.report.clusters.text", tables.clusters(picture)));
            if (division.labels().clusterCount() > 0) {
                List<Explanation> explanations = Explanations.of(
                        picture.set().ranked().get(monitor),
                        division.labels(),
                        ExplainOptions.DEFAULT,
                        Parallel.ofProcessors(),
                        monitor);
                sections.add(section("lab.report.rules", "lab.report.rules.text", tables.rules(picture, explanations)));
            }
            sections.add(section("lab.report.heat", "lab.tint.tip", tables.heat(picture)));
        }
        silhouette.ifPresent(measured -> sections.add(
                section("lab.tab.silhouette", "lab.report.silhouette.text", tables.silhouettes(picture, measured))));
        sections.add(section("lab.report.made", "lab.report.made.text", facts(run, picture, texts)));
        Html body = Html.of(
                "<header><h1>{}</h1><p>{}</p></header>{}<footer>{}</footer>",
                run.name(),
                messages.get("lab.inspector.run", texts.strategy(run.strategy()), run.featureSet()),
                Html.all(sections),
                messages.get("lab.report.foot", messages.formats().dateTime(Instant.now())));
        return page(run.name(), body).markup();
    }

    private static Division division(LabPicture picture) {
        return picture.division()
                .orElseThrow(() -> new IllegalArgumentException("the picture shows no run: run a strategy first"));
    }

    private Html page(String title, Html body) {
        String style = resource("report.css");
        return Html.of(
                """
                <!DOCTYPE html>
                <html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; \
                style-src 'unsafe-inline'; script-src 'unsafe-inline'">
                <title>{}</title><style>{}
                {}</style></head><body><main>{}</main><script>{}</script></body></html>
                """,
                messages.language().locale().toLanguageTag(),
                title,
                new Html(typeface(title + body.markup())),
                new Html(style),
                body,
                new Html(resource("report.js")));
    }

    /** The glyphs that the page needs, no more. */
    private String typeface(String text) {
        String needed = text.codePoints()
                .distinct()
                .filter(code -> !Character.isISOControl(code))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        try {
            return font.cssFor(needed);
        } catch (IOException e) {
            throw new UncheckedIOException("the typeface of the window cannot be read", e);
        }
    }

    private Html section(String title, String text, Html content) {
        return Html.of("<section><h2>{}</h2><p>{}</p>{}</section>", messages.get(title), messages.get(text), content);
    }

    private Html facts(Run run, LabPicture picture, FigureTexts texts) {
        List<Html> facts = new ArrayList<>();
        fact(facts, "lab.fact.customers", messages.formats().integer(run.rows()));
        fact(facts, "lab.fact.clusters", messages.formats().integer(run.clusters()));
        fact(
                facts,
                "lab.fact.noise",
                messages.get(
                        "lab.fact.noise.value",
                        run.noise(),
                        messages.formats().share(run.rows() == 0 ? 0 : (double) run.noise() / run.rows())));
        if (run.silhouette() != null) {
            fact(facts, "lab.fact.silhouette", messages.formats().decimal(run.silhouette(), 3));
        }
        run.parameters()
                .forEach(
                        (name, value) -> facts.add(line(texts.parameterName(name), texts.parameterValue(name, value))));
        fact(facts, "lab.fact.parameter.seed", Long.toString(run.seed()));
        fact(
                facts,
                "lab.fact.features",
                picture.set().set().features().stream().map(texts::feature).collect(Collectors.joining(", ")));
        fact(facts, "lab.report.set-fingerprint", run.fingerprint());
        if (run.dataFingerprint() != null) {
            fact(facts, "lab.report.data-fingerprint", run.dataFingerprint());
        }
        fact(
                facts,
                "lab.fact.duration",
                messages.get(
                        "lab.seconds", messages.formats().decimal(run.duration().toMillis() / 1000.0, 2)));
        fact(facts, "lab.fact.finished", messages.formats().dateTime(run.finishedAt()));
        return Html.of("<dl>{}</dl>", Html.all(facts));
    }

    private void fact(List<Html> facts, String key, String value) {
        facts.add(line(messages.get(key), value));
    }

    private static Html line(String name, String value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    /** By what the parts of the page know a cluster. */
    static String key(ClusterProfile profile) {
        return profile.cluster().isPresent()
                ? Integer.toString(profile.cluster().getAsInt())
                : "noise";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(RunReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
