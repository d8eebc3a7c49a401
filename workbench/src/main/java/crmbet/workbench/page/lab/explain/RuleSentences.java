package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.text.NumberFormat;
import java.util.List;

/** Says a rule in a sentence: "Customers who bought in the last 30 days and paid at least 1,800." */
public final class RuleSentences {
    private static final String RULE = "lab.rule.";
    private static final String OTHER = "other";
    private static final int PERCENT = 100;

    private final Messages messages;
    private final FigureTexts texts;

    /** In the language of the moment. */
    public RuleSentences(Messages messages) {
        this.messages = messages;
        texts = new FigureTexts(messages);
    }

    /** Whom the rule looks for; a rule without branches is for nobody, one with an empty branch for everybody. */
    public String of(Rule rule) {
        if (rule.branches().isEmpty()) {
            return messages.get("lab.rule.nobody");
        }
        if (rule.branches().stream().anyMatch(branch -> branch.conditions().isEmpty())) {
            return messages.get("lab.rule.everybody");
        }
        return messages.get(
                "lab.rule.customers",
                rule.branches().stream()
                        .map(this::of)
                        .reduce((one, other) -> messages.get("lab.rule.or", one, other))
                        .orElseThrow());
    }

    private String of(Branch branch) {
        List<String> phrases = branch.conditions().stream().map(this::of).toList();
        String last = phrases.getLast();
        return phrases.size() == 1
                ? last
                : messages.get("lab.rule.and", String.join(", ", phrases.subList(0, phrases.size() - 1)), last);
    }

    /** What a condition asks for: "paid at least 1,800". */
    String of(Condition condition) {
        if (condition.onlyMissing()) {
            return phrase(condition, "missing", Double.NaN, Double.NaN);
        }
        String range = range(condition);
        return condition.orMissing()
                ? messages.get("lab.rule.or-missing", range, phrase(condition, "missing", Double.NaN, Double.NaN))
                : range;
    }

    private String range(Condition condition) {
        double from = condition.atLeast();
        double to = condition.atMost();
        if (condition.hasAtLeast() && condition.hasAtMost()) {
            return from == to ? phrase(condition, "exactly", from, to) : phrase(condition, "between", from, to);
        }
        if (condition.hasAtLeast()) {
            return phrase(condition, "at-least", from, from);
        }
        return condition.hasAtMost()
                ? phrase(condition, "at-most", to, to)
                : phrase(condition, "present", Double.NaN, Double.NaN);
    }

    /** Patterns get the two figures as text, the first also as a number, and the name of the feature. */
    private String phrase(Condition condition, String form, double from, double to) {
        String feature = condition.feature();
        boolean worded = messages.has(RULE + feature + '.' + form);
        return messages.get(
                RULE + (worded ? feature : OTHER) + '.' + form,
                worded ? figure(feature, from) : withUnit(feature, from),
                worded ? figure(feature, to) : withUnit(feature, to),
                from,
                texts.featureInSentence(feature));
    }

    private String withUnit(String feature, double value) {
        String figure = figure(feature, value);
        return switch (texts.unit(feature)) {
            case DAYS -> messages.get("lab.rule.days", value, figure);
            case MINUTES -> messages.get("lab.rule.minutes", value, figure);
            case COUNT, MONEY, RATIO, INDEX -> figure;
        };
    }

    /** As people say it: no decimals that say nothing. */
    private String figure(String feature, double value) {
        return switch (texts.unit(feature)) {
            case MONEY ->
                messages.formats().numbers(value == Math.rint(value) ? 0 : 2).format(value);
            case DAYS, MINUTES, COUNT, INDEX -> upTo(2).format(value);
            case RATIO -> upTo(1).format(value * PERCENT) + '%';
        };
    }

    private NumberFormat upTo(int decimals) {
        NumberFormat format = messages.formats().numbers(decimals);
        format.setMinimumFractionDigits(0);
        return format;
    }
}
