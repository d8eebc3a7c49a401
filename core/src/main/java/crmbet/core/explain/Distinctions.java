package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What sets each cluster apart, feature by feature. */
public final class Distinctions {
    private final RankedColumns ranked;
    private final Labels labels;
    /** The cluster of each row, or {@link Labels#NOISE}. */
    private final int[] clusters;

    private Distinctions(RankedColumns ranked, Labels labels) {
        this.ranked = ranked;
        this.labels = labels;
        this.clusters = labels.toArray();
    }

    /**
     * Compares each cluster with all other customers. Time {@code O(n d)}; the same result on any number of threads.
     *
     * @param ranked raw values
     * @param labels one for each row
     * @return for each cluster its features, the one that sets it apart most first
     * @throws IllegalArgumentException if columns and labels differ in length
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<List<Distinction>> of(RankedColumns ranked, Labels labels, Parallel parallel, Monitor monitor) {
        if (labels.size() != ranked.columns().rows()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not match " + ranked.columns().rows() + " rows of the columns");
        }
        Distinctions distinctions = new Distinctions(ranked, labels);
        Distinction[][] byColumn = new Distinction[ranked.columns().count()][];
        parallel.forEach(byColumn.length, monitor, (column, _) -> byColumn[column] = distinctions.ofColumn(column));
        List<List<Distinction>> byCluster = new ArrayList<>();
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            List<Distinction> features = new ArrayList<>();
            for (Distinction[] column : byColumn) {
                features.add(column[cluster]);
            }
            features.sort(Comparator.comparingDouble(Distinction::strength).reversed());
            byCluster.add(List.copyOf(features));
        }
        return List.copyOf(byCluster);
    }

    private Distinction[] ofColumn(int column) {
        double[] values = ranked.columns().column(column);
        int[] order = ranked.order(column);
        int[] present = new int[labels.clusterCount()];
        for (int row : order) {
            if (clusters[row] != Labels.NOISE) {
                present[clusters[row]]++;
            }
        }
        double[] rankSums = new double[present.length];
        ranked.forEachRank(column, (row, rank) -> {
            if (clusters[row] != Labels.NOISE) {
                rankSums[clusters[row]] += rank;
            }
        });
        double[] medians = medians(values, order, present);
        double wholeMedian = order.length == 0
                ? Double.NaN
                : (values[order[(order.length - 1) / 2]] + values[order[order.length / 2]]) / 2;
        double wholeMissing = 1 - (double) order.length / Math.max(1, values.length);
        Distinction[] distinctions = new Distinction[present.length];
        for (int cluster = 0; cluster < present.length; cluster++) {
            double members = present[cluster];
            double pairs = members * (order.length - members);
            double superiority = pairs == 0 ? 0.5 : (rankSums[cluster] - members * (members + 1) / 2) / pairs;
            distinctions[cluster] = new Distinction(
                    ranked.columns().features().get(column),
                    superiority,
                    Level.of(superiority),
                    medians[cluster],
                    wholeMedian,
                    1 - members / Math.max(1, labels.sizeOf(cluster)),
                    wholeMissing);
        }
        return distinctions;
    }

    /** The medians of the clusters, in one walk through the rows in order. */
    private double[] medians(double[] values, int[] order, int[] present) {
        double[] medians = new double[present.length];
        Arrays.fill(medians, Double.NaN);
        int[] seen = new int[present.length];
        for (int row : order) {
            int cluster = clusters[row];
            if (cluster != Labels.NOISE) {
                if (seen[cluster] == (present[cluster] - 1) / 2) {
                    medians[cluster] = values[row];
                }
                if (seen[cluster] == present[cluster] / 2) {
                    medians[cluster] = (medians[cluster] + values[row]) / 2;
                }
                seen[cluster]++;
            }
        }
        return medians;
    }
}
