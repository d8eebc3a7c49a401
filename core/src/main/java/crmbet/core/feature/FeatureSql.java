package crmbet.core.feature;

import crmbet.core.workspace.Identifier;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pieces of SQL that statements about feature sets share. */
final class FeatureSql {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final String LINE = "\n      AND ";

    private FeatureSql() {}

    /** The column of a feature's raw values. */
    static String raw(String feature) {
        return Identifier.quote(feature);
    }

    /** The column of a feature's transformed and scaled values. */
    static String scaled(String feature) {
        return Identifier.quote(feature + "_scaled");
    }

    /** A restriction of {@code crm.activity} to the datasets of a definition. */
    static String onlyDatasets(FeatureSetDefinition definition) {
        return definition.datasets().isEmpty()
                ? "true"
                : definition.datasets().stream()
                        .map(Identifier::literal)
                        .collect(Collectors.joining(", ", "dataset IN (", ")"));
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

    static String literal(LocalDateTime moment) {
        return "TIMESTAMP '" + moment(moment) + "'";
    }

    static String moment(LocalDateTime moment) {
        return MOMENT.format(moment);
    }
}
