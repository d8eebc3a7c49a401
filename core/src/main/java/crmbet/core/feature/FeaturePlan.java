package crmbet.core.feature;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.workspace.Identifier;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The steps by which a feature set is computed. Written one after the other they are a statement that a person can read
 * and run by hand; the program runs each step for itself, because the figures of one are wanted later and because very
 * wide statements are more than the database can take.
 */
final class FeaturePlan {
    /** The steps that everything else is told by. */
    static final String FIGURES = "figures";

    /** More columns than this in one aggregation cost the database more than a second pass over the rows. */
    private static final int MOST_COLUMNS = 20;

    /** What is read of an activity. */
    static final String COLUMNS = "customer_key, \"at\", kind, amount, quantity, product, category, channel, source_id";

    private final FeatureSetDefinition definition;
    private final LocalDateTime asOf;
    private final List<Figure> figures;
    private final List<Step> steps = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Step, OwnFeature> ownSteps = new LinkedHashMap<>();

    /** @param figures those of the definition's choices, in their order */
    FeaturePlan(FeatureSetDefinition definition, LocalDateTime asOf, List<Figure> figures) {
        this.definition = definition;
        this.asOf = asOf;
        this.figures = List.copyOf(figures);
        planActivity();
        planFigures();
        planScales();
    }

    /** Some features with the two steps, of one row each, that tell how they are completed and scaled. */
    record Group(List<FeatureChoice> choices, String medians, String scales) {}

    /** The steps in order; the last kept ones are those of the {@link #groups}. */
    List<Step> steps() {
        return steps;
    }

    /** All features, a few at a time. */
    List<Group> groups() {
        return groups;
    }

    /** The own feature that a step is about, if it is. */
    Optional<OwnFeature> own(Step step) {
        return Optional.ofNullable(ownSteps.get(step));
    }

    /** Whether any own feature is among the figures. */
    boolean hasOwn() {
        return !ownSteps.isEmpty();
    }

    /** The features' ids in the order of the definition. */
    List<String> features() {
        return definition.features();
    }

    /** The query for the activity that everything is computed from, own features apart. */
    String activity() {
        return steps.getFirst().sql();
    }

