package crmbet.workbench.chart;

import java.util.stream.IntStream;

/**
 * How much of each pixel around its own a round point covers.
 *
 * @param reach pixels beyond the middle one on each side
 * @param coverage 0 to {@link #FULL}, row by row, {@code (2·reach+1)²}
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop of the raster
record Dot(int reach, int[] coverage) {
    private static final int SAMPLES = 8;

    /** A pixel that is covered wholly. */
    static final int FULL = SAMPLES * SAMPLES;

    static Dot ofDiameter(double diameter) {
        if (!(diameter >= 1)) {
            throw new IllegalArgumentException("diameter " + diameter + " px: it must be 1 or more");
        }
        int reach = (int) Math.ceil((diameter - 1) / 2);
        int side = 2 * reach + 1;
        int[] coverage = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                coverage[row * side + column] = inside(column - reach, row - reach, diameter / 2);
            }
        }
        // A point of a pixel's width fills its pixel, though a circle in a square does not.
        coverage[reach * side + reach] = FULL;
        return new Dot(reach, coverage);
    }

    /** The pixels that it covers, in pictures of a width. */
    Steps steps(int width) {
        int[] pixels =
                IntStream.range(0, coverage.length).filter(i -> coverage[i] > 0).toArray();
        return new Steps(
                IntStream.of(pixels)
                        .map(i -> (i / side() - reach) * width + i % side() - reach)
                        .toArray(),
                IntStream.of(pixels).map(i -> coverage[i]).toArray());
    }

    /**
     * The pixels that a dot covers.
     *
     * @param offset how far each lies from the middle one in an array of pixels
     * @param coverage how much of each is covered
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Steps(int[] offset, int[] coverage) {}

    /** Pixels across. */
    int side() {
        return 2 * reach + 1;
    }

    private static int inside(int pixelX, int pixelY, double radius) {
        int count = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double x = pixelX + (i + 0.5) / SAMPLES - 0.5;
                double y = pixelY + (j + 0.5) / SAMPLES - 0.5;
                if (x * x + y * y <= radius * radius) {
                    count++;
                }
            }
        }
        return count;
    }
}
