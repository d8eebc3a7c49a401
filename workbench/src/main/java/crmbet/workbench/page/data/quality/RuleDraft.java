package crmbet.workbench.page.data.quality;

import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expectation as it is being written.
 *
 * @param column name of the column; of a rule about several, their names with commas between
 * @param first the first detail as it was typed, such as the least value
 * @param second the second detail as it was typed
 * @param tolerated percent of rows that may fail, as it was typed
 */
record RuleDraft(RuleKind kind, String column, String first, String second, Severity severity, String tolerated) {
    private static final double PERCENT = 100;
    private static final double SECONDS_AN_HOUR = 3600;

    static RuleDraft of(Expectation expectation) {
        Severity severity = expectation.severity();
        String tolerated = expectation.tolerated() == 0 ? "" : plain(expectation.tolerated() * PERCENT);
        return switch (expectation.rule()) {
            case Rule.NotNull(String column) -> new RuleDraft(RuleKind.NOT_NULL, column, "", "", severity, tolerated);
            case Rule.Unique(List<String> columns) ->
                new RuleDraft(RuleKind.UNIQUE, String.join(", ", columns), "", "", severity, tolerated);
            case Rule.Range(String column, String least, String greatest) ->
                new RuleDraft(RuleKind.RANGE, column, orEmpty(least), orEmpty(greatest), severity, tolerated);
            case Rule.OneOf(String column, List<String> values) ->
                new RuleDraft(RuleKind.SET, column, String.join(", ", values), "", severity, tolerated);
            case Rule.Matches(String column, String pattern) ->
                new RuleDraft(RuleKind.REGEX, column, pattern, "", severity, tolerated);
            case Rule.Fresh(String column, Duration age) ->
                new RuleDraft(
                        RuleKind.FRESH, column, plain(age.toSeconds() / SECONDS_AN_HOUR), "", severity, tolerated);
            case Rule.References(String column, String dataset, String key) ->
                new RuleDraft(RuleKind.REFERENCES, column, dataset, key, severity, tolerated);
            case Rule.RowCount(long least, Double shrink, Double _) ->
                new RuleDraft(
                        RuleKind.ROW_COUNT,
                        "",
                        Long.toString(least),
                        shrink == null ? "" : plain(shrink * PERCENT),
                        severity,
                        tolerated);
            case Rule.Drift(String column, double greatest) ->
                new RuleDraft(RuleKind.DRIFT, column, plain(greatest), "", severity, tolerated);
        };
    }

    /** The expectation, if what was typed makes sense. */
    Optional<Expectation> expectation() {
        try {
            double share = tolerated.isBlank() ? 0 : number(tolerated) / PERCENT;
            return Optional.of(new Expectation(rule(), severity, share));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Rule rule() {
        String name = column.strip();
        String one = first.strip();
        String two = second.strip();
        return switch (kind) {
            case NOT_NULL -> new Rule.NotNull(name);
            case UNIQUE -> new Rule.Unique(list(name));
            case RANGE -> new Rule.Range(name, orNull(one), orNull(two));
            case SET -> new Rule.OneOf(name, list(one));
            case REGEX -> new Rule.Matches(name, required(one));
            case FRESH -> new Rule.Fresh(name, Duration.ofSeconds(Math.round(number(one) * SECONDS_AN_HOUR)));
            case REFERENCES -> new Rule.References(name, one, two);
            case ROW_COUNT ->
                new Rule.RowCount(
                        one.isEmpty() ? 0 : (long) number(one), two.isEmpty() ? null : number(two) / PERCENT, null);
            case DRIFT -> new Rule.Drift(name, number(one));
        };
    }

    /** Both commas and points stand before decimals, as people of both languages type them. */
    private static double number(String typed) {
        return new BigDecimal(typed.strip().replace("%", "").replace(',', '.').strip()).doubleValue();
    }

    private static List<String> list(String typed) {
        return Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String required(String typed) {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("a pattern is needed");
        }
        return typed;
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
