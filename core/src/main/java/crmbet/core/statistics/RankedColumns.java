package crmbet.core.statistics;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Columns and the order of their rows: made once, it serves correlations, distributions and effect sizes. Takes 4 bytes a
 * value beside the columns. Immutable; safe to read from several threads.
 */
public final class RankedColumns {
    private final Columns columns;
    private final int[][] orders;

    private RankedColumns(Columns columns, int[][] orders) {
        this.columns = columns;
        this.orders = orders;
    }

    /**
     * Sorts each column. Time {@code O(n d)}.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RankedColumns of(Columns columns, Parallel parallel, Monitor monitor) {
        int[][] orders = new int[columns.count()][];
        AtomicInteger done = new AtomicInteger();
        parallel.forEach(orders.length, monitor, (column, _) -> {
            orders[column] = RowOrder.of(columns.column(column), monitor);
            monitor.report(done.incrementAndGet(), orders.length, Phase.MEASURING);
        });
        return new RankedColumns(columns, orders);
    }

    public Columns columns() {
        return columns;
    }

    /** The rows that have a value in a column, by ascending value, equal values by row; for reading only. */
    public int[] order(int column) {
        return orders[column];
    }

    /** Whether every row has a value in a column. */
    public boolean complete(int column) {
        return orders[column].length == columns.rows();
    }

    /**
     * Visits the rows of a column that have a value, in ascending order, with their ranks from 1; equal values share the
     * mean of their ranks.
     */
    public void forEachRank(int column, RankVisitor visitor) {
        double[] values = columns.column(column);
        int[] order = orders[column];
        int from = 0;
        while (from < order.length) {
            double value = values[order[from]];
            int to = from + 1;
            while (to < order.length && values[order[to]] == value) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                visitor.visit(order[i], rank);
            }
            from = to;
        }
    }

    /**
     * Ranks of the rows of a column that also have a value in another one, as {@link #forEachRank}.
     *
     * @param target receives the rank of each row, NaN where one of the two values is missing
     */
    void ranksAmong(int column, double[] other, double[] target) {
        Arrays.fill(target, Double.NaN);
        double[] values = columns.column(column);
        int[] order = orders[column];
        int[] tied = new int[order.length];
        int before = 0;
        int from = 0;
        while (from < order.length) {
            double value = values[order[from]];
            int count = 0;
            int to = from;
            for (; to < order.length && values[order[to]] == value; to++) {
                if (!Double.isNaN(other[order[to]])) {
                    tied[count++] = order[to];
                }
            }
            double rank = before + (count + 1) / 2.0;
            for (int i = 0; i < count; i++) {
                target[tied[i]] = rank;
            }
            before += count;
            from = to;
        }
    }

    /** Told of one row and its rank. */
    @FunctionalInterface
    public interface RankVisitor {
        void visit(int row, double rank);
    }
}
