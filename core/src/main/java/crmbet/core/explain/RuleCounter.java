package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import crmbet.core.statistics.Columns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts whom rules find, exactly, over all customers of a run: made once, asked whenever a threshold moves. A question
 * reads the columns that the rule names, 64 customers at a time: about 1 ms a condition at a million customers.
 *
 * <p>Keeps the columns it is given. Immutable; safe for use by several threads.
 */
public final class RuleCounter {
    private static final int WORDS_IN_PIECE = 256;

    private final Columns columns;
    private final int[] labels;
    private final int[] sizes;
    private final Parallel parallel;

    /**
     * @param columns raw values, NaN for missing figures
     * @param labels one for each row
     * @throws IllegalArgumentException if they differ in length
     */
    public RuleCounter(Columns columns, Labels labels, Parallel parallel) {
        if (columns.rows() != labels.size()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels do not match " + columns.rows() + " rows of the columns");
        }
        this.columns = columns;
        this.labels = labels.toArray();
        this.sizes = labels.sizes();
        this.parallel = parallel;
    }

    /**
     * Counts whom a rule finds.
     *
     * @param cluster against which its coverage and purity are measured
     * @throws IllegalArgumentException if the rule names a feature that there is not
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public RuleCount count(Rule rule, int cluster, Monitor monitor) {
        RuleKernel kernel = new RuleKernel(rule, columns);
        LongAdder found = new LongAdder();
        LongAdder hits = new LongAdder();
        parallel.forRanges(words(), WORDS_IN_PIECE, monitor, (from, to) -> {
            int foundHere = 0;
            int hitsHere = 0;
            for (int word = from; word < to; word++) {
                long matches = kernel.word(word);
                if (matches != 0) {
                    foundHere += Long.bitCount(matches);
                    hitsHere += Long.bitCount(matches & members(word, cluster));
                }
            }
            found.add(foundHere);
            hits.add(hitsHere);
        });
        return new RuleCount(found.intValue(), hits.intValue(), sizes[cluster]);
    }

    /**
     * The rows that a rule finds.
     *
     * @throws IllegalArgumentException if the rule names a feature that there is not
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public RowSet rows(Rule rule, Monitor monitor) {
        RuleKernel kernel = new RuleKernel(rule, columns);
        long[] matches = new long[words()];
        parallel.forRanges(words(), WORDS_IN_PIECE, monitor, (from, to) -> {
            for (int word = from; word < to; word++) {
                matches[word] = kernel.word(word);
            }
        });
        return RowSet.of(BitSet.valueOf(matches), labels.length);
    }

    private int words() {
        return Math.ceilDiv(labels.length, Long.SIZE);
    }

    private long members(int word, int cluster) {
        long members = 0;
        int from = word * Long.SIZE;
        int to = Math.min(from + Long.SIZE, labels.length);
        for (int row = from; row < to; row++) {
            members |= (labels[row] == cluster ? 1L : 0L) << (row - from);
        }
        return members;
    }

    /** A rule with its columns at hand. */
    private static final class RuleKernel {
        private final Condition[][] conditions;
        private final double[][][] values;
        private final int rows;

        RuleKernel(Rule rule, Columns columns) {
            rows = columns.rows();
            conditions = rule.branches().stream()
                    .map(branch -> branch.conditions().toArray(Condition[]::new))
                    .toArray(Condition[][]::new);
            values = Arrays.stream(conditions)
                    .map(branch -> Arrays.stream(branch)
                            .map(condition -> columns.column(columns.indexOf(condition.feature())))
                            .toArray(double[][]::new))
                    .toArray(double[][][]::new);
        }

        /** Which of 64 customers match, the first in the lowest bit. */
        long word(int word) {
            int from = word * Long.SIZE;
            int count = Math.min(Long.SIZE, rows - from);
            long all = -1L >>> (Long.SIZE - count);
            long any = 0;
            for (int branch = 0; branch < conditions.length && any != all; branch++) {
                long matches = all;
                for (int i = 0; i < conditions[branch].length && matches != 0; i++) {
                    matches &= matches(conditions[branch][i], values[branch][i], from, count);
                }
                any |= matches;
            }
            return any;
        }

        private static long matches(Condition condition, double[] values, int from, int count) {
            double atLeast = condition.atLeast();
            double atMost = condition.atMost();
            long matches = 0;
            for (int i = 0; i < count; i++) {
                double value = values[from + i];
                matches |= (value >= atLeast && value <= atMost ? 1L : 0L) << i;
            }
            if (condition.orMissing()) {
                for (int i = 0; i < count; i++) {
                    double value = values[from + i];
                    matches |= (Double.isNaN(value) ? 1L : 0L) << i;
                }
            }
            return matches;
        }
    }
}
