package crmbet.workbench.chart;

import java.util.List;

/**
 * The branches of a tree of clusters as they hang.
 *
 * @param branches in an order in which each comes after the one that it splits from
 * @param rows how many rows the tree has
 * @param least the distance at the lower end, above 0
 * @param most the distance at the upper end, above {@code least}
 */
public record Icicles(List<Branch> branches, int rows, double least, double most) {
    public Icicles {
        branches = List.copyOf(branches);
        if (!(least > 0 && most > least && Double.isFinite(most))) {
            throw new IllegalArgumentException(
                    "distances from " + least + " to " + most + ": they must rise from above 0, and be finite");
        }
    }

    /**
     * A branch.
     *
     * @param id its number
     * @param middle where its middle hangs, in rows from the left
     * @param distances from its beginning to its end, falling
     * @param widths how many rows are left at each of these distances, as a width; not rising
     */
    @SuppressWarnings("ArrayRecordComponent") // read only; a tree may have thousands of branches
    public record Branch(int id, double middle, double[] distances, double[] widths) {
        public Branch {
            if (distances.length == 0 || distances.length != widths.length) {
                throw new IllegalArgumentException(
                        distances.length + " distances do not suit " + widths.length + " widths");
            }
        }
    }
}
