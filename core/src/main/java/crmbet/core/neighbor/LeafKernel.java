package crmbet.core.neighbor;

/**
 * Distances from one point, or one box, to a leaf whose values lie column by column. All kernels add the columns in their
 * order and round after every operation, so their results are equal to the last bit.
 *
 * <p>Results about the {@value KdTree#LEAF} places of a leaf are masks: bit {@code i} stands for place {@code i}.
 */
sealed interface LeafKernel permits PlainLeafKernel, VectorLeafKernel {
    /** The fastest kernel for a tree of so many rows; the plain one where Java was started without its vector module. */
    static LeafKernel forRows(int rows) {
        return rows < Kernels.ROWS_WORTH_VECTORS ? Kernels.PLAIN : Kernels.FASTEST;
    }

    /**
     * Sums of squared differences.
     *
     * @param point coordinates of the point from {@code offset} on
     * @param blocks values of the leaf from {@code block} on, {@code columns × LEAF}
     * @param result where the {@value KdTree#LEAF} sums go
     */
    void squares(double[] point, int offset, double[] blocks, int block, int columns, double[] result);

    /** As {@link #squares}; returns the places whose sum is below a limit. */
    int squaresBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result);

    /** As {@link #squares}, for sums of absolute differences. */
    void differences(double[] point, int offset, double[] blocks, int block, int columns, double[] result);

    /** As {@link #squaresBelow}, for sums of absolute differences. */
    int differencesBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result);

    /**
     * The places whose sum of squared gaps to a box is below their own limit.
     *
     * @param low the box's least values from {@code box} on
     * @param high the box's greatest values from {@code box} on
     * @param limits one for each place
     * @param sums room for as many numbers
     */
    int squaresToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums);

    /** As {@link #squaresToBoxBelow}, for sums of gaps. */
    int differencesToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums);

    /** The kernels themselves. */
    final class Kernels {
        /** With fewer a search ends before the vector code is compiled, and until then that code is slow. */
        static final int ROWS_WORTH_VECTORS = 16_384;

        static final LeafKernel PLAIN = new PlainLeafKernel();
        static final LeafKernel FASTEST =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? new VectorLeafKernel() : PLAIN;

        private Kernels() {}
    }
}
