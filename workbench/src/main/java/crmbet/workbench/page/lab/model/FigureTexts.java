package crmbet.workbench.page.lab.model;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.feature.Unit;
import crmbet.core.run.DataChange;
import crmbet.core.run.Profile;
import crmbet.core.run.Reproduction;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Names and figures of features, groups and runs in the language of the moment.
 *
 * @param messages the language
 * @param faces what people call the groups at the moment
 */
public record FigureTexts(Messages messages, Supplier<Faces> faces) {
    private static final double MUCH = 1;
    private static final double LITTLE = 0.5;

    /** Without names of groups: for figures and features, and for groups by their numbers. */
    public FigureTexts(Messages messages) {
        this(messages, () -> Faces.NONE);
    }

    /** The feature's name without its unit; the id of a feature that the catalogue no longer has. */
    public String feature(String id) {
        return find(id).map(feature -> feature.name(messages.language().locale()))
                .orElse(id);
    }

    /** The feature's name with its unit, for heads of columns and titles of axes. */
    public String featureWithUnit(String id) {
        return switch (unit(id)) {
            case DAYS -> messages.get("lab.feature.unit", feature(id), messages.get("lab.unit.days"));
            case MINUTES -> messages.get("lab.feature.unit", feature(id), messages.get("lab.unit.minutes"));
            case COUNT, MONEY, RATIO, INDEX -> feature(id);
        };
    }

    /** The feature's name as it stands within a sentence; abbreviations stay as they are. */
    public String featureInSentence(String id) {
        String name = feature(id);
        return name.length() > 1 && Character.isLowerCase(name.charAt(1))
                ? name.substring(0, 1).toLowerCase(messages.language().locale()) + name.substring(1)
                : name;
    }

    /** What the feature counts; a count where the catalogue does not know it. */
    public Unit unit(String id) {
        return find(id).map(Feature::unit).orElse(Unit.COUNT);
    }

    public String description(String id) {
        return find(id).map(feature -> feature.description(messages.language().locale()))
                .orElse(id);
    }

    /** A raw value as its unit is written; a dash where there is none. */
    public String value(String id, double value) {
        return values(id, value == Math.rint(value) ? 0 : 1).apply(value);
    }

    /**
     * Writes many raw values of a feature; belongs to one thread.
     *
     * @param decimals of each value where the unit leaves that open
     */
    public DoubleFunction<String> values(String id, int decimals) {
        Formats formats = messages.formats();
        return switch (unit(id)) {
            case MONEY, INDEX -> decimals(formats, 2);
            case DAYS, MINUTES, COUNT -> decimals(formats, decimals);
            case RATIO -> formats::share;
        };
    }

    private static DoubleFunction<String> decimals(Formats formats, int decimals) {
        NumberFormat format = formats.numbers(decimals);
        return value -> Double.isFinite(value) ? format.format(value) : formats.decimal(value, decimals);
    }

    /** A mean, always with a decimal, so that the figures of a column stand below each other. */
    public String mean(String id, double mean) {
        return switch (unit(id)) {
            case MONEY, INDEX -> messages.formats().decimal(mean, 2);
            case DAYS, MINUTES, COUNT -> messages.formats().decimal(mean, 1);
            case RATIO -> messages.formats().share(mean);
        };
    }

    /** What a group of the run that is looked at is called: by its name, else by its number. */
    public String group(Group group) {
        return group(group, faces.get());
    }

    /** What a group of any run is called. */
    public String group(Group group, Faces faces) {
        return group.isNoise()
                ? messages.get("lab.noise")
                : faces.name(group)
                        .orElseGet(() -> messages.get(
                                "lab.cluster", Integer.toString(group.cluster().getAsInt())));
    }

    /** What became of a run that was made again, in a sentence. */
    public String reproduction(String run, Reproduction reproduction) {
        return switch (reproduction) {
            case Reproduction.Exact() -> messages.get("lab.again.exact", run);
            case Reproduction.OtherLabels(int customers) -> messages.get("lab.again.otherLabels", run, customers);
            case Reproduction.OtherData(DataChange change) ->
                change.changed().isPresent()
                        ? messages.get(
                                "lab.again.otherData",
                                run,
                                change.added(),
                                change.removed(),
                                change.changed().getAsInt())
                        : messages.get("lab.again.otherCustomers", run, change.added(), change.removed());
        };
    }

    /** What rows chosen in this way are called; those of a rule by the rule itself. */
    public String origin(RowOrigin origin) {
        if (origin.kind() == RowOrigin.Kind.RULE && !origin.detail().isEmpty()) {
            return origin.detail();
        }
        String kind = messages.get("lab.origin." + origin.kind().name());
        return origin.detail().isEmpty() ? kind : messages.get("lab.origin.detail", kind, origin.detail());
    }

    /** What is selected, by its name; empty for nothing. */
    public String selection(Selection selection) {
        return switch (selection) {
            case Selection.Nothing _ -> "";
            case Selection.OfGroup(Group group) -> group(group);
            case Selection.OfRows(RowSet _, RowOrigin origin) -> origin(origin);
        };
    }

    public String strategy(String name) {
        return messages.get(StrategyViewModel.nameKey(name));
    }

    /** The parameters that tell runs of a strategy apart: k 4; min. size 50 · min. samples 10. */
    public String parameters(Run run) {
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
                            default -> List.of("min_cluster_size", "min_samples", "epsilon");
                        });
        shown.remove("epsilon", "0.0"); // no limit, as for most runs
        return shown;
    }

    /** What a parameter of a run means, in words. */
    public String parameterName(String parameter) {
        return messages.get("lab.fact.parameter." + parameter);
    }

    /** A parameter's value as the language writes it. */
    public String parameterValue(String parameter, String value) {
        return switch (parameter) {
            case "selection", "init", "metric", "allow_single_cluster" ->
                messages.get("lab.fact.parameter." + parameter + '.' + value);
            case "eps", "epsilon", "tolerance" -> messages.formats().compact(Double.parseDouble(value));
            default -> messages.formats().integer(Long.parseLong(value));
        };
    }

    /** How a mean compares with the whole, in words: much higher, higher, somewhat lower, about the same. */
    public String comparison(double zScore) {
        double size = Math.abs(zScore);
        if (!(size >= Profile.SMALLEST_DIFFERENCE)) {
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
