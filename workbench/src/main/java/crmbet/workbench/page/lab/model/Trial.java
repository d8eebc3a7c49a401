package crmbet.workbench.page.lab.model;

import crmbet.core.explain.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is tried on the run that is looked at without becoming a run.
 *
 * @param cut the distance at which its tree is cut; empty for its own clusters
 * @param rules that were changed, by the cluster that they explain
 */
public record Trial(OptionalDouble cut, Map<Integer, Rule> rules) {
    private static final Trial NONE = new Trial(OptionalDouble.empty(), Map.of());

    public Trial {
        rules = Map.copyOf(rules);
    }

    /** The run as it is. */
    public static Trial none() {
        return NONE;
    }

    /** The same with the tree cut elsewhere. */
    public Trial withCut(OptionalDouble distance) {
        return new Trial(distance, rules);
    }

    /**
     * The same with another rule for a cluster.
     *
     * @param rule empty for the one that was found
     */
    public Trial withRule(int cluster, Optional<Rule> rule) {
        Map<Integer, Rule> others = new HashMap<>(rules);
        others.remove(cluster);
        rule.ifPresent(changed -> others.put(cluster, changed));
        return new Trial(cut, others);
    }
}
