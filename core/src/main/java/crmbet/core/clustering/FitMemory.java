package crmbet.core.clustering;

import crmbet.core.neighbor.Metric;

/**
 * Memory that a fit takes at its peak, beside the matrix: that of the arrays which live at the same time, the result among
 * them. Confirmed by collecting garbage again and again during fits.
 *
 * @param perRow bytes of all arrays as long as the matrix
 * @param whileSeeding bytes of those that live while k-means draws a start
 * @param perSeedingRow bytes of each row from which a start is drawn, if those are all
 * @param perSampledRow bytes of each row from which a start is drawn, if those are a sample
 * @param sample rows of such a sample
 * @param perBlock bytes of what k-means adds up in each block of rows
 */
record FitMemory(long perRow, long whileSeeding, long perSeedingRow, long perSampledRow, long sample, long perBlock) {
    /** Labels, as the model and the result keep them, probabilities and outlier scores. */
    private static final long RESULT = 16;
    /** Labels of a start and how long its rows rest. */
    private static final long START = Integer.BYTES + Float.BYTES;

    private static final int BLOCK = 4096;
    private static final int MOST_BLOCKS = 256;
    /** How many neighbours of each row HDBSCAN keeps at most. */
    private static final int MOST_NEIGHBORS = 16;

    static FitMemory of(Strategy strategy, int columns) {
        return switch (strategy) {
            case KMeansStrategy kMeans -> kMeans(kMeans.options(), columns);
            case DbscanStrategy dbscan -> ofTree(tree(dbscan.options().metric(), columns) + RESULT + 10);
            case HdbscanStrategy hdbscan -> {
                var options = hdbscan.options();
                long neighbors = (long) Integer.BYTES * Math.min(options.minSamples(), MOST_NEIGHBORS);
                yield ofTree(tree(options.metric(), columns) + neighbors + RESULT + 90);
            }
        };
    }

    private static FitMemory kMeans(KMeansOptions options, int columns) {
        long copies = (long) Float.BYTES * columns;
        // Beside the best labels so far; before the first start there are neither those nor copies.
        long whileSeeding = options.starts() > 1 ? Integer.BYTES + copies : 0;
        return new FitMemory(
                Math.max(RESULT, (options.starts() > 1 ? Integer.BYTES : 0) + START + copies),
                whileSeeding,
                Double.BYTES,
                Double.BYTES * (columns + 1L),
                KMeansStarts.enoughForSeeding(options.clusters()),
                2L * Double.BYTES * columns * options.clusters());
    }

    private static FitMemory ofTree(long perRow) {
        return new FitMemory(perRow, 0, 0, 0, 0, 0);
    }

    /** Values, boxes and the rows' order; unit vectors are a copy of the matrix besides. */
    private static long tree(Metric metric, int columns) {
        long copies = metric == Metric.COSINE ? 2 : 1;
        return copies * Double.BYTES * columns + columns + Integer.BYTES;
    }

    long bytes(int rows) {
        long drawing = rows > sample ? perSampledRow * sample : perSeedingRow * rows;
        long most = Math.max(perRow * rows, whileSeeding * rows + drawing);
        return most + perBlock * Math.min(MOST_BLOCKS, Math.ceilDiv(rows, BLOCK));
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