    /** The steps up to the figures. */
    String figuresStatement() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.asCommonTable()).append('\n');
            if (step.name().equals(FIGURES)) {
                break;
            }
        }
        return text.toString();
    }

    /** All in one statement. */
    String statement() {
        return "-- " + who() + ", and their features as of " + FeatureSql.moment(asOf) + ".\n"
                + steps.stream().map(Step::asCommonTable).collect(Collectors.joining(",\n", "WITH ", "\n"))
                + result();
    }

    private Set<ActivityKind> population() {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        catalogued().forEach(feature -> kinds.addAll(feature.needs().someOf()));
        return kinds;
    }

    private List<Feature> catalogued() {
        return figures.stream()
                .filter(Feature.class::isInstance)
                .map(Feature.class::cast)
                .toList();
    }

    private String who() {
        Set<ActivityKind> kinds = population();
        return kinds.isEmpty()
                ? "The customers who did anything"
                : "The customers with any of "
                        + kinds.stream().map(ActivityKind::stored).collect(Collectors.joining(", "));
    }

    private void planActivity() {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        catalogued().forEach(feature -> kinds.addAll(feature.needs().kinds()));
        // An own feature may look at any kind.
        String onlyKinds = catalogued().size() < figures.size() ? "" : "\n      AND kind IN " + Aggregates.kinds(kinds);
        steps.add(new Step(
                "activity",
                "What customers did before that moment.",
                false,
                "SELECT " + COLUMNS + "\nFROM crm.activity\nWHERE " + FeatureSql.activityCondition(definition, asOf)
                        + onlyKinds));
    }

    private void planFigures() {
        Map<Basis, List<Feature>> byBasis = new EnumMap<>(Basis.class);
        byBasis.put(Basis.ACTIVITY, new ArrayList<>());
        catalogued()
                .forEach(each -> byBasis.computeIfAbsent(each.basis(), _ -> new ArrayList<>())
                        .add(each));
        boolean alone = byBasis.size() == 1 && catalogued().size() == figures.size() && figures.size() <= MOST_COLUMNS;
        Map<String, List<String>> parts = new LinkedHashMap<>();
        byBasis.forEach((basis, features) -> planParts(basis, features, alone, parts));
        for (Figure figure : figures) {
            if (figure instanceof OwnFeature own) {
                String name = "own_" + own.id();
                Step step = ownStep(name, own);
                steps.add(step);
                ownSteps.put(step, own);
                parts.put(name, List.of(own.id()));
            }
        }
        if (!alone) {
            steps.add(new Step(FIGURES, "One row a customer; NULL where a figure does not exist.", true, join(parts)));
        }
    }

    private void planParts(Basis basis, List<Feature> features, boolean alone, Map<String, List<String>> parts) {
        int count = Math.max(1, Math.ceilDiv(features.size(), MOST_COLUMNS));
        if (!basis.sql().isEmpty()) {
            steps.add(new Step(basis.table(), basis.comment(), count > 1, basis.sql()));
        }
        for (int i = 0; i < count; i++) {
            List<Feature> some = part(features, i);
            String name = alone ? FIGURES : basis.table() + "_figures" + (i == 0 ? "" : "_" + (i + 1));
            String comment = basis == Basis.ACTIVITY && i == 0
                    ? "One row a customer; NULL where a figure does not exist."
                    : "More figures of the same customers.";
            steps.add(new Step(name, comment, true, aggregation(basis, some, basis == Basis.ACTIVITY && i == 0)));
            parts.put(name, some.stream().map(Feature::id).toList());
        }
    }

    private static <T> List<T> part(List<T> all, int index) {
        int from = index * MOST_COLUMNS;
        return all.subList(from, Math.min(all.size(), from + MOST_COLUMNS));
    }

    private String aggregation(Basis basis, List<Feature> features, boolean decides) {
        Set<ActivityKind> population = population();
        String having = decides && !population.isEmpty()
                ? "\nHAVING count(*) FILTER (WHERE kind IN " + Aggregates.kinds(population) + ") > 0"
                : "";
        return "SELECT\n    customer_key"
                + features.stream().map(this::column).collect(Collectors.joining())
                + "\nFROM " + basis.table() + "\nGROUP BY customer_key" + having;
    }

    private String column(Feature feature) {
        return ",\n    CAST(" + feature.sql().replace("{as_of}", FeatureSql.literal(asOf)) + " AS DOUBLE) AS "
                + FeatureSql.raw(feature.id());
    }

    private Step ownStep(String name, OwnFeature own) {
        return new Step(
                Identifier.quote(name),
                "The workspace's own feature " + own.id() + ".",
                true,
                OwnFeatureSql.values(own, asOf));
    }

    private String join(Map<String, List<String>> parts) {
        String people = parts.keySet().iterator().next();
        String columns = figures.stream().map(each -> FeatureSql.raw(each.id())).collect(Collectors.joining(",\n    "));
        String joins = parts.keySet().stream()
                .skip(1)
                .map(part -> "\nLEFT JOIN " + Identifier.quote(part) + " USING (customer_key)")
                .collect(Collectors.joining());
        return "SELECT\n    customer_key,\n    " + columns + "\nFROM " + people + joins;
    }

    private void planScales() {
        int count = Math.ceilDiv(figures.size(), MOST_COLUMNS);
        for (int i = 0; i < count; i++) {
            List<FeatureChoice> choices = part(definition.choices(), i);
            String suffix = count == 1 ? "" : "_" + (i + 1);
            Group group = new Group(choices, "medians" + suffix, "scales" + suffix);
            groups.add(group);
            steps.add(new Step(
                    group.medians,
                    "Where a figure does not exist, the median of the others stands in.",
                    true,
                    "SELECT\n    " + columns(choices, FeaturePlan::median) + "\nFROM " + FIGURES));
            steps.add(new Step(
                    group.scales,
                    "Centre and spread of the completed and transformed figures.",
                    true,
                    "SELECT\n    " + columns(choices, FeaturePlan::scale) + "\nFROM (\n    SELECT\n        "
                            + choices.stream()
                                    .map(each -> transformed(each) + " AS " + FeatureSql.raw(each.feature()))
                                    .collect(Collectors.joining(",\n        "))
                            + "\n    FROM " + FIGURES + ", " + group.medians + "\n)"));
        }
    }

    private static String columns(List<FeatureChoice> choices, Function<FeatureChoice, String> column) {
        return choices.stream().map(column).collect(Collectors.joining(",\n    "));
    }

    private static String median(FeatureChoice choice) {
        String raw = FeatureSql.raw(choice.feature());
        return "count(*) - count(" + raw + ") AS " + missingColumn(choice) + ", coalesce(median(" + raw + "), 0) AS "
                + medianColumn(choice);
    }

    private static String scale(FeatureChoice choice) {
        String value = FeatureSql.raw(choice.feature());
        List<String> figures = FeatureSql.centreAndSpread(choice.scaling(), value);
        return figures.getFirst() + " AS " + centreColumn(choice) + ",\n    " + figures.getLast() + " AS "
                + spreadColumn(choice) + ",\n    min(" + value + ") = max(" + value + ") AS " + constantColumn(choice);
    }

    private static String transformed(FeatureChoice choice) {
        return FeatureSql.transform(
                choice.transform(),
                "coalesce(" + FIGURES + "." + FeatureSql.raw(choice.feature()) + ", " + medianColumn(choice) + ")");
    }

    /** The query over the steps that answers with the table of the set. */
    String result() {
        return "SELECT\n    customer_key,\n    "
                + columns(definition.choices(), each -> FIGURES + "." + FeatureSql.raw(each.feature())) + ",\n    "
                + columns(
                        definition.choices(),
                        each -> "(" + transformed(each) + " - " + centreColumn(each) + ") / " + spreadColumn(each)
                                + " AS " + FeatureSql.scaled(each.feature()))
                + "\nFROM " + FIGURES
                + groups.stream()
                        .map(group -> ", " + group.medians + ", " + group.scales)
                        .collect(Collectors.joining())
                + "\nORDER BY customer_key\n";
    }

    static String missingColumn(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_missing");
    }

    static String medianColumn(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_median");
    }

    static String centreColumn(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_centre");
    }

    static String spreadColumn(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_spread");
    }

    static String constantColumn(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_constant");
    }
}
