package crmbet.core.clustering;

import java.util.Arrays;

/**
 * Finds, for the rows of a tile, the nearest centroid and how much nearer it is than the next one. Used by one thread.
 *
 * <p>Half squared distances less a constant, {@code |c|²/2 − x·c}, are computed for all rows of a tile at once, then packed
 * with the number of the centroid into one integer, because the least and second least of integers are found without
 * branches. What the packing and rounding may have changed is bounded; rows for which that could matter (less than one in
 * a million as a rule) are decided again by differences, so the result is always that of comparing
 * {@code Σ (x − c)²} in doubles, the lower number winning ties.
 */
final class NearestCentroid {
    private static final int ROWS = RowTile.ROWS;
    private static final int GROUP = 8;
    private static final double ROUNDING = 0x1p-52;

    /** Number of the nearest centroid of each row. */
    final int[] nearest = new int[ROWS];

    /** A lower bound of how much farther the second nearest centroid is than the nearest, as a distance; below 0 never. */
    final double[] gaps = new double[ROWS];

    private final double[] scores = new double[GROUP * ROWS];
    private final long[] least = new long[ROWS];
    private final long[] second = new long[ROWS];
    private final UnitRows rows;

    NearestCentroid(UnitRows rows) {
        this.rows = rows;
    }

    /**
     * Fills {@link #nearest} and {@link #gaps}.
     *
     * @param list the row behind each place of the tile
     */
    void find(RowTile tile, int[] list, Centroids centroids) {
        int labelBits = Integer.SIZE - Integer.numberOfLeadingZeros(centroids.count - 1);
        int precision = Math.min(52, 61 - labelBits);
        double tileNorm = tile.largestNorm();
        double bound = Math.sqrt(tileNorm * centroids.largestNorm) + centroids.largestNorm / 2;
        double unit = Math.scalb(Math.max(bound, 0x1p-500), -precision);
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(second, Long.MAX_VALUE);
        for (int group = 0; group < centroids.count; group += GROUP) {
            int end = Math.min(centroids.count, group + GROUP);
            score(tile, centroids, group, end);
            for (int centroid = group; centroid < end; centroid++) {
                keepLeastTwo((centroid - group) * ROWS, 1 / unit, labelBits, centroid);
            }
        }
        // Of a half squared distance: two units of packing, and the rounding of a dot product of this length and size.
        double error = 2 * unit + (centroids.columns + 4) * ROUNDING * (bound + tileNorm);
        boundGaps(tile.norms, labelBits, unit, 2 * error);
        for (int i = 0; i < tile.size(); i++) {
            nearest[i] = (int) least[i] & ((1 << labelBits) - 1);
            if (!(gaps[i] > 0)) {
                decide(i, list[i], centroids);
            }
        }
    }

    private void score(RowTile tile, Centroids centroids, int from, int to) {
        int width = RowTile.paired(centroids.columns);
        for (int centroid = from; centroid < to; centroid += 2) {
            int into = (centroid - from) * ROWS;
            Arrays.fill(scores, into, into + ROWS, centroids.halfNorms[centroid]);
            Arrays.fill(scores, into + ROWS, into + 2 * ROWS, centroids.halfNorms[centroid + 1]);
            int column = 0;
            for (; column + 4 <= width; column += 4) {
                addFourColumns(
                        tile.coordinates, column * ROWS, centroids.negated, centroid * width + column, width, into);
            }
            if (column < width) {
                addTwoColumns(
                        tile.coordinates, column * ROWS, centroids.negated, centroid * width + column, width, into);
            }
        }
    }

    private void addFourColumns(double[] x, int from, double[] c, int at, int width, int into) {
        double a0 = c[at];
        double a1 = c[at + 1];
        double a2 = c[at + 2];
        double a3 = c[at + 3];
        double b0 = c[at + width];
        double b1 = c[at + width + 1];
        double b2 = c[at + width + 2];
        double b3 = c[at + width + 3];
        for (int i = 0; i < ROWS; i++) {
            double x0 = x[from + i];
            double x1 = x[from + ROWS + i];
            double x2 = x[from + 2 * ROWS + i];
            double x3 = x[from + 3 * ROWS + i];
            scores[into + i] = Math.fma(x0, a0, Math.fma(x1, a1, Math.fma(x2, a2, Math.fma(x3, a3, scores[into + i]))));
            scores[into + ROWS + i] =
                    Math.fma(x0, b0, Math.fma(x1, b1, Math.fma(x2, b2, Math.fma(x3, b3, scores[into + ROWS + i]))));
        }
    }

    private void addTwoColumns(double[] x, int from, double[] c, int at, int width, int into) {
        double a0 = c[at];
        double a1 = c[at + 1];
        double b0 = c[at + width];
        double b1 = c[at + width + 1];
        for (int i = 0; i < ROWS; i++) {
            double x0 = x[from + i];
            double x1 = x[from + ROWS + i];
            scores[into + i] = Math.fma(x0, a0, Math.fma(x1, a1, scores[into + i]));
            scores[into + ROWS + i] = Math.fma(x0, b0, Math.fma(x1, b1, scores[into + ROWS + i]));
        }
    }

    private void keepLeastTwo(int from, double perUnit, int labelBits, long centroid) {
        for (int i = 0; i < ROWS; i++) {
            long packed = ((long) (scores[from + i] * perUnit) << labelBits) | centroid;
            long former = least[i];
            second[i] = Math.min(second[i], Math.max(former, packed));
            least[i] = Math.min(former, packed);
        }
    }

    private void boundGaps(double[] norms, int labelBits, double unit, double error) {
        double twice = 2 * unit;
        for (int i = 0; i < ROWS; i++) {
            double near = norms[i] + twice * (least[i] >> labelBits) + error;
            double next = norms[i] + twice * (second[i] >> labelBits) - error;
            gaps[i] = Math.sqrt(Math.max(0, next)) - Math.sqrt(Math.max(0, near));
        }
    }

    private void decide(int place, int row, Centroids centroids) {
        double near = Double.POSITIVE_INFINITY;
        double next = Double.POSITIVE_INFINITY;
        for (int centroid = 0; centroid < centroids.count; centroid++) {
            double squared = rows.squaredDistance(row, centroids.coordinates, centroid);
            if (squared < near) {
                next = near;
                near = squared;
                nearest[place] = centroid;
            } else if (squared < next) {
                next = squared;
            }
        }
        // Room for the rounding of two sums of squares and their roots.
        double rounding = (centroids.columns + 4) * ROUNDING * Math.sqrt(next);
        gaps[place] = Math.max(0, Math.sqrt(next) - Math.sqrt(near) - rounding);
    }
}
