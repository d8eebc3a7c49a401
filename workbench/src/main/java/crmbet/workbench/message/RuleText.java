package crmbet.workbench.message;

import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Finding;
import crmbet.core.expectation.Finding.Outcome;
import crmbet.core.expectation.Finding.Problem;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts expectations and what became of them into words. */
public final class RuleText {
    private static final double SECONDS_AN_HOUR = 3600;
    private static final long HOURS_A_DAY = 24;
    private static final int VALUES_SHOWN = 6;

    private final Messages messages;

    public RuleText(Messages messages) {
        this.messages = messages;
    }

    /** The rule as a sentence without a full stop, such as "id is never missing". */
    public String sentence(Expectation expectation) {
        String rule = sentence(expectation.rule());
        return expectation.tolerated() == 0
                ? rule
                : messages.get("quality.tolerating", rule, messages.formats().share(expectation.tolerated()));
    }

    private String sentence(Rule rule) {
        return switch (rule) {
            case Rule.NotNull(String column) -> messages.get("quality.rule.not-null", column);
            case Rule.Unique(List<String> columns) ->
                columns.size() == 1
                        ? messages.get("quality.rule.unique", columns.getFirst())
                        : messages.get("quality.rule.unique-together", String.join(" + ", columns));
            case Rule.Range(String column, String least, String greatest) ->
                least == null
                        ? messages.get("quality.rule.at-most", column, greatest)
                        : greatest == null
                                ? messages.get("quality.rule.at-least", column, least)
                                : messages.get("quality.rule.between", column, least, greatest);
            case Rule.OneOf(String column, List<String> values) ->
                messages.get("quality.rule.set", column, shortened(values));
            case Rule.Matches(String column, String pattern) -> messages.get("quality.rule.regex", column, pattern);
            case Rule.Fresh(String column, Duration age) -> messages.get("quality.rule.fresh", column, age(age));
            case Rule.References(String column, String dataset, String key) ->
                messages.get("quality.rule.references", column, dataset, key);
            case Rule.RowCount count -> rows(count);
            case Rule.Drift(String column, double greatest) ->
                messages.get("quality.rule.drift", column, messages.formats().decimal(greatest, 2));
        };
    }

    private String rows(Rule.RowCount rule) {
        String rows = messages.get("quality.rule.rows", rule.least());
        Double shrink = rule.shrink();
        Double growth = rule.growth();
        if (shrink != null) {
            rows += messages.get("quality.rule.rows-shrink", messages.formats().share(shrink));
        }
        if (growth != null) {
            rows += messages.get("quality.rule.rows-growth", messages.formats().share(growth));
        }
        return rows;
    }

    /** What was found, such as "12 of 1,204 rows fail (1.0%)". */
    public String found(Finding finding) {
        Problem problem = finding.problem();
        if (problem != null) {
            return messages.get("quality.problem." + problem.kind(), problem.name());
        }
        @Nullable Double figure = finding.figure();
        return switch (finding.expectation().rule()) {
            case Rule.Fresh _ ->
                figure == null
                        ? messages.get("quality.found.no-date")
                        : messages.get(
                                "quality.found.age", age(Duration.ofSeconds(Math.round(figure * SECONDS_AN_HOUR))));
            case Rule.RowCount _ -> messages.get("quality.found.rows", figure == null ? 0 : figure.longValue());
            case Rule.Drift _ ->
                figure == null
                        ? messages.get("quality.found.no-former")
                        : messages.get("quality.found.drift", messages.formats().decimal(figure, 3));
            case Rule _ ->
                finding.failing() == 0
                        ? messages.get("quality.found.none", finding.checked())
                        : messages.get(
                                "quality.found.some",
                                finding.failing(),
                                finding.checked(),
                                messages.formats().share(finding.failingShare()));
        };
    }

    /** How an expectation ended, in one word. */
    public String outcome(Outcome outcome) {
        return messages.get("quality.outcome." + outcome);
    }

    /** A severity in one word. */
    public String severity(Severity severity) {
        return messages.get("quality.severity." + severity);
    }

    private String age(Duration age) {
        long hours = Math.max(1, age.toHours());
        return hours >= 2 * HOURS_A_DAY
                ? messages.get("quality.days", hours / HOURS_A_DAY)
                : messages.get("quality.hours", hours);
    }

    private static String shortened(List<String> values) {
        List<String> shown = values.subList(0, Math.min(VALUES_SHOWN, values.size()));
        return String.join(", ", shown) + (values.size() > shown.size() ? ", …" : "");
    }
}
