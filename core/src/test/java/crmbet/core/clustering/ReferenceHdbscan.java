package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * HDBSCAN* straight from its definition, slow and plain: all distances, Prim's tree, and components found anew at every level
 * by leaving out the longest edges together.
 */
final class ReferenceHdbscan {
    private final HdbscanOptions options;
    private final double[][] reach;
    private final Map<Integer, Cluster> lastCluster = new HashMap<>();
    private final Cluster root;
    private final double least;
    final int[] labels;
    final double[] probabilities;
    final double[] outlierScores;
    double weight;

    private static final class Cluster {
        final @Nullable Cluster parent;
        final double birth;
        final List<Cluster> children = new ArrayList<>();
        final Map<Integer, Double> left = new HashMap<>();
        double death;
        double stability;
        boolean selected;

        Cluster(@Nullable Cluster parent, double birth) {
            this.parent = parent;
            this.birth = birth;
        }

        double deepestDeath() {
            return children.stream().mapToDouble(Cluster::deepestDeath).reduce(death, Math::max);
        }

        boolean within(Cluster other) {
            Cluster cluster = this;
            while (cluster != other && cluster.parent != null) {
                cluster = cluster.parent;
            }
            return cluster == other;
        }
    }

    ReferenceHdbscan(FeatureMatrix matrix, HdbscanOptions options) {
        this.options = options;
        int n = matrix.rows();
        reach = new double[n][n];
        double[] core = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                reach[i][j] = distance(matrix, i, j, options.metric());
            }
            double[] sorted = reach[i].clone();
            Arrays.sort(sorted);
            core[i] = sorted[options.minSamples() - 1];
        }
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                reach[i][j] = Math.max(reach[i][j], Math.max(core[i], core[j]));
            }
            rows.add(i);
        }
        double[] edges = prim(rows);
        weight = Arrays.stream(edges).sum();
        least = Arrays.stream(edges).filter(edge -> edge > 0).min().orElse(1);
        root = new Cluster(null, 0);
        grow(root, rows);
        select();
        labels = new int[n];
        probabilities = new double[n];
        outlierScores = new double[n];
        Map<Cluster, Integer> numbers = new HashMap<>();
        for (int row = 0; row < n; row++) {
            Cluster last = Objects.requireNonNull(lastCluster.get(row));
            double lambda = Objects.requireNonNull(last.left.get(row));
            double densest = last.deepestDeath();
            outlierScores[row] = densest == 0 ? 0 : (densest - lambda) / densest;
            Cluster top = null;
            for (Cluster c = last; c != null; c = c.parent) {
                top = c.selected ? c : top;
            }
            if (top == null || (top == root && lambda < singleClusterFrom())) {
                labels[row] = Labels.NOISE;
            } else {
                numbers.putIfAbsent(top, numbers.size());
                labels[row] = numbers.get(top);
                probabilities[row] = Math.min(lambda, top.death) / top.death;
            }
        }
    }

    private double singleClusterFrom() {
        return options.epsilon() > 0 ? 1 / options.epsilon() : root.death;
    }

    private static double distance(FeatureMatrix matrix, int i, int j, Metric metric) {
        double sum = 0;
        for (int column = 0; column < matrix.columns(); column++) {
            double difference = matrix.at(i, column) - matrix.at(j, column);
            sum += metric == Metric.MANHATTAN ? Math.abs(difference) : difference * difference;
        }
        return metric == Metric.MANHATTAN ? sum : Math.sqrt(sum);
    }

    /** The edges' lengths of a minimum spanning tree over some rows. */
    private double[] prim(List<Integer> rows) {
        double[] edges = new double[Math.max(0, rows.size() - 1)];
        double[] nearest = new double[rows.size()];
        boolean[] taken = new boolean[rows.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int current = 0;
        for (int edge = 0; edge < edges.length; edge++) {
            taken[current] = true;
            int next = -1;
            for (int i = 0; i < nearest.length; i++) {
                if (!taken[i]) {
                    nearest[i] = Math.min(nearest[i], reach[rows.get(current)][rows.get(i)]);
                    next = next < 0 || nearest[i] < nearest[next] ? i : next;
                }
            }
            edges[edge] = nearest[next];
            current = next;
        }
        return edges;
    }

    private void grow(Cluster cluster, List<Integer> rows) {
        if (rows.size() < 2) {
            rows.forEach(row -> leave(cluster, row, 0));
            return;
        }
        double level = Arrays.stream(prim(rows)).max().orElseThrow();
        double lambda = 1 / Math.max(level, least);
        List<List<Integer>> large = new ArrayList<>();
        int before = cluster.left.size();
        for (List<Integer> part : partsBelow(level, rows)) {
            if (part.size() >= options.minClusterSize()) {
                large.add(part);
            } else {
                part.forEach(row -> leave(cluster, row, lambda));
            }
        }
        int leaving = cluster.left.size() - before;
        if (large.size() == 1) {
            cluster.stability += leaving * (lambda - cluster.birth);
            grow(cluster, large.getFirst());
            return;
        }
        cluster.stability += rows.size() * (lambda - cluster.birth);
        cluster.death = lambda;
        for (List<Integer> part : large) {
            var child = new Cluster(cluster, lambda);
            cluster.children.add(child);
            grow(child, part);
        }
    }

    private void leave(Cluster cluster, int row, double lambda) {
        cluster.left.put(row, lambda);
        cluster.death = Math.max(cluster.death, lambda);
        lastCluster.put(row, cluster);
    }

    private List<List<Integer>> partsBelow(double level, List<Integer> rows) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> rest = new ArrayList<>(rows);
        while (!rest.isEmpty()) {
            List<Integer> part = new ArrayList<>(List.of(rest.removeFirst()));
            for (int i = 0; i < part.size(); i++) {
                int from = part.get(i);
                List<Integer> reached =
                        rest.stream().filter(to -> reach[from][to] < level).toList();
                part.addAll(reached);
                rest.removeAll(reached);
            }
            parts.add(part);
        }
        return parts;
    }

    private void select() {
        boolean rootAllowed = options.allowSingleCluster() && reach.length >= options.minClusterSize();
        switch (options.selection()) {
            case EXCESS_OF_MASS -> excessOfMass(root, rootAllowed);
            case LEAF -> leaves(root, rootAllowed);
        }
        if (options.epsilon() > 0 && !root.selected) {
            all(root).stream().filter(c -> c.selected).toList().forEach(this::mergeUpwards);
        }
        // Only the topmost of nested selected clusters counts.
        List<Cluster> selected = all(root).stream().filter(c -> c.selected).toList();
        selected.forEach(c -> c.selected = selected.stream().noneMatch(other -> other != c && c.within(other)));
    }

    private double excessOfMass(Cluster cluster, boolean allowed) {
        double below = cluster.children.stream()
                .mapToDouble(child -> excessOfMass(child, true))
                .sum();
        int size = all(cluster).stream().mapToInt(c -> c.left.size()).sum();
        boolean better = allowed
                && cluster.stability >= below
                && size <= options.maxClusterSize().orElse(Integer.MAX_VALUE);
        if (better) {
            all(cluster).forEach(c -> c.selected = false);
            cluster.selected = true;
        }
        return better ? cluster.stability : below;
    }

    private static void leaves(Cluster cluster, boolean allowed) {
        cluster.selected = cluster.children.isEmpty() && allowed;
        cluster.children.forEach(child -> leaves(child, true));
    }

    private void mergeUpwards(Cluster cluster) {
        Cluster top = cluster;
        while (top.parent != null && 1 / top.birth < options.epsilon()) {
            if (top.parent == root && !options.allowSingleCluster()) {
                break;
            }
            top = top.parent;
        }
        top.selected = true;
    }

    private static List<Cluster> all(Cluster cluster) {
        List<Cluster> all = new ArrayList<>(List.of(cluster));
        cluster.children.forEach(child -> all.addAll(all(child)));
        return all;
    }
}
