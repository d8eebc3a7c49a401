package crmbet.workbench.page.lab.compare;

import crmbet.core.run.Run;
import crmbet.core.run.RunFigures;
import crmbet.core.validity.Stability;
import crmbet.core.validity.StabilityBand;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FiguresViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** How good the clusters of a run are, in words and figures. */
final class FigureLines {
    private static final String NOTHING = "–";
    private static final double HUNDRED = 100;

    private final Messages messages;
    private final FiguresViewModel figures;

    FigureLines(Messages messages, FiguresViewModel figures) {
        this.messages = messages;
        this.figures = figures;
    }

    /**
     * A figure.
     *
     * @param name what it is called
     * @param value as the language writes it
     * @param meaning what it means, and why there is none
     */
    record Line(String name, String value, String meaning) {}

    List<Line> of(Run run) {
        Formats formats = messages.formats();
        DoubleFunction<String> index = value -> formats.decimal(value, 2);
        List<Line> lines = new ArrayList<>();
        lines.add(line("clusters", formats.integer(run.clusters())));
        lines.add(line("noise", noise(run)));
        Optional<RunFigures> found = figures.knownProperty().get().of(run);
        lines.add(line("silhouette", silhouette(run)));
        lines.add(measured(
                run,
                "daviesBouldin",
                found.map(each -> each.compactness()
                        .map(compactness -> OptionalDouble.of(compactness.daviesBouldin()))
                        .orElseGet(OptionalDouble::empty)),
                index));
        lines.add(measured(run, "densityValidity", found.map(RunFigures::densityValidity), index));
        lines.add(measured(
                run,
                "calinskiHarabasz",
                found.map(each -> each.compactness()
                        .map(compactness -> OptionalDouble.of(compactness.calinskiHarabasz()))
                        .orElseGet(OptionalDouble::empty)),
                value -> formats.decimal(value, value < HUNDRED ? 1 : 0)));
        lines.add(stability(run));
        lines.add(measured(run, "moneySpread", found.map(RunFigures::moneySpread), formats::share));
        lines.add(line(
                "duration",
                messages.get("lab.seconds", formats.decimal(run.duration().toNanos() / 1e9, 2))));
        lines.add(line("customers", formats.integer(run.rows())));
        return lines;
    }

    String silhouette(Run run) {
        Double silhouette = run.silhouette();
        return silhouette == null ? NOTHING : messages.formats().decimal(silhouette, 2);
    }

    String noise(Run run) {
        return messages.formats().share(run.rows() == 0 ? 0 : (double) run.noise() / run.rows());
    }

    private Line line(String key, String value) {
        return new Line(messages.get("lab.fact." + key), value, messages.get("lab.board.meaning." + key));
    }

    private Line measured(Run run, String key, Optional<OptionalDouble> figure, DoubleFunction<String> format) {
        if (figure.isEmpty()) {
            String why = figures.measurable(run) ? "lab.board.unmeasured" : "lab.board.unmeasurable";
            Line line = line(key, figures.measurable(run) ? "…" : NOTHING);
            return new Line(line.name, line.value, line.meaning + "\n\n" + messages.get(why));
        }
        OptionalDouble value = figure.get();
        return line(key, value.isPresent() ? format.apply(value.getAsDouble()) : NOTHING);
    }

    private Line stability(Run run) {
        Optional<Stability> known = figures.knownProperty().get().stability(run);
        Line line = line(
                "stability",
                known.map(stability -> messages.formats().decimal(stability.mean(), 2))
                        .orElse(NOTHING));
        String more =
                known.map(this::bands).orElseGet(() -> messages.get("lab.board.stability.unmeasured", run.name()));
        return new Line(line.name, line.value, line.meaning + "\n\n" + more);
    }

    /** How many clusters are how stable, the most stable first. */
    private String bands(Stability stability) {
        StringBuilder text = new StringBuilder();
        StabilityBand[] bands = StabilityBand.values();
        for (int i = bands.length - 1; i >= 0; i--) {
            StabilityBand band = bands[i];
            long count = IntStream.range(0, stability.jaccard().length)
                    .filter(cluster -> stability.band(cluster) == band)
                    .count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(messages.get(
                                "lab.board.stability.band",
                                messages.get("lab.choose.stability." + band.name()),
                                count));
            }
        }
        return text.toString();
    }
}
