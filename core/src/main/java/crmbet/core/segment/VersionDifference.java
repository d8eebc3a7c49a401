package crmbet.core.segment;

import java.util.List;

/**
 * What became different from one version of a segment to another.
 *
 * @param joined members of the newer version alone
 * @param left members of the older version alone
 * @param stayed members of both
 * @param joiners some of those who joined, in order
 * @param leavers some of those who left, in order
 * @param definition the parts in which the definitions differ; empty if they are the same
 */
public record VersionDifference(
        Segment older,
        Segment newer,
        long joined,
        long left,
        long stayed,
        List<String> joiners,
        List<String> leavers,
        List<DefinitionChange> definition) {
    public VersionDifference {
        joiners = List.copyOf(joiners);
        leavers = List.copyOf(leavers);
        definition = List.copyOf(definition);
    }

    /** By how much the members' money grew; negative if it shrank. */
    public double moneyGained() {
        return newer.money() - older.money();
    }
}
