package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.statistics.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule of a cluster on a sample: the leaves of a tree that together tell it best, then as little of them as says
 * nearly the same. "Best" is the harmonic mean of coverage and purity.
 */
final class RuleSearch {
    /** A further branch is worth its words if it adds as much. */
    private static final double WORTH_A_BRANCH = 0.01;
    /** What leaving out conditions, branches and ends of ranges may cost in all. */
    private static final double COST_OF_BREVITY = 0.01;

    private final Columns columns;
    private final ExplainOptions options;
    private final TreeSample sample;

    private RuleSearch(Columns columns, ExplainOptions options, TreeSample sample) {
        this.columns = columns;
        this.options = options;
        this.sample = sample;
    }

    static Rule find(Columns columns, Labels labels, int cluster, ExplainOptions options) {
        if (labels.sizeOf(cluster) == 0) {
            return new Rule(List.of());
        }
        TreeSample sample = TreeSample.draw(columns, labels, cluster, options.sample(), options.seed() + cluster);
        RuleSearch search = new RuleSearch(columns, options, sample);
        return search.shortened(search.union(TreeBranches.grow(columns, sample, options.depth())));
    }

    private Rule union(List<Branch> leaves) {
        Rule rule = new Rule(List.of());
        double quality = 0;
        while (rule.branches().size() < options.branches()) {
            Rule before = rule;
            Rule best = best(leaves.stream()
                    .filter(leaf -> !before.branches().contains(leaf))
                    .map(leaf -> new Rule(Stream.concat(before.branches().stream(), Stream.of(leaf))
                            .toList())));
            if (best == null || quality(best) < quality + (quality == 0 ? 0 : WORTH_A_BRANCH)) {
                break;
            }
            rule = best;
            quality = quality(best);
        }
        return rule;
    }

    private Rule shortened(Rule found) {
        double least = quality(found) - COST_OF_BREVITY;
        Rule rule = withoutCovered(found);
        while (true) {
            Rule shorter = best(shorter(rule).stream());
            if (shorter == null || quality(shorter) < least) {
                return rule;
            }
            rule = withoutCovered(shorter);
        }
    }

    /** Everything that says one thing less. */
    private static List<Rule> shorter(Rule rule) {
        List<Rule> candidates = new ArrayList<>();
        for (int index = 0; index < rule.branches().size(); index++) {
            Branch branch = rule.branches().get(index);
            if (rule.branches().size() > 1) {
                candidates.add(rule.withoutBranch(index));
            }
            for (Condition condition : branch.conditions()) {
                candidates.add(rule.withBranch(index, branch.without(condition.feature())));
                if (condition.hasAtLeast() && condition.hasAtMost()) {
                    candidates.add(rule.withThreshold(
                            index, condition.feature(), Condition.End.AT_LEAST, Double.NEGATIVE_INFINITY));
                    candidates.add(rule.withThreshold(
                            index, condition.feature(), Condition.End.AT_MOST, Double.POSITIVE_INFINITY));
                }
                if (condition.orMissing() && !condition.onlyMissing()) {
                    candidates.add(rule.withBranch(index, branch.with(condition.withoutMissing())));
                }
            }
        }
        return candidates;
    }

    private static Rule withoutCovered(Rule rule) {
        List<Branch> kept = new ArrayList<>();
        for (Branch branch : rule.branches()) {
            if (kept.stream().noneMatch(other -> other.covers(branch))) {
                kept.removeIf(branch::covers);
                kept.add(branch);
            }
        }
        return new Rule(kept);
    }

    private @Nullable Rule best(Stream<Rule> rules) {
        return rules.map(rule -> new Rated(rule, quality(rule)))
                .reduce((one, other) -> other.quality() > one.quality() ? other : one)
                .map(Rated::rule)
                .orElse(null);
    }

    private double quality(Rule rule) {
        return sample.quality(rule, columns);
    }

    private record Rated(Rule rule, double quality) {}
}
