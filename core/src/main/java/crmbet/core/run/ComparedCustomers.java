package crmbet.core.run;

import crmbet.core.clustering.Labels;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.RandomAccess;

/** Some customers of two runs as a list to page through: an entry is made when it is asked for. Immutable. */
public final class ComparedCustomers extends AbstractList<ComparedCustomer> implements RandomAccess {
    private final RunLabels one;
    private final RunLabels other;
    private final int[] rowsInOne;
    private final int[] rowsInOther;

    ComparedCustomers(RunLabels one, RunLabels other, int[] rowsInOne, int[] rowsInOther) {
        this.one = one;
        this.other = other;
        this.rowsInOne = rowsInOne;
        this.rowsInOther = rowsInOther;
    }

    @Override
    public int size() {
        return rowsInOne.length;
    }

    @Override
    public ComparedCustomer get(int index) {
        int rowInOne = rowsInOne[Objects.checkIndex(index, rowsInOne.length)];
        int rowInOther = rowsInOther[index];
        return new ComparedCustomer(
                one.customers().get(rowInOne),
                rowInOne,
                rowInOther,
                cluster(one.labels(), rowInOne),
                cluster(other.labels(), rowInOther));
    }

    /** Entries {@code from} on, {@code count} at most. */
    public List<ComparedCustomer> page(int from, int count) {
        return List.copyOf(subList(Math.min(from, size()), Math.min(from + count, size())));
    }

    /** Their rows in the first run, ascending. */
    public int[] rowsInOne() {
        return rowsInOne.clone();
    }

    /** Their rows in the second run, in the same order. */
    public int[] rowsInOther() {
        return rowsInOther.clone();
    }

    /** Those of them for whom a test on their clusters holds. O(n). */
    public ComparedCustomers only(Labelling wanted) {
        int[] ofOne = new int[rowsInOne.length];
        int[] ofOther = new int[rowsInOne.length];
        int found = 0;
        for (int i = 0; i < rowsInOne.length; i++) {
            if (wanted.test(label(one.labels(), rowsInOne[i]), label(other.labels(), rowsInOther[i]))) {
                ofOne[found] = rowsInOne[i];
                ofOther[found++] = rowsInOther[i];
            }
        }
        return new ComparedCustomers(one, other, Arrays.copyOf(ofOne, found), Arrays.copyOf(ofOther, found));
    }

    static int label(Labels labels, int row) {
        return labels.isNoise(row) ? Labels.NOISE : labels.clusterOf(row);
    }

    private static OptionalInt cluster(Labels labels, int row) {
        return labels.isNoise(row) ? OptionalInt.empty() : OptionalInt.of(labels.clusterOf(row));
    }

    /** A test on a customer's two clusters, {@link Labels#NOISE} for none. */
    @FunctionalInterface
    public interface Labelling {
        boolean test(int from, int to);
    }
}
