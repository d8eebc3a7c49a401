package crmbet.workbench.chart;

/**
 * How much of each pixel around its own a round point covers.
 *
 * @param reach pixels beyond the middle one on each side
 * @param coverage 0 to 255, row by row, {@code (2·reach+1)²}
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop of the raster
record Dot(int reach, int[] coverage) {
    private static final int SAMPLES = 8;

    static Dot ofDiameter(double diameter) {
        if (!(diameter >= 1)) {
            throw new IllegalArgumentException("diameter " + diameter + " px: it must be 1 or more");
        }
        int reach = (int) Math.ceil((diameter - 1) / 2);
        int side = 2 * reach + 1;
        int[] coverage = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                coverage[row * side + column] =
                        255 * inside(column - reach, row - reach, diameter / 2) / (SAMPLES * SAMPLES);
            }
        }
        // A point of a pixel's width fills its pixel, though a circle in a square does not.
        coverage[reach * side + reach] = 255;
        return new Dot(reach, coverage);
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
