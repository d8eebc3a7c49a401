package crmbet.workbench.page.lab.tree;

import crmbet.core.clustering.CondensedCluster;
import crmbet.core.clustering.CondensedTree;
import crmbet.workbench.chart.Icicles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hangs up the branches of a condensed tree: each below the middle of the one that it splits from, and as wide as it has
 * customers left at each distance. O(n log n).
 */
final class IcicleLayout {
    /** Widths of a branch that are noted between its birth and its end. */
    private static final int STEPS = 24;
    /** Of the customers that are left last, such as duplicates, the picture does not show how long they stay. */
    private static final double HIDDEN_SHARE = 0.02;
    /** As few are far from everybody; what matters is below them. */
    private static final double FARTHEST_SHARE = 0.005;
    /** The lower end of the picture: not further from the upper than this. */
    private static final double LEAST_OF_MOST = 1e-4;

    private static final double MARGIN = 1.1;

    private final CondensedTree tree;
    private final double[][] leaving;
    private final double most;
    private final double least;

    private IcicleLayout(CondensedTree tree) {
        this.tree = tree;
        leaving = leaving(tree);
        double[] all = Arrays.stream(leaving)
                .flatMapToDouble(Arrays::stream)
                .filter(lambda -> lambda > 0)
                .sorted()
                .toArray();
        most = all.length == 0
                ? Double.NaN
                : MARGIN
                        / Math.min(
                                all[(int) (FARTHEST_SHARE * all.length)],
                                tree.cluster(0).death());
        double births = tree.clusters().stream()
                .mapToDouble(CondensedCluster::birth)
                .max()
                .orElse(0);
        double end = all.length == 0 ? 0 : Math.max(births, all[(int) ((1 - HIDDEN_SHARE) * (all.length - 1))]);
        least = Math.max(most * LEAST_OF_MOST, 1 / end / MARGIN);
    }

    /** Empty for a tree in which nothing hangs together at any distance. */
    static Optional<Icicles> of(CondensedTree tree) {
        IcicleLayout layout = new IcicleLayout(tree);
        return layout.most > layout.least && Double.isFinite(layout.most)
                ? Optional.of(new Icicles(layout.branches(), tree.rows(), layout.least, layout.most))
                : Optional.empty();
    }

    /** For each cluster the λ at which customers left it, rising. */
    private static double[][] leaving(CondensedTree tree) {
        int[] counts = new int[tree.clusterCount()];
        for (int row = 0; row < tree.rows(); row++) {
            counts[tree.clusterOf(row)]++;
        }
        double[][] leaving = new double[counts.length][];
        Arrays.setAll(leaving, cluster -> new double[counts[cluster]]);
        for (int row = 0; row < tree.rows(); row++) {
            int cluster = tree.clusterOf(row);
            leaving[cluster][--counts[cluster]] = tree.lambdaOf(row);
        }
        Arrays.stream(leaving).parallel().forEach(Arrays::sort);
        return leaving;
    }

    private List<Icicles.Branch> branches() {
        List<CondensedCluster> clusters = tree.clusters();
        double[] middle = new double[clusters.size()];
        double[] taken = new double[clusters.size()];
        int[] ofChildren = new int[clusters.size()];
        clusters.forEach(cluster -> cluster.parent().ifPresent(parent -> ofChildren[parent] += cluster.size()));
        List<Icicles.Branch> branches = new ArrayList<>();
        for (CondensedCluster cluster : clusters) {
            int id = cluster.id();
            if (cluster.parent().isEmpty()) {
                middle[id] = cluster.size() / 2.0;
            } else {
                int parent = cluster.parent().getAsInt();
                middle[id] = middle[parent] - ofChildren[parent] / 2.0 + taken[parent] + cluster.size() / 2.0;
                taken[parent] += cluster.size();
            }
            branches.add(branch(cluster, middle[id]));
        }
        return branches;
    }

    private Icicles.Branch branch(CondensedCluster cluster, double middle) {
        double from = cluster.birth() == 0 ? most : 1 / cluster.birth();
        double to = Math.min(from, cluster.death() == 0 ? from : Math.max(least, 1 / cluster.death()));
        double[] distances = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> from * Math.pow(to / from, (double) step / STEPS))
                .toArray();
        double[] widths = Arrays.stream(distances)
                .map(distance -> cluster.size() - leftBefore(leaving[cluster.id()], 1 / distance))
                .toArray();
        return new Icicles.Branch(cluster.id(), middle, distances, widths);
    }

    /** How many left at a lower λ; rounding of the distance must not make those at its end leave early. */
    private static int leftBefore(double[] lambdas, double lambda) {
        double bound = lambda * (1 - 1e-9);
        int at = Arrays.binarySearch(lambdas, bound);
        int index = at >= 0 ? at : -at - 1;
        while (index > 0 && lambdas[index - 1] >= bound) {
            index--;
        }
        return index;
    }
}
