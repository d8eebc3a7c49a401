package crmbet.core.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions that must all hold.
 *
 * @param conditions one a feature, the one that divided customers first first; empty for everybody
 */
public record Branch(List<Condition> conditions) {
    public Branch {
        conditions = List.copyOf(conditions);
        Set<String> features = new HashSet<>();
        for (Condition condition : conditions) {
            if (!features.add(condition.feature())) {
                throw new IllegalArgumentException(
                        "two conditions on " + condition.feature() + " in one branch: make them one range");
            }
        }
    }

    public Optional<Condition> condition(String feature) {
        return conditions.stream()
                .filter(condition -> condition.feature().equals(feature))
                .findFirst();
    }

    /**
     * The same with another condition on its feature.
     *
     * @throws IllegalArgumentException if there is none on that feature
     */
    public Branch with(Condition changed) {
        if (condition(changed.feature()).isEmpty()) {
            throw new IllegalArgumentException("this branch has no condition on " + changed.feature());
        }
        return new Branch(conditions.stream()
                .map(condition -> condition.feature().equals(changed.feature()) ? changed : condition)
                .toList());
    }

    /** The same without any condition on a feature. */
    public Branch without(String feature) {
        return new Branch(conditions.stream()
                .filter(condition -> !condition.feature().equals(feature))
                .toList());
    }

    /** Whether every customer matches that matches the other. */
    boolean covers(Branch other) {
        return conditions.stream()
                .allMatch(condition -> other.condition(condition.feature())
                        .filter(condition::covers)
                        .isPresent());
    }
}
