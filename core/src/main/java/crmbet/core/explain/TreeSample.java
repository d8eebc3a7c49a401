package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.statistics.Columns;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Customers of a cluster and others, drawn without replacement from each of the two, so that a small cluster is not drowned
 * by the rest; whoever was drawn stands for several who were not.
 */
final class TreeSample {
    private final double[][] columns;
    private final boolean[] inCluster;
    private final double memberWeight;
    private final double otherWeight;

    private TreeSample(double[][] columns, boolean[] inCluster, double memberWeight, double otherWeight) {
        this.columns = columns;
        this.inCluster = inCluster;
        this.memberWeight = memberWeight;
        this.otherWeight = otherWeight;
    }

    static TreeSample draw(Columns columns, Labels labels, int cluster, int size, long seed) {
        int members = labels.sizeOf(cluster);
        int others = labels.size() - members;
        int membersLeft = Math.min(members, Math.max(size / 2, size - others));
        int othersLeft = Math.min(others, size - membersLeft);
        double memberWeight = (double) members / membersLeft;
        double otherWeight = (double) others / Math.max(1, othersLeft);
        int[] rows = new int[membersLeft + othersLeft];
        boolean[] inCluster = new boolean[rows.length];
        SplittableRandom random = new SplittableRandom(seed);
        int drawn = 0;
        for (int row = 0; row < labels.size(); row++) {
            boolean member = !labels.isNoise(row) && labels.clusterOf(row) == cluster;
            // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S) in each of the two.
            boolean chosen = member ? random.nextInt(members--) < membersLeft : random.nextInt(others--) < othersLeft;
            if (chosen) {
                inCluster[drawn] = member;
                rows[drawn++] = row;
                membersLeft -= member ? 1 : 0;
                othersLeft -= member ? 0 : 1;
            }
        }
        double[][] values = new double[columns.count()][];
        Arrays.setAll(values, column -> {
            double[] source = columns.column(column);
            return Arrays.stream(rows).mapToDouble(row -> source[row]).toArray();
        });
        return new TreeSample(values, inCluster, memberWeight, otherWeight);
    }

    int size() {
        return inCluster.length;
    }

    boolean inCluster(int place) {
        return inCluster[place];
    }

    /** Values of a column, NaN for missing figures; for reading only. */
    double[] column(int index) {
        return columns[index];
    }

    boolean complete(int column) {
        return Arrays.stream(columns[column]).noneMatch(Double::isNaN);
    }

    /** Harmonic mean of the coverage and purity of a rule, as estimated from the sample. */
    double quality(Rule rule, Columns names) {
        boolean[] found = new boolean[size()];
        for (Branch branch : rule.branches()) {
            boolean[] matches = new boolean[size()];
            Arrays.fill(matches, true);
            for (Condition condition : branch.conditions()) {
                double[] values = columns[names.indexOf(condition.feature())];
                for (int place = 0; place < matches.length; place++) {
                    matches[place] &= condition.matches(values[place]);
                }
            }
            for (int place = 0; place < found.length; place++) {
                found[place] |= matches[place];
            }
        }
        double hits = 0;
        double misses = 0;
        double members = 0;
        for (int place = 0; place < found.length; place++) {
            members += inCluster[place] ? memberWeight : 0;
            if (found[place]) {
                hits += inCluster[place] ? memberWeight : 0;
                misses += inCluster[place] ? 0 : otherWeight;
            }
        }
        return hits == 0 ? 0 : 2 * hits / (hits + misses + members);
    }
}
