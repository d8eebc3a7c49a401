package crmbet.workbench.page.lab.compare;

import crmbet.core.run.ClusterMatch;
import crmbet.core.run.FlowMatrix;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a cluster from one run to another, over the customers of both.
 *
 * @param former cluster of the first run; empty if the one of the second is new
 * @param cluster the cluster that goes on with it; empty if it ended
 * @param stayed customers in both
 * @param joined customers who came into it
 * @param left customers who left it
 * @param overlap Jaccard index, 0 to 1; 0 if new or ended
 */
record Match(Optional<Group> former, Optional<Group> cluster, int stayed, int joined, int left, double overlap) {

    /** Clusters of the second run by number, then those that ended. */
    static List<Match> of(Compared compared) {
        FlowMatrix flows = compared.comparison().flows();
        List<Match> matches = new ArrayList<>();
        for (ClusterMatch match : compared.identity().matches()) {
            OptionalInt cluster = OptionalInt.of(match.cluster());
            int stayed = match.former().isPresent() ? flows.count(match.former(), cluster) : 0;
            matches.add(new Match(
                    match.former().isPresent() ? Optional.of(new Group(match.former())) : Optional.empty(),
                    Optional.of(new Group(cluster)),
                    stayed,
                    flows.arriving(cluster) - stayed,
                    match.former().isPresent() ? flows.leaving(match.former()) - stayed : 0,
                    match.overlap()));
        }
        for (int ended : compared.identity().ended()) {
            OptionalInt former = OptionalInt.of(ended);
            matches.add(new Match(Optional.of(new Group(former)), Optional.empty(), 0, 0, flows.leaving(former), 0));
        }
        return matches;
    }

    Moved joining() {
        return new Moved.Joining(cluster.orElseThrow(), former);
    }

    Moved leaving() {
        return new Moved.Leaving(former.orElseThrow(), cluster);
    }
}
