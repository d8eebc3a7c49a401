package crmbet.core.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom to look for, in raw values: customers who match at least one branch.
 *
 * @param branches none matches nobody
 */
public record Rule(List<Branch> branches) {
    public Rule {
        branches = List.copyOf(branches);
    }

    /** A rule of one branch. */
    public static Rule of(Condition... conditions) {
        return new Rule(List.of(new Branch(List.of(conditions))));
    }

    /**
     * The same with another threshold.
     *
     * @param branch number of the branch
     * @param feature on which it has a condition
     * @param threshold raw value; infinite for none
     * @throws IndexOutOfBoundsException if there is no such branch
     * @throws IllegalArgumentException if the branch has no condition on that feature, or the threshold is NaN
     */
    public Rule withThreshold(int branch, String feature, Condition.End end, double threshold) {
        Condition changed = branches.get(branch)
                .condition(feature)
                .map(condition -> condition.with(end, threshold))
                .orElseThrow(
                        () -> new IllegalArgumentException("branch " + branch + " has no condition on " + feature));
        return withBranch(branch, branches.get(branch).with(changed));
    }

    /** The same with another branch in the place of one. */
    public Rule withBranch(int index, Branch branch) {
        List<Branch> changed = new ArrayList<>(branches);
        changed.set(index, branch);
        return new Rule(changed);
    }

    /** The same without a branch. */
    public Rule withoutBranch(int index) {
        List<Branch> left = new ArrayList<>(branches);
        left.remove(index);
        return new Rule(left);
    }
}
