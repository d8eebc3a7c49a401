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
    private static final int SECOND = ROWS;
    private static final int SUM = 2 * ROWS;
    private static final double ROUNDING = 0x1p-52;
    private static final float FLOAT_ROUNDING = 0x1p-24f;
    /** Nearest centroids farther away than so many times the root mean square of the rows' norms are found by doubles. */
    private static final double REACH = 64;

    /** A lower bound of how much farther the second nearest centroid is than the nearest, as a distance; below 0 never. */
    final float[] gaps = new float[ROWS];

    private final UnitRows rows;
    /**
     * For each row the least packed distance, from {@link #SECOND} on the second least, from {@link #SUM} on what has been
     * added up of the next: one array, because in several the compiler would have to fear that they are the same.
     */
    private final int[] work = new int[3 * ROWS];

    private int labelMask;

    NearestCentroid(UnitRows rows) {
        this.rows = rows;
    }

    /** Number of the nearest centroid of the row at a place of the tile. */
    int nearest(int place) {
        return work[place] & labelMask;
    }

    /**
     * Finds what {@link #nearest} and {@link #gaps} then tell.
     *
     * @param list the row behind each place of the tile
     */
    void find(FloatTile tile, int[] list, Centroids centroids) {
        int labelBits = Integer.SIZE - Integer.numberOfLeadingZeros(centroids.count - 1);
        double reach = REACH * rows.typicalNorm() + Math.sqrt(centroids.leastNorm);
        var packing = Packing.of(labelBits, reach * reach);
        int lanes = tile.lanes();
        Arrays.fill(work, 0, SECOND + lanes, Integer.MAX_VALUE);
        int width = RowTile.paired(centroids.columns);
        for (int centroid = 0; centroid < centroids.count; centroid++) {
            measure(lanes, tile.coordinates, centroids.floats, centroid * width, packing, centroid, work);
        }
        float error = 4 * FLOAT_ROUNDING * (float) Math.sqrt(centroids.largestNorm);
        float relative = (centroids.columns + 16) * FLOAT_ROUNDING;
        boundGaps(lanes, labelBits, tile.coordinates.length, 1 / packing.perUnit(), relative, error);
        labelMask = (1 << labelBits) - 1;
        for (int i = 0; i < tile.size(); i++) {
            if (!(gaps[i] > 0)) {
                decide(i, list[i], centroids);
            }
        }
    }

    /**
     * Measures the distances to one centroid and keeps the least two of each row.
     *
     * <p>All loops are in one method, because it is then too long to be compiled into its callers, where loops do not become
     * vector instructions. Nor would they with a few operations more in one of them.
     *
     * @param c of the centroid, from {@code at} on
     */
    private static void measure(
            int lanes, float[][] coordinates, float[] c, int at, Packing packing, int centroid, int[] work) {
        float perUnit = packing.perUnit();
        int most = packing.most();
        int labelBits = packing.labelBits();
        int column = at;
        int groups = coordinates.length;
        float[] rest = coordinates[groups - 1];
        boolean pairLeft = rest.length == 2 * ROWS;
        for (int group = 0; group < (pairLeft ? groups - 1 : groups); group++, column += FloatTile.GROUP) {
            float[] x = coordinates[group];
            float c0 = c[column];
            float c1 = c[column + 1];
            float c2 = c[column + 2];
            float c3 = c[column + 3];
            for (int i = 0; i < lanes; i++) {
                float d0 = x[i] - c0;
                float d1 = x[ROWS + i] - c1;
                float d2 = x[2 * ROWS + i] - c2;
                float d3 = x[3 * ROWS + i] - c3;
                float squared = Math.fma(d0, d0, Math.fma(d1, d1, Math.fma(d2, d2, d3 * d3)));
                work[SUM + i] = Math.min(work[SUM + i] + Math.min((int) (squared * perUnit), most), most);
            }
        }
        if (pairLeft) {
            float c0 = c[column];
            float c1 = c[column + 1];
            for (int i = 0; i < lanes; i++) {
                float d0 = rest[i] - c0;
                float d1 = rest[ROWS + i] - c1;
                int units = work[SUM + i] + Math.min((int) (Math.fma(d0, d0, d1 * d1) * perUnit), most);
                work[SUM + i] = 0;
                int packed = (Math.min(units, most) << labelBits) | centroid;
                int former = work[i];
                work[SECOND + i] = Math.min(work[SECOND + i], Math.max(former, packed));
                work[i] = Math.min(former, packed);
            }
        } else {
            for (int i = 0; i < lanes; i++) {
                int packed = (work[SUM + i] << labelBits) | centroid;
                work[SUM + i] = 0;
                int former = work[i];
                work[SECOND + i] = Math.min(work[SECOND + i], Math.max(former, packed));
                work[i] = Math.min(former, packed);
            }
        }
    }

    /**
     * A squared distance found is too small by up to one unit for each group of columns, a distance by {@code relative} of itself, and, because of the
     * narrowed coordinates, by some share of the centroids' distance from the mean.
     */
    private void boundGaps(int lanes, int labelBits, int groups, float unit, float relative, float error) {
        float farther = 1 + relative;
        float nearer = 1 - relative;
        for (int i = 0; i < lanes; i++) {
            float near = (float) Math.sqrt(((float) (work[i] >> labelBits) + groups) * unit);
            float next = (float) Math.sqrt((float) (work[SECOND + i] >> labelBits) * unit);
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
                work[place] = centroid;
            } else if (squared < next) {
                next = squared;
            }
        }
        // Room for the rounding of two sums of squares and their roots.
        double rounding = (centroids.columns + 4) * ROUNDING * Math.sqrt(next);
        double gap = Math.sqrt(next) - Math.sqrt(near) - rounding;
        gaps[place] = (float) Math.max(0, gap - gap * 0x1p-22);
    }

    /**
     * How a squared distance and the number of a centroid share one integer.
     *
     * @param perUnit units of the integer in a squared distance of 1
     * @param most the greatest distance that is told from others, in units
     */
    private record Packing(int labelBits, float perUnit, int most) {
        static Packing of(int labelBits, double greatest) {
            // A bit is left over, so that a sum of two does not overflow.
            int most = (1 << (Integer.SIZE - 1 - Math.max(1, labelBits))) - 1;
            return new Packing(labelBits, (float) (most / greatest), most);
        }
    }
}
