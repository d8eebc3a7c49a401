package crmbet.workbench.page.lab.model;

import crmbet.core.run.Run;

/**
 * Two runs beside one another.
 *
 * @param before where customers come from
 * @param after where they go
 */
public record RunPair(Run before, Run after) {
    /** Two runs, the earlier one first. */
    static RunPair inTime(Run one, Run other) {
        return other.finishedAt().isBefore(one.finishedAt()) ? new RunPair(other, one) : new RunPair(one, other);
    }

    public boolean contains(Run run) {
        return before.name().equals(run.name()) || after.name().equals(run.name());
    }
}
