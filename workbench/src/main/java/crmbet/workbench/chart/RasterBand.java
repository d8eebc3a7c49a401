package crmbet.workbench.chart;

import java.util.Arrays;

/**
 * Some rows of pixels while points are put on them, coat by coat. A pixel belongs to the coat with the most points on it
 * (to the first of those when tied) among the coats of the highest tier that has any.
 *
 * <p>A coat's points are counted on a plane of their own, which is then laid over what there was: in loops without
 * branches over all pixels that the coat may touch, or one by one over those it did touch if they are few.
 */
final class RasterBand {
    /** Weights of a tier begin at this times the tier. */
    private static final int TIER = 1 << 28;

    /** Going over a pixel without branches is as much faster as this than looking one up. */
    private static final int PIXELS_PER_LOOKUP = 8;

    private int width;
    private int top;
    private int end;
    /** Of the coat that is being counted; 0 everywhere between coats. */
    private int[] weight = {};
    /** The largest weight of any coat so far, above the beginning of its tier. */
    private int[] best = {};
    /** Number of the coat with the largest weight, from 1; 0 for none. */
    private int[] owner = {};

    private boolean listing;
    private int[] listed = {};
    private int listedCount;

    /** Forgets everything and stands for pixel rows {@code top} to {@code end}, exclusive. */
    void begin(int newWidth, int newTop, int newEnd) {
        width = newWidth;
        top = newTop;
        end = newEnd;
        int size = width * (end - top);
        if (owner.length < size) {
            weight = new int[size];
            best = new int[size];
            owner = new int[size];
        }
        Arrays.fill(best, 0, size, 0);
        Arrays.fill(owner, 0, size, 0);
    }

    /**
     * Makes ready for the points of a coat.
     *
     * @param mostPixels that will be touched, each time counted
     * @param around the points, in pixels
     */
    void beginCoat(long mostPixels, PixelBox around) {
        listing =
                mostPixels * PIXELS_PER_LOOKUP < around.within(width, top, end).area();
        listedCount = 0;
        if (listing && listed.length < mostPixels) {
            listed = new int[(int) mostPixels];
        }
    }

    /** Puts each point on the pixel that it falls on. */
    void addPoints(PointLayer layer, int from, int to, Projection projection) {
        for (int i = from; i < to; i++) {
            int column = projection.column(layer.x[i]);
            int row = projection.row(layer.y[i]) - top;
            if ((column | (width - 1 - column) | row | (end - top - 1 - row)) >= 0) {
                add(row * width + column, 1);
            }
        }
    }

    /** Puts each point on the pixels that it covers; {@code steps} are the dot's in a picture as wide as this. */
    void addDots(PointLayer layer, int from, int to, Projection projection, Dot dot, Dot.Steps steps) {
        int reach = dot.reach();
        int[] offset = steps.offset();
        int[] coverage = steps.coverage();
        for (int i = from; i < to; i++) {
            int column = projection.column(layer.x[i]);
            int row = projection.row(layer.y[i]) - top;
            int room = Math.min(Math.min(column, width - 1 - column), Math.min(row, end - top - 1 - row));
            if (room >= reach) {
                int pixel = row * width + column;
                for (int step = 0; step < offset.length; step++) {
                    add(pixel + offset[step], coverage[step]);
                }
            } else if (room >= -reach) {
                addClipped(column, row, dot);
            }
        }
    }

    private void addClipped(int column, int row, Dot dot) {
        int reach = dot.reach();
        int side = 2 * reach + 1;
        for (int y = Math.max(0, row - reach); y < Math.min(end - top, row + reach + 1); y++) {
            for (int x = Math.max(0, column - reach); x < Math.min(width, column + reach + 1); x++) {
                add(y * width + x, dot.coverage()[(y - row + reach) * side + x - column + reach]);
            }
        }
    }

    /** Puts the points of each bin on the pixel that its middle falls on. */
    void addBins(BinLevel level, BinPlaces places) {
        int[] bins = level.bins();
        int[] columns = places.columns();
        int last = places.firstRowAbove(top);
        for (int row = places.firstRowAbove(end); row < last; row++) {
            int base = (places.row(row) - top) * width;
            int to = level.firstFrom(row, places.endColumn());
            for (int i = level.firstFrom(row, places.firstColumn()); i < to; i++) {
                add(base + columns[BinLevel.column(bins[i])], BinLevel.count(bins[i]));
            }
        }
    }

    private void add(int pixel, int count) {
        weight[pixel] += count;
        if (listing) {
            listed[listedCount++] = pixel;
        }
    }

    /**
     * Lays the coat over what there was.
     *
     * @param coat from 0
     * @param around as in {@link #beginCoat}
     */
    void endCoat(int coat, int tier, PixelBox around) {
        if (listing) {
            for (int i = 0; i < listedCount; i++) {
                lay(listed[i], listed[i] + 1, coat + 1, tier * TIER);
            }
        } else {
            PixelBox touched = around.within(width, top, end);
            for (int row = touched.top() - top; row < touched.bottom() - top; row++) {
                lay(row * width + touched.left(), row * width + touched.right(), coat + 1, tier * TIER);
            }
        }
    }

    private void lay(int from, int to, int mark, int tierStart) {
        int[] weights = weight;
        int[] bests = best;
        int[] owners = owner;
        for (int i = from; i < to; i++) {
            // All ones where the coat has a point, and where it has more than any before: compilers turn this into
            // vectors.
            int any = -weights[i] >> 31;
            int now = (weights[i] + tierStart) & any;
            int wins = (bests[i] - now) >> 31;
            bests[i] = (bests[i] & ~wins) | (now & wins);
            owners[i] = (owners[i] & ~wins) | (mark & wins);
            weights[i] = 0;
        }
    }

    /**
     * Writes colours.
     *
     * @param shades the colours of no coat, then of each, by weight, {@code stride} each
     * @param pixels of the whole picture
     */
    void color(int[] shades, int stride, int[] pixels) {
        int base = top * width;
        for (int i = 0; i < width * (end - top); i++) {
            pixels[base + i] = shades[owner[i] * stride + Math.min(best[i] & (TIER - 1), stride - 1)];
        }
    }

    /**
     * Writes weights, negated, over the colours of coats that are shaded by density.
     *
     * @return the largest of these weights; 0 if there is none
     */
    int writeWeights(boolean[] byDensity, int[] pixels) {
        int base = top * width;
        int most = 0;
        for (int i = 0; i < width * (end - top); i++) {
            if (owner[i] > 0 && byDensity[owner[i] - 1]) {
                int here = best[i] & (TIER - 1);
                pixels[base + i] = -here;
                most = Math.max(most, here);
            }
        }
        return most;
    }

    int width() {
        return width;
    }

    int top() {
        return top;
    }

    int end() {
        return end;
    }
}
