package crmbet.core.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is expected of one dataset, in the order in which people read it. No rule stands in it twice. */
public record Suite(List<Expectation> expectations) {
    private static final Suite EMPTY = new Suite(List.of());

    /** @throws IllegalArgumentException if a rule stands in it twice */
    public Suite {
        expectations = List.copyOf(expectations);
        var rules = new LinkedHashSet<Rule>();
        for (Expectation each : expectations) {
            if (!rules.add(each.rule())) {
                throw new IllegalArgumentException("the rule " + each.rule() + " stands in the suite twice");
            }
        }
    }

    /** Expects nothing. */
    public static Suite empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return expectations.isEmpty();
    }

    public boolean has(Rule rule) {
        return expectations.stream().anyMatch(each -> each.rule().equals(rule));
    }

    /** With one more expectation at the end; without an earlier one about the same rule. */
    public Suite with(Expectation added) {
        List<Expectation> all = new ArrayList<>(without(added.rule()).expectations);
        all.add(added);
        return new Suite(all);
    }

    public Suite without(Rule rule) {
        return new Suite(
                expectations.stream().filter(each -> !each.rule().equals(rule)).toList());
    }

    /** With other names of the datasets that its rules refer to. */
    public Suite renamed(UnaryOperator<String> datasets) {
        return new Suite(expectations.stream()
                .map(each -> each.rule() instanceof Rule.References(String column, String dataset, String key)
                        ? new Expectation(
                                new Rule.References(column, datasets.apply(dataset), key),
                                each.severity(),
                                each.tolerated())
                        : each)
                .toList());
    }

    /** With one expectation in the place of another. */
    public Suite replacing(Expectation present, Expectation other) {
        List<Expectation> all = new ArrayList<>();
        for (Expectation each : expectations) {
            if (each.equals(present)) {
                all.add(other);
            } else if (!each.rule().equals(other.rule())) {
                all.add(each);
            }
        }
        return new Suite(all);
    }
}
