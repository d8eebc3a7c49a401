package crmbet.core.feature;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the statement of a feature set: one that a person can read and run by hand. */
final class FeatureSql {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final String LINE = "\n      AND ";

    private final FeatureSetDefinition definition;
    private final LocalDateTime asOf;
    private final List<Feature> features = new ArrayList<>();

    private FeatureSql(FeatureSetDefinition definition, LocalDateTime asOf) throws OperationException {
        this.definition = definition;
        this.asOf = asOf;
        for (FeatureChoice choice : definition.choices()) {
            features.add(FeatureCatalogue.feature(choice.feature()));
        }
    }

    /**
     * The statement of a definition.
     *
     * @throws OperationException {@code NotFound} for an unknown feature
     */
    static String of(FeatureSetDefinition definition, LocalDateTime asOf) throws OperationException {
        return new FeatureSql(definition, asOf).statement();
    }

    /** The column of a feature's raw values. */
    static String raw(String feature) {
        return Identifier.quote(feature);
    }

    /** The column of a feature's transformed and scaled values. */
    static String scaled(String feature) {
        return Identifier.quote(feature + "_scaled");
    }

    private static String centre(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_centre");
    }

    private static String spread(FeatureChoice choice) {
        return Identifier.quote(choice.feature() + "_spread");
    }

    /** A restriction of {@code crm.activity} to the datasets of a definition. */
    static String onlyDatasets(FeatureSetDefinition definition) {
        return definition.datasets().isEmpty()
                ? "true"
                : definition.datasets().stream()
                        .map(Identifier::literal)
                        .collect(Collectors.joining(", ", "dataset IN (", ")"));
    }

    private String statement() {
        return """
                -- The customers who bought something, and their features as of %s.
                WITH activity AS (
                    SELECT customer_key, "at", kind, amount, quantity, product, source_id
                    FROM crm.activity
                    WHERE %s
                ),
                -- One row a customer; NULL where a figure does not exist.
                figures AS MATERIALIZED (
                    SELECT
                        customer_key,
                        %s
                    FROM activity
                    GROUP BY customer_key
                    HAVING count(*) FILTER (WHERE kind = 'purchase') > 0
                ),
                -- Where a figure does not exist, the median of the others stands in.
                complete AS (
                    SELECT
                        *,
                        %s
                    FROM figures
                ),
                transformed AS MATERIALIZED (
                    SELECT * REPLACE (
                        %s
                    )
                    FROM complete
                ),
                scale AS (
                    SELECT
                        count(*) AS customers,
                        %s
                    FROM transformed
                )
                SELECT transformed.* REPLACE (
                    %s
                )
                FROM transformed, scale
                ORDER BY customer_key
                """.formatted(
                        moment(asOf),
                        activityCondition(definition, asOf),
                        columns(this::figure, 8),
                        columns(FeatureSql::complete, 8),
                        columns(FeatureSql::transformed, 8),
                        columns(FeatureSql::scale, 8),
                        columns(FeatureSql::standing, 4));
    }

    /** Which rows of {@code crm.activity} count. */
    static String activityCondition(FeatureSetDefinition definition, LocalDateTime asOf) {
        StringBuilder condition = new StringBuilder("\"at\" < ").append(literal(asOf));
        Integer days = definition.windowDays();
        if (days != null) {
            condition.append(LINE).append("\"at\" >= ").append(literal(asOf.minusDays(days)));
        }
        if (!definition.datasets().isEmpty()) {
            condition.append(LINE).append(onlyDatasets(definition));
        }
        return condition.toString();
    }

    private String columns(Function<FeatureChoice, String> column, int indentation) {
        return definition.choices().stream().map(column).collect(Collectors.joining(",\n" + " ".repeat(indentation)));
    }

    private String figure(FeatureChoice choice) {
        Feature feature = features.get(definition.choices().indexOf(choice));
        return "CAST(" + feature.sql().replace("{as_of}", literal(asOf)) + " AS DOUBLE) AS " + raw(choice.feature());
    }

    private static String complete(FeatureChoice choice) {
        String raw = raw(choice.feature());
        return "coalesce(" + raw + ", (SELECT median(" + raw + ") FROM figures), 0) AS " + scaled(choice.feature());
    }

    private static String transformed(FeatureChoice choice) {
        String value = scaled(choice.feature());
        return transform(choice.transform(), value) + " AS " + value;
    }

    /** A transform as an expression. */
    static String transform(Transform transform, String value) {
        return switch (transform) {
            case NONE -> value;
            case LOG1P -> "sign(" + value + ") * ln(1 + abs(" + value + "))";
        };
    }

    /** The figures by which values are scaled, as aggregates: what is subtracted, then what divides. */
    static List<String> centreAndSpread(Scaling scaling, String value) {
        return switch (scaling) {
            case NONE -> List.of("0.0", "1.0");
            case STANDARD ->
                List.of(
                        "CASE WHEN min(" + value + ") = max(" + value + ") THEN min(" + value + ") ELSE avg(" + value
                                + ") END",
                        divisor("stddev_pop(" + value + ")", value));
            case ROBUST ->
                List.of(
                        "median(" + value + ")",
                        divisor("quantile_cont(" + value + ", 0.75) - quantile_cont(" + value + ", 0.25)", value));
            case MINMAX -> List.of("min(" + value + ")", divisor("max(" + value + ") - min(" + value + ")", value));
        };
    }

    /** Where all values are equal, rounding could leave a tiny spread that would blow up what rounding left of them. */
    private static String divisor(String spread, String value) {
        return "CASE WHEN min(" + value + ") = max(" + value + ") OR " + spread + " = 0 THEN 1.0 ELSE " + spread
                + " END";
    }

    private static String scale(FeatureChoice choice) {
        List<String> figures = centreAndSpread(choice.scaling(), scaled(choice.feature()));
        return figures.getFirst() + " AS " + centre(choice) + ", " + figures.getLast() + " AS " + spread(choice);
    }

    private static String standing(FeatureChoice choice) {
        String value = scaled(choice.feature());
        return "(" + value + " - " + centre(choice) + ") / " + spread(choice) + " AS " + value;
    }

    private static String literal(LocalDateTime moment) {
        return "TIMESTAMP '" + moment(moment) + "'";
    }

    private static String moment(LocalDateTime moment) {
        return MOMENT.format(moment);
    }
}
