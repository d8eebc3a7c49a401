package crmbet.core.neighbor;

import java.util.Arrays;

/** Leaf distances in plain loops, four columns at a time to keep the sums in registers. */
final class PlainLeafKernel implements LeafKernel {
    private static final int LEAF = KdTree.LEAF;

    @Override
    public int squaresBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result) {
        squares(point, offset, blocks, block, columns, result);
        return below(result, limit);
    }

    @Override
    public int differencesBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result) {
        differences(point, offset, blocks, block, columns, result);
        return below(result, limit);
    }

    private static int below(double[] sums, double limit) {
        int below = 0;
        for (int i = 0; i < LEAF; i++) {
            below |= sums[i] < limit ? 1 << i : 0;
        }
        return below;
    }

    @Override
    public void squares(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
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

    @Override
    public void differences(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
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

    @Override
    public int squaresToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums) {
        Arrays.fill(sums, 0, LEAF, 0);
        for (int column = 0; column < columns; column++) {
            double least = low[box + column];
            double greatest = high[box + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                double gap = gap(blocks[start + i], least, greatest);
                sums[i] += gap * gap;
            }
        }
        return below(sums, limits);
    }

    @Override
    public int differencesToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums) {
        Arrays.fill(sums, 0, LEAF, 0);
        for (int column = 0; column < columns; column++) {
            double least = low[box + column];
            double greatest = high[box + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                sums[i] += gap(blocks[start + i], least, greatest);
            }
        }
        return below(sums, limits);
    }

    private static int below(double[] sums, double[] limits) {
        int below = 0;
        for (int i = 0; i < LEAF; i++) {
            below |= sums[i] < limits[i] ? 1 << i : 0;
        }
        return below;
    }

    /**
     * How far a value lies outside of an interval, without a branch: beyond one end at most, and a number added to its
     * magnitude is 0 if negative, else exactly twice itself.
     */
    private static double gap(double x, double least, double greatest) {
        double below = least - x;
        double above = x - greatest;
        return 0.5 * ((below + Math.abs(below)) + (above + Math.abs(above)));
    }
}
