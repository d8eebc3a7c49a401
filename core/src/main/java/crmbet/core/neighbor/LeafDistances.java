package crmbet.core.neighbor;

import java.util.Arrays;

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

    /**
     * Least reduced distance from each point of a leaf to a box. The {@linkplain #gap gaps} are exact, so the results equal
     * to the last bit those of the loop over a single point.
     */
    static void squaresToBox(
            double[] blocks, int block, double[] low, double[] high, int box, int columns, double[] result) {
        Arrays.fill(result, 0, LEAF, 0);
        int column = 0;
        for (; column + 4 <= columns; column += 4) {
            double low0 = low[box + column];
            double low1 = low[box + column + 1];
            double low2 = low[box + column + 2];
            double low3 = low[box + column + 3];
            double high0 = high[box + column];
            double high1 = high[box + column + 1];
            double high2 = high[box + column + 2];
            double high3 = high[box + column + 3];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                double t0 = gap(blocks[start + i], low0, high0);
                double t1 = gap(blocks[start + LEAF + i], low1, high1);
                double t2 = gap(blocks[start + 2 * LEAF + i], low2, high2);
                double t3 = gap(blocks[start + 3 * LEAF + i], low3, high3);
                result[i] = (((result[i] + t0 * t0) + t1 * t1) + t2 * t2) + t3 * t3;
            }
        }
        for (; column < columns; column++) {
            double least = low[box + column];
            double greatest = high[box + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                double t = gap(blocks[start + i], least, greatest);
                result[i] += t * t;
            }
        }
    }

    /** As {@link #squaresToBox}, for sums of differences. */
    static void differencesToBox(
            double[] blocks, int block, double[] low, double[] high, int box, int columns, double[] result) {
        Arrays.fill(result, 0, LEAF, 0);
        for (int column = 0; column < columns; column++) {
            double least = low[box + column];
            double greatest = high[box + column];
            int start = block + column * LEAF;
            for (int i = 0; i < LEAF; i++) {
                result[i] += gap(blocks[start + i], least, greatest);
            }
        }
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
