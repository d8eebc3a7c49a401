package crmbet.core.expectation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Expectations as JSON objects, one member {@code rule} telling the kind and the others what it needs. */
final class RuleJson {
    private static final double SECONDS_AN_HOUR = 3600;
    private static final double DEFAULT_STABILITY = 0.25;

    private RuleJson() {}

    static ObjectNode write(Expectation expectation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (expectation.rule()) {
            case Rule.NotNull(String column) -> json.put("rule", "not_null").put("column", column);
            case Rule.Unique(List<String> columns) -> {
                var array = json.put("rule", "unique").putArray("columns");
                columns.forEach(array::add);
            }
            case Rule.Range(String column, String least, String greatest) -> {
                json.put("rule", "range").put("column", column);
                putBound(json, "least", least);
                putBound(json, "greatest", greatest);
            }
            case Rule.OneOf(String column, List<String> values) -> {
                var array = json.put("rule", "set").put("column", column).putArray("values");
                values.forEach(array::add);
            }
            case Rule.Matches(String column, String pattern) ->
                json.put("rule", "regex").put("column", column).put("pattern", pattern);
            case Rule.Fresh(String column, Duration age) ->
                json.put("rule", "freshness").put("column", column).put("hours", age.toSeconds() / SECONDS_AN_HOUR);
            case Rule.References(String column, String dataset, String key) ->
                json.put("rule", "referential")
                        .put("column", column)
                        .put("dataset", dataset)
                        .put("key", key);
            case Rule.RowCount(long least, Double shrink, Double growth) ->
                json.put("rule", "row_count")
                        .put("least", least)
                        .put("shrink", shrink)
                        .put("growth", growth);
            case Rule.Drift(String column, double greatest) ->
                json.put("rule", "drift").put("column", column).put("psi", greatest);
        }
        json.put("severity", expectation.severity().name().toLowerCase(Locale.ROOT));
        if (expectation.tolerated() > 0) {
            json.put("tolerated", expectation.tolerated());
        }
        return json;
    }

    /** @throws IllegalArgumentException saying what is wrong with the object */
    static Expectation read(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an expectation must be an object such as"
                    + " {\"rule\": \"not_null\", \"column\": \"id\"}, not " + json);
        }
        String kind = text(json, "rule");
        Rule rule = switch (kind) {
            case "not_null" -> new Rule.NotNull(text(json, "column"));
            case "unique" -> new Rule.Unique(columns(json));
            case "range" -> new Rule.Range(text(json, "column"), bound(json, "least"), bound(json, "greatest"));
            case "set" -> new Rule.OneOf(text(json, "column"), texts(json, "values"));
            case "regex" -> new Rule.Matches(text(json, "column"), text(json, "pattern"));
            case "freshness" ->
                new Rule.Fresh(
                        text(json, "column"), Duration.ofSeconds(Math.round(number(json, "hours") * SECONDS_AN_HOUR)));
            case "referential" -> new Rule.References(text(json, "column"), text(json, "dataset"), text(json, "key"));
            case "row_count" ->
                new Rule.RowCount(
                        json.hasNonNull("least") ? (long) number(json, "least") : 0,
                        numberOrNull(json, "shrink"),
                        numberOrNull(json, "growth"));
            case "drift" ->
                new Rule.Drift(text(json, "column"), json.hasNonNull("psi") ? number(json, "psi") : DEFAULT_STABILITY);
            default ->
                throw new IllegalArgumentException("there is no rule \"" + kind
                        + "\": the rules are not_null, unique, range, set, regex, freshness, referential,"
                        + " row_count and drift");
        };
        requireKnown(json, kind);
        return new Expectation(rule, severity(json), json.hasNonNull("tolerated") ? number(json, "tolerated") : 0);
    }

    /** A misspelt member would otherwise loosen a rule without a word. */
    private static void requireKnown(JsonNode json, String kind) {
        Set<String> known = new TreeSet<>(List.of("rule", "severity", "tolerated"));
        known.addAll(
                switch (kind) {
                    case "not_null" -> List.of("column");
                    case "unique" -> List.of("column", "columns");
                    case "range" -> List.of("column", "least", "greatest");
                    case "set" -> List.of("column", "values");
                    case "regex" -> List.of("column", "pattern");
                    case "freshness" -> List.of("column", "hours");
                    case "referential" -> List.of("column", "dataset", "key");
                    case "row_count" -> List.of("least", "shrink", "growth");
                    default -> List.of("column", "psi");
                });
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "a rule \"" + kind + "\" has no \"" + name + "\": it may have " + String.join(", ", known));
            }
        });
    }

    private static void putBound(ObjectNode json, String name, @Nullable String bound) {
        if (bound == null) {
            return;
        }
        try {
            json.put(name, new BigDecimal(bound));
        } catch (NumberFormatException e) {
            json.put(name, bound);
        }
    }

    private static @Nullable String bound(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull()
                ? null
                : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static Severity severity(JsonNode json) {
        if (!json.hasNonNull("severity")) {
            return Severity.WARNING;
        }
        String name = text(json, "severity");
        try {
            return Severity.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "there is no severity \"" + name + "\": it is blocking, warning or note", e);
        }
    }

    private static List<String> columns(JsonNode json) {
        return json.hasNonNull("columns") ? texts(json, "columns") : List.of(text(json, "column"));
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isTextual() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("the rule " + json + " needs a text \"" + name + "\"");
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode json, String name) {
        JsonNode array = json.get(name);
        if (array == null || !array.isArray()) {
            throw new IllegalArgumentException("the rule " + json + " needs a list \"" + name + "\"");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array) {
            if (!each.isValueNode() || each.isNull()) {
                throw new IllegalArgumentException("\"" + name + "\" of the rule " + json + " must hold plain values");
            }
            texts.add(each.asText());
        }
        return texts;
    }

    private static double number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException("the rule " + json + " needs a number \"" + name + "\"");
        }
        return value.asDouble();
    }

    private static @Nullable Double numberOrNull(JsonNode json, String name) {
        return json.hasNonNull(name) ? (Double) number(json, name) : null;
    }
}
