package crmbet.core.validity;

import crmbet.core.clustering.Labels;
import java.util.Arrays;

/**
 * How alike two clusterings of the same rows are, whatever their clusters are called: 1 when equal, about 0 when no more alike
 * than chance makes them. Noise counts as one more cluster, as it does in scikit-learn.
 *
 * @param adjustedRand Hubert and Arabie, Comparing partitions, 1985, doi:10.1007/BF01908075
 * @param adjustedMutualInformation with the arithmetic mean of the entropies. Vinh, Epps and Bailey, Information theoretic
 *     measures for clusterings comparison, 2010, JMLR 11:2837–2854
 */
public record Agreement(double adjustedRand, double adjustedMutualInformation) {
    /** Of a probability: a million times a million of them change no digit. */
    private static final double NEGLIGIBLE = 1e-30;

    /**
     * Compares two clusterings. Time {@code O(n + k l √n)} for {@code k} and {@code l} clusters, memory {@code O(n + k l)}.
     *
     * @throws IllegalArgumentException if they differ in length, or are empty
     */
    public static Agreement between(Labels one, Labels other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    "clusterings of " + one.size() + " and " + other.size() + " rows cannot be compared");
        }
        if (one.size() == 0) {
            throw new IllegalArgumentException("clusterings of no rows cannot be compared");
        }
        long[][] table = new long[one.clusterCount() + 1][other.clusterCount() + 1];
        for (int row = 0; row < one.size(); row++) {
            table[classOf(one, row)][classOf(other, row)]++;
        }
        long[] rows = Arrays.stream(table)
                .mapToLong(line -> Arrays.stream(line).sum())
                .toArray();
        long[] columns = new long[other.clusterCount() + 1];
        for (long[] line : table) {
            Arrays.setAll(columns, column -> columns[column] + line[column]);
        }
        return new Agreement(adjustedRand(table, rows, columns), adjustedMutualInformation(table, rows, columns));
    }

    /** Noise becomes the class after the last cluster. */
    private static int classOf(Labels labels, int row) {
        return labels.isNoise(row) ? labels.clusterCount() : labels.clusterOf(row);
    }

    private static double adjustedRand(long[][] table, long[] rows, long[] columns) {
        double together = 0;
        for (long[] line : table) {
            together += pairs(line);
        }
        double inOne = pairs(rows);
        double inOther = pairs(columns);
        double all = pairs(new long[] {Arrays.stream(rows).sum()});
        double expected = all > 0 ? inOne * inOther / all : 0;
        double most = (inOne + inOther) / 2;
        // Both put every row by itself, or all rows together: they are equal.
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long[] sizes) {
        double sum = 0;
        for (long size : sizes) {
            sum += size * (size - 1) / 2.0;
        }
        return sum;
    }

    private static double adjustedMutualInformation(long[][] table, long[] rows, long[] columns) {
        double entropy = (entropy(rows) + entropy(columns)) / 2;
        if (entropy == 0) {
            return 1;
        }
        double total = Arrays.stream(rows).sum();
        double information = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (table[i][j] > 0) {
                    information += table[i][j] / total * Math.log(total * table[i][j] / rows[i] / columns[j]);
                }
            }
        }
        double expected = expectedInformation(rows, columns);
        double most = entropy - expected;
        // Two clusterings of singletons: all information is expected, and they agree.
        return Math.abs(most) < 1e-15 ? 1 : (information - expected) / most;
    }

    private static double entropy(long[] sizes) {
        double total = Arrays.stream(sizes).sum();
        double sum = 0;
        for (long size : sizes) {
            sum -= size > 0 ? size / total * Math.log(size / total) : 0;
        }
        return sum;
    }

    /** Mutual information of two random clusterings with these sizes: equation 24a of Vinh et al. */
    private static double expectedInformation(long[] rows, long[] columns) {
        int total = (int) Arrays.stream(rows).sum();
        double[] logFactorial = new double[total + 1];
        for (int i = 2; i <= total; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
        double expected = 0;
        for (long row : rows) {
            for (long column : columns) {
                int a = (int) row;
                int b = (int) column;
                double fixed = logFactorial[a]
                        + logFactorial[b]
                        + logFactorial[total - a]
                        + logFactorial[total - b]
                        - logFactorial[total];
                if (a > 0 && b > 0) {
                    int likeliest = (int) ((a + 1L) * (b + 1L) / (total + 2L));
                    int mode = Math.clamp(likeliest, Math.max(1, a + b - total), Math.min(a, b));
                    double atMode = Math.exp(fixed
                            - logFactorial[mode]
                            - logFactorial[a - mode]
                            - logFactorial[b - mode]
                            - logFactorial[total - a - b + mode]);
                    expected += expectedInformation(a, b, total, mode, atMode);
                }
            }
        }
        return expected;
    }

    /**
     * What two clusters of {@code a} and {@code b} rows are expected to tell. Their common rows are hypergeometric; the sum
     * goes from the mode to both sides, each probability from its neighbour, until what is left cannot count.
     */
    private static double expectedInformation(int a, int b, int total, int mode, double atMode) {
        double expected = 0;
        double probability = atMode;
        for (int both = mode; both <= Math.min(a, b) && probability > NEGLIGIBLE; both++) {
            expected += probability * both / total * Math.log((double) total * both / a / b);
            probability *= (double) (a - both) * (b - both) / ((both + 1.0) * (total - a - b + both + 1.0));
        }
        probability = atMode;
        for (int both = mode; both > Math.max(1, a + b - total) && probability > NEGLIGIBLE; both--) {
            probability *= (double) both * (total - a - b + both) / ((a - both + 1.0) * (b - both + 1.0));
            expected += probability * (both - 1) / total * Math.log((double) total * (both - 1) / a / b);
        }
        return expected;
    }
}
