package crmbet.core.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How odd the customers of a cluster are: two scores, low for typical ones in the first, high for odd ones in the second, and
 * one that decides between equals.
 */
@SuppressWarnings("ArrayRecordComponent") // inside the package, as long as the cluster
record Oddness(int[] rows, double[] atypical, double[] odd, double[] tieBreak) {

    /** One score for both. */
    static Oddness of(int[] rows, double[] score) {
        return new Oddness(rows, score, score, score);
    }

    /** The scores of a fit first, this one only between equals. */
    Oddness after(int[] members, float[] probabilities, float[] outlierScores) {
        return new Oddness(
                rows,
                Arrays.stream(members).mapToDouble(row -> -probabilities[row]).toArray(),
                Arrays.stream(members).mapToDouble(row -> outlierScores[row]).toArray(),
                odd);
    }

    Representatives representatives(int cluster, int count) {
        int each = rows.length >= 2 * count ? count : Math.min(count, Math.max(1, rows.length / 2));
        Comparator<Integer> typicalFirst = Comparator.<Integer>comparingDouble(i -> atypical[i])
                .thenComparingDouble(i -> tieBreak[i])
                .thenComparingInt(i -> rows[i]);
        Comparator<Integer> oddFirst = Comparator.<Integer>comparingDouble(i -> -odd[i])
                .thenComparingDouble(i -> -tieBreak[i])
                .thenComparingInt(i -> rows[i]);
        List<Integer> typical = first(each, typicalFirst, List.of());
        List<Integer> oddest = first(each, oddFirst, rows.length > 1 ? typical : List.of());
        return new Representatives(cluster, rowsAt(typical), rowsAt(oddest));
    }

    private List<Integer> first(int count, Comparator<Integer> order, List<Integer> except) {
        // The worst of the kept ones on top, to be pushed out by better ones.
        PriorityQueue<Integer> kept = new PriorityQueue<>(order.reversed());
        Set<Integer> skipped = new HashSet<>(except);
        IntStream.range(0, rows.length).filter(i -> !skipped.contains(i)).forEach(i -> {
            if (kept.size() < count) {
                kept.add(i);
            } else if (order.compare(i, kept.peek()) < 0) {
                kept.poll();
                kept.add(i);
            }
        });
        return kept.stream().sorted(order).toList();
    }

    private List<Integer> rowsAt(List<Integer> places) {
        return places.stream().map(place -> rows[place]).toList();
    }
}
