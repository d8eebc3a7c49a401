package crmbet.core.neighbor;

/**
 * Distances from one point to a leaf whose values lie column by column. Four columns at a time keep the sums in registers;
 * the additions happen in the order of the columns, so results equal those of a plain loop to the last bit.
 */
final class LeafDistances {
    private static final int LEAF = KdTree.LEAF;

    private LeafDistances() {}

    static void sumOfSquares(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
        int column = startSquares(point, offset, blocks, block, columns, result);
        for (; column + 4 <= columns; column += 4) {
            double x0 = point[offset + column];
            double x1 = point[offset + column + 1];
            double x2 = point[offset + column + 2];
            double x3 = point[offset + column + 3];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                double t0 = x0 - blocks[start + i];
                double t1 = x1 - blocks[start + LEAF + i];
                double t2 = x2 - blocks[start + 2 * LEAF + i];
                double t3 = x3 - blocks[start + 3 * LEAF + i];
                result[i] = (((result[i] + t0 * t0) + t1 * t1) + t2 * t2) + t3 * t3;
            }
        }
        for (; column < columns; column++) {
            double x = point[offset + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                double t = x - blocks[start + i];
                result[i] += t * t;
            }
        }
    }

    private static int startSquares(
            double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
        double x0 = point[offset];
        if (columns == 1) {
            for (int i = 0; i < LEAF; i++) {
                double t0 = x0 - blocks[block + i];
                result[i] = t0 * t0;
            }
            return 1;
        }
        double x1 = point[offset + 1];
        if (columns < 4) {
            for (int i = 0; i < LEAF; i++) {
                double t0 = x0 - blocks[block + i];
                double t1 = x1 - blocks[block + LEAF + i];
                result[i] = t0 * t0 + t1 * t1;
            }
            return 2;
        }
        double x2 = point[offset + 2];
        double x3 = point[offset + 3];
        for (int i = 0; i < LEAF; i++) {
            double t0 = x0 - blocks[block + i];
            double t1 = x1 - blocks[block + LEAF + i];
            double t2 = x2 - blocks[block + 2 * LEAF + i];
            double t3 = x3 - blocks[block + 3 * LEAF + i];
            result[i] = ((t0 * t0 + t1 * t1) + t2 * t2) + t3 * t3;
        }
        return 4;
    }

    static void sumOfDifferences(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
        double first = point[offset];
        for (int i = 0; i < LEAF; i++) {
            result[i] = Math.abs(first - blocks[block + i]);
        }
        for (int column = 1; column < columns; column++) {
            double x = point[offset + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                result[i] += Math.abs(x - blocks[start + i]);
            }
        }
    }
}
