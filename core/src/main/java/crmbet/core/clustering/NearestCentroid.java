package crmbet.core.clustering;

import java.util.Arrays;

/**
 * Finds, for the rows of a tile, the nearest centroid and how much nearer it is than the next one. Used by one thread.
 *
 * <p>Distances are computed with floats for all rows of a tile at once, then packed as whole numbers with the number of the
 * centroid behind them, because the least and second least of integers are found without branches. What narrowing, packing
 * and rounding may have changed is bounded; rows for which that could matter (a few in a million as a rule) are decided
 * again with doubles, so the result is always that of comparing {@code Σ (x − c)²} in doubles, the lower number winning
 * ties.
 *
 * <p>Each loop writes to arrays of another type than those it reads coordinates from, and is short: otherwise the compiler
 * does not turn it into vector instructions.
 */
final class NearestCentroid {
    private static final int ROWS = FloatTile.ROWS;
    private static final double ROUNDING = 0x1p-52;
    private static final float FLOAT_ROUNDING = 0x1p-24f;
    /** Nearest centroids farther away than so many times the root mean square of the rows' norms are found by doubles. */
    private static final double REACH = 64;

    /** Number of the nearest centroid of each row. */
    final int[] nearest = new int[ROWS];

    /** A lower bound of how much farther the second nearest centroid is than the nearest, as a distance; below 0 never. */
    final float[] gaps = new float[ROWS];

    private final UnitRows rows;
    private final double[] partial = new double[ROWS];
    private final int[] least = new int[ROWS];
    private final int[] second = new int[ROWS];

    NearestCentroid(UnitRows rows) {
        this.rows = rows;
    }

    /**
     * Fills {@link #nearest} and {@link #gaps}.
     *
     * @param list the row behind each place of the tile
     */
    void find(FloatTile tile, int[] list, Centroids centroids) {
        int labelBits = Integer.SIZE - Integer.numberOfLeadingZeros(centroids.count - 1);
        int most = (1 << (Integer.SIZE - 1 - labelBits)) - 1;
        double reach = REACH * rows.typicalNorm() + Math.sqrt(centroids.leastNorm);
        float perUnit = (float) (most / (reach * reach));
        int lanes = tile.lanes();
        Arrays.fill(least, 0, lanes, Integer.MAX_VALUE);
        Arrays.fill(second, 0, lanes, Integer.MAX_VALUE);
        for (int centroid = 0; centroid < centroids.count; centroid++) {
            measure(tile, centroids, centroid);
            keepLeastTwo(lanes, perUnit, most, labelBits, centroid);
        }
        float error = 4 * FLOAT_ROUNDING * (float) Math.sqrt(centroids.largestNorm);
        boundGaps(lanes, labelBits, 1 / perUnit, (centroids.columns + 16) * FLOAT_ROUNDING, error);
        int label = (1 << labelBits) - 1;
        for (int i = 0; i < tile.size(); i++) {
            nearest[i] = least[i] & label;
            if (!(gaps[i] > 0)) {
                decide(i, list[i], centroids);
            }
        }
    }

    /** Fills {@link #partial} with squared distances to one centroid. */
    private void measure(FloatTile tile, Centroids centroids, int centroid) {
        int width = RowTile.paired(centroids.columns);
        int at = centroid * width;
        Arrays.fill(partial, 0, tile.lanes(), 0);
        int column = 0;
        for (; column + 4 <= width; column += 4) {
            addFourColumns(tile.lanes(), tile.coordinates, column * ROWS, centroids.floats, at + column, partial);
        }
        if (column < width) {
            addTwoColumns(tile.lanes(), tile.coordinates, column * ROWS, centroids.floats, at + column, partial);
        }
    }

    private static void addFourColumns(int lanes, float[] x, int from, float[] c, int at, double[] partial) {
        float c0 = c[at];
        float c1 = c[at + 1];
        float c2 = c[at + 2];
        float c3 = c[at + 3];
        for (int i = 0; i < lanes; i++) {
            float d0 = x[from + i] - c0;
            float d1 = x[from + ROWS + i] - c1;
            float d2 = x[from + 2 * ROWS + i] - c2;
            float d3 = x[from + 3 * ROWS + i] - c3;
            partial[i] += Math.fma(d0, d0, Math.fma(d1, d1, Math.fma(d2, d2, d3 * d3)));
        }
    }

    private static void addTwoColumns(int lanes, float[] x, int from, float[] c, int at, double[] partial) {
        float c0 = c[at];
        float c1 = c[at + 1];
        for (int i = 0; i < lanes; i++) {
            float d0 = x[from + i] - c0;
            float d1 = x[from + ROWS + i] - c1;
            partial[i] += Math.fma(d0, d0, d1 * d1);
        }
    }

    private void keepLeastTwo(int lanes, float perUnit, int most, int labelBits, int centroid) {
        // Copies of the fields: the compiler cannot know that writing to an array changes none of the references.
        double[] squared = partial;
        int[] nearer = least;
        int[] farther = second;
        for (int i = 0; i < lanes; i++) {
            int units = (int) ((float) squared[i] * perUnit);
            int packed = (Math.min(units, most) << labelBits) | centroid;
            int former = nearer[i];
            farther[i] = Math.min(farther[i], Math.max(former, packed));
            nearer[i] = Math.min(former, packed);
        }
    }

    /**
     * A squared distance found is off by one unit of packing, a distance by {@code relative} of itself, and, because of the
     * narrowed coordinates, by some share of the centroids' distance from the mean.
     */
    private void boundGaps(int lanes, int labelBits, float unit, float relative, float error) {
        float farther = 1 + relative;
        float nearer = 1 - relative;
        for (int i = 0; i < lanes; i++) {
            float near = (float) Math.sqrt(((float) (least[i] >> labelBits) + 1) * unit);
            float next = (float) Math.sqrt(((float) (second[i] >> labelBits) - 1) * unit);
            gaps[i] = next * nearer - near * farther - error;
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
        double gap = Math.sqrt(next) - Math.sqrt(near) - rounding;
        gaps[place] = (float) Math.max(0, gap - gap * 0x1p-22);
    }
}
