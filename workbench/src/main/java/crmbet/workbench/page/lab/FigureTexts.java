package crmbet.workbench.page.lab;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.Unit;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and figures of features, groups and runs in the language of the moment. */
record FigureTexts(Messages messages) {
    private static final double MUCH = 1;
    private static final double LITTLE = 0.5;

    /** The feature's name without its unit; the id of a feature that the catalogue no longer has. */
    String feature(String id) {
        return find(id).map(feature -> feature.name(messages.language().locale()))
                .orElse(id);
    }

    /** The feature's name with its unit, for heads of columns and titles of axes. */
    String featureWithUnit(String id) {
        boolean inDays = find(id).map(feature -> feature.unit() == Unit.DAYS).orElse(false);
        return inDays ? messages.get("lab.feature.unit", feature(id), messages.get("lab.unit.days")) : feature(id);
    }

    String description(String id) {
        return find(id).map(feature -> feature.description(messages.language().locale()))
                .orElse(id);
    }

    /** A raw value as its unit is written; a dash where there is none. */
    String value(String id, double value) {
        Formats formats = messages.formats();
        Unit unit = find(id).map(Feature::unit).orElse(Unit.COUNT);
        return switch (unit) {
            case MONEY -> formats.decimal(value, 2);
            case DAYS, COUNT -> formats.decimal(value, value == Math.rint(value) ? 0 : 1);
            case RATIO -> formats.share(value);
        };
    }

    /** A mean, always with a decimal, so that the figures of a column stand below each other. */
    String mean(String id, double mean) {
        Unit unit = find(id).map(Feature::unit).orElse(Unit.COUNT);
        return switch (unit) {
            case MONEY -> messages.formats().decimal(mean, 2);
            case DAYS, COUNT -> messages.formats().decimal(mean, 1);
            case RATIO -> messages.formats().share(mean);
        };
    }

    String group(Group group) {
        return group.isNoise()
                ? messages.get("lab.noise")
                : messages.get("lab.cluster", Integer.toString(group.cluster().getAsInt()));
    }

    String strategy(String name) {
        return messages.get(LabViewModel.nameKey(name));
    }

    /** The parameters that tell runs of a strategy apart: k 4; min. size 50 · min. samples 10. */
    String parameters(Run run) {
        return parametersShown(run).entrySet().stream()
                .map(entry -> messages.get("lab.parameter." + entry.getKey())
                        + ' '
                        + parameterValue(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static Map<String, String> parametersShown(Run run) {
        Map<String, String> shown = new LinkedHashMap<>(run.parameters());
        shown.keySet()
                .retainAll(
                        switch (run.strategy()) {
                            case "kmeans" -> List.of("k");
                            case "dbscan" -> List.of("eps", "min_points");
                            default -> List.of("min_cluster_size", "min_samples");
                        });
        return shown;
    }

    /** What a parameter of a run means, in words. */
    String parameterName(String parameter) {
        return messages.get("lab.fact.parameter." + parameter);
    }

    /** A parameter's value as the language writes it. */
    String parameterValue(String parameter, String value) {
        return switch (parameter) {
            case "selection", "init", "metric", "allow_single_cluster" ->
                messages.get("lab.fact.parameter." + parameter + '.' + value);
            case "eps", "epsilon", "tolerance" -> messages.formats().compact(Double.parseDouble(value));
            default -> messages.formats().integer(Long.parseLong(value));
        };
    }

    /** How a mean compares with the whole, in words: much higher, higher, somewhat lower, about the same. */
    String comparison(double zScore) {
        double size = Math.abs(zScore);
        if (!(size >= LabViewModel.SMALLEST_DIFFERENCE)) {
            return messages.get("lab.apart.same");
        }
        String degree = size >= MUCH ? "much" : size >= LITTLE ? "plain" : "little";
        return messages.get("lab.apart." + (zScore > 0 ? "above." : "below.") + degree);
    }

    private static Optional<Feature> find(String id) {
        try {
            return Optional.of(FeatureCatalogue.feature(id));
        } catch (OperationException e) {
            return Optional.empty(); // a set of another version may have features that this one does not
        }
    }
}
