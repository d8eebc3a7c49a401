package crmbet.core.run;

import crmbet.core.clustering.Labels;
import crmbet.core.task.Monitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which clusters of a run are those of a former one, so that they keep names and colours: clusters are paired one to one so
 * that their overlaps (Jaccard, Étude comparative de la distribution florale, 1901, doi:10.5169/seals-266450) add up to the
 * most; pairs below {@link #LEAST_OVERLAP} are none. Immutable.
 *
 * @param matches one for each cluster of the run, by number
 * @param ended clusters of the former run that none goes on with, ascending
 */
public record ClusterIdentity(List<ClusterMatch> matches, List<Integer> ended) {
    /** Of two clusters of the same size, half of the customers must be the same. */
    public static final double LEAST_OVERLAP = 1.0 / 3;

    public ClusterIdentity {
        matches = List.copyOf(matches);
        ended = List.copyOf(ended);
    }

    /**
     * Matches the clusters of a run to those of a former one by customer key. Time {@code O(n)} and {@code O(k³)} for as many
     * clusters: about a second for 1,000.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ClusterIdentity of(RunLabels former, RunLabels run, Monitor monitor) {
        CommonCustomers common = CommonCustomers.of(former.customers(), run.customers(), monitor);
        double[][] shared = FlowMatrix.of(former, run, common).amongClusters();
        Labels before = former.labels();
        Labels after = run.labels();
        double[][] overlaps = new double[shared.length][];
        for (int old = 0; old < shared.length; old++) {
            overlaps[old] = new double[after.clusterCount()];
            for (int cluster = 0; cluster < after.clusterCount(); cluster++) {
                double either = before.sizeOf(old) + after.sizeOf(cluster) - shared[old][cluster];
                double overlap = either == 0 ? 0 : shared[old][cluster] / either;
                overlaps[old][cluster] = overlap < LEAST_OVERLAP ? 0 : overlap;
            }
        }
        BestMatching matching = BestMatching.of(overlaps, monitor);
        int[] formerOf = new int[after.clusterCount()];
        Arrays.fill(formerOf, Labels.NOISE);
        for (int old = 0; old < shared.length; old++) {
            int formerCluster = old;
            matching.columnOf(old).ifPresent(cluster -> formerOf[cluster] = formerCluster);
        }
        List<ClusterMatch> matches = new ArrayList<>();
        for (int cluster = 0; cluster < formerOf.length; cluster++) {
            int old = formerOf[cluster];
            int size = after.sizeOf(cluster);
            if (old == Labels.NOISE) {
                matches.add(new ClusterMatch(cluster, OptionalInt.empty(), 0, 0, size, 0));
            } else {
                int stayed = (int) shared[old][cluster];
                matches.add(new ClusterMatch(
                        cluster,
                        OptionalInt.of(old),
                        overlaps[old][cluster],
                        stayed,
                        size - stayed,
                        before.sizeOf(old) - stayed));
            }
        }
        List<Integer> ended = IntStream.range(0, before.clusterCount())
                .filter(old -> matching.columnOf(old).isEmpty())
                .boxed()
                .toList();
        return new ClusterIdentity(matches, ended);
    }
}
