package crmbet.core.clustering;

import crmbet.core.neighbor.Metric;

/**
 * Memory that a fit takes at its peak, beside the matrix: that of the arrays which live at the same time, the result among
 * them. Confirmed by collecting garbage again and again during fits.
 *
 * @param perRow bytes of all arrays as long as the matrix
 * @param perSampledRow bytes of each row from which k-means draws a start, when of the others only labels live
 * @param perBlock bytes of what k-means adds up in each block of rows
 */
record FitMemory(long perRow, long perSampledRow, long perBlock) {
    /** Labels, as the model and the result keep them, probabilities and outlier scores. */
    private static final long RESULT = 16;

    private static final long SAMPLED_ROWS = 1 << 16;
    private static final int BLOCK = 4096;
    private static final int MOST_BLOCKS = 256;
    /** How many neighbours of each row HDBSCAN keeps at most. */
    private static final int MOST_NEIGHBORS = 16;

    static FitMemory of(Strategy strategy, int columns) {
        return switch (strategy) {
            case KMeansStrategy kMeans ->
                new FitMemory(
                        RESULT,
                        Double.BYTES * (columns + 1L),
                        2L * Double.BYTES * columns * kMeans.options().clusters());
            case DbscanStrategy dbscan -> new FitMemory(tree(dbscan.options().metric(), columns) + RESULT + 10, 0, 0);
            case HdbscanStrategy hdbscan -> {
                var options = hdbscan.options();
                long neighbors = (long) Integer.BYTES * Math.min(options.minSamples(), MOST_NEIGHBORS);
                yield new FitMemory(tree(options.metric(), columns) + neighbors + RESULT + 90, 0, 0);
            }
        };
    }

    /** Values, boxes and the rows' order; unit vectors are a copy of the matrix besides. */
    private static long tree(Metric metric, int columns) {
        long copies = metric == Metric.COSINE ? 2 : 1;
        return copies * Double.BYTES * columns + columns + Integer.BYTES;
    }

    long bytes(int rows) {
        long seeding = (long) Integer.BYTES * rows + perSampledRow * Math.min(rows, SAMPLED_ROWS);
        return Math.max(perRow * rows, seeding) + perBlock * Math.min(MOST_BLOCKS, Math.ceilDiv(rows, BLOCK));
    }

    /** The most rows, of so many, that are done with so many bytes. */
    int rowsWithin(long bytes, int rows) {
        int enough = 0;
        int most = rows;
        while (enough < most) {
            int middle = most - (most - enough) / 2;
            if (bytes(middle) <= bytes) {
                enough = middle;
            } else {
                most = middle - 1;
            }
        }
        return enough;
    }
}
