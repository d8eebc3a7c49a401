package crmbet.core.statistics;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How far features go together, for every pair over the customers who have both: −1 to 1, NaN where one of the two does not
 * vary among them or fewer than two customers have both.
 *
 * <p>Pearson's coefficient sees straight lines. Spearman's is Pearson's of the ranks (mean ranks for equal values): it sees
 * any relation that only rises or only falls, whatever the skew. Spearman, The proof and measurement of association between
 * two things, 1904, doi:10.2307/1412159.
 */
public final class Correlations {
    private final List<String> features;
    private final double[][] pearson;
    private final double[][] spearman;
    private final int[][] customers;

    private Correlations(List<String> features) {
        int size = features.size();
        this.features = features;
        pearson = new double[size][size];
        spearman = new double[size][size];
        customers = new int[size][size];
    }

    /**
     * Correlates every pair of columns. Time {@code O(n d²)}, memory {@code O(n d)} while it runs; the same result on any
     * number of threads.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Correlations of(RankedColumns ranked, Parallel parallel, Monitor monitor) {
        Columns columns = ranked.columns();
        Correlations correlations = new Correlations(columns.features());
        double[][] ranks = new double[columns.count()][columns.rows()];
        parallel.forEach(ranks.length, monitor, (column, _) -> {
            Arrays.fill(ranks[column], Double.NaN);
            ranked.forEachRank(column, (row, rank) -> ranks[column][row] = rank);
        });
        int[][] pairs = pairs(columns.count());
        AtomicInteger done = new AtomicInteger();
        parallel.forEach(pairs.length, monitor, (index, _) -> {
            correlations.correlate(ranked, ranks, pairs[index][0], pairs[index][1]);
            monitor.report(done.incrementAndGet(), pairs.length, Phase.MEASURING);
        });
        return correlations;
    }

    private static int[][] pairs(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(one -> IntStream.range(one, count).mapToObj(other -> new int[] {one, other}))
                .toArray(int[][]::new);
    }

    private void correlate(RankedColumns ranked, double[][] ranks, int one, int other) {
        double[] x = ranked.columns().column(one);
        double[] y = ranked.columns().column(other);
        PairSums sums = PairSums.of(x, y);
        double byRank;
        if (one == other || (ranked.complete(one) && ranked.complete(other))) {
            byRank = PairSums.of(ranks[one], ranks[other]).correlation();
        } else {
            double[] rankOfX = new double[x.length];
            double[] rankOfY = new double[y.length];
            ranked.ranksAmong(one, y, rankOfX);
            ranked.ranksAmong(other, x, rankOfY);
            byRank = PairSums.of(rankOfX, rankOfY).correlation();
        }
        pearson[one][other] = pearson[other][one] = sums.correlation();
        spearman[one][other] = spearman[other][one] = byRank;
        customers[one][other] = customers[other][one] = sums.count();
    }

    /** Features in the order of the columns. */
    public List<String> features() {
        return features;
    }

    /** Pearson's coefficient of two features by their numbers. */
    public double pearson(int one, int other) {
        return pearson[one][other];
    }

    /** Spearman's coefficient of two features by their numbers. */
    public double spearman(int one, int other) {
        return spearman[one][other];
    }

    /** How many customers have both features. */
    public int customers(int one, int other) {
        return customers[one][other];
    }
}
