package crmbet.core.explain;

import crmbet.core.task.Monitor;
import java.util.List;

/**
 * Rounds the thresholds of a rule to what people would say: the coarsest of 1, ½, ⅕, ⅒ … of their power of ten with which the
 * rule still finds nearly the same customers. Every step is counted over all customers against the rule as it was.
 */
final class ThresholdRounding {
    private static final List<Double> STEPS = List.of(1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001);

    private final RuleCounter counter;
    private final int cluster;
    private final double tolerance;
    private final Monitor monitor;

    ThresholdRounding(RuleCounter counter, int cluster, double tolerance, Monitor monitor) {
        this.counter = counter;
        this.cluster = cluster;
        this.tolerance = tolerance;
        this.monitor = monitor;
    }

    Rule round(Rule rule) {
        RuleCount before = counter.count(rule, cluster, monitor);
        Rule rounded = rule;
        for (int branch = 0; branch < rule.branches().size(); branch++) {
            for (Condition condition : rule.branches().get(branch).conditions()) {
                for (Condition.End end : Condition.End.values()) {
                    double threshold = switch (end) {
                        case AT_LEAST -> condition.atLeast();
                        case AT_MOST -> condition.atMost();
                    };
                    if (Double.isFinite(threshold)) {
                        rounded = round(rounded, branch, condition.feature(), end, threshold, before);
                    }
                }
            }
        }
        return rounded;
    }

    private Rule round(Rule rule, int branch, String feature, Condition.End end, double threshold, RuleCount before) {
        double power = threshold == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(Math.abs(threshold))));
        for (double step : STEPS) {
            for (double candidate : candidates(threshold, step, power)) {
                Rule rounded = rule.withThreshold(branch, feature, end, candidate);
                if (isNear(counter.count(rounded, cluster, monitor), before)) {
                    return rounded;
                }
            }
        }
        return rule;
    }

    /** The two multiples of a step about a threshold, the nearer one first. */
    private static double[] candidates(double threshold, double step, double power) {
        double width = step * power;
        double below = multiple(Math.floor(threshold / width), step, power);
        double above = multiple(Math.ceil(threshold / width), step, power);
        return threshold - below <= above - threshold ? new double[] {below, above} : new double[] {above, below};
    }

    /** Divides where the step is a fraction, because 3 × 0.1 is not 0.3. */
    private static double multiple(double count, double step, double power) {
        double width = step * power;
        return width >= 1 ? count * Math.rint(width) : count / Math.rint(1 / width);
    }

    private boolean isNear(RuleCount now, RuleCount before) {
        return Math.abs(now.found() - before.found()) <= tolerance * before.found()
                && Math.abs(now.hits() - before.hits()) <= tolerance * before.hits();
    }
}
