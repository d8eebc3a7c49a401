package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Greedy k-means++: each next centroid is a row drawn with probability proportional to its squared distance from the
 * centroids so far; of {@code 2 + ln k} such draws the one that lowers the sum of those distances most is taken. Ends early
 * when every row is a centroid already, so the centroids are always distinct.
 */
final class KMeansPlusPlus {
    private final UnitRows rows;
    private final int clusters;
    private final SplittableRandom random;
    private final Parallel parallel;
    private final Monitor monitor;
    private final double[] nearest;
    private final double[] weightOfBlock;
    private final RowTile[] tiles;

    KMeansPlusPlus(UnitRows rows, int clusters, SplittableRandom random, Parallel parallel, Monitor monitor) {
        this.rows = rows;
        this.clusters = clusters;
        this.random = random;
        this.parallel = parallel;
        this.monitor = monitor;
        nearest = new double[rows.rows()];
        weightOfBlock = new double[rows.blocks()];
        tiles = new RowTile[parallel.threads()];
    }

    /** {@code k × d} centred coordinates, fewer rows when the matrix has fewer distinct ones. */
    double[] centroids() {
        int trials = 2 + (int) Math.log(clusters);
        double[] centroids = new double[clusters * rows.columns()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        place(centroids, 0, random.nextInt(rows.rows()));
        accept(centroids, 0);
        for (int cluster = 1; cluster < clusters; cluster++) {
            double weight = Arrays.stream(weightOfBlock).sum();
            if (!(weight > 0)) {
                return Arrays.copyOf(centroids, cluster * rows.columns());
            }
            double[] candidates = new double[trials * rows.columns()];
            int[] drawn = new int[trials];
            for (int trial = 0; trial < trials; trial++) {
                drawn[trial] = draw(random.nextDouble() * weight);
                place(candidates, trial, drawn[trial]);
            }
            place(centroids, cluster, drawn[best(candidates, trials)]);
            accept(centroids, cluster);
        }
        return centroids;
    }

    private void place(double[] points, int point, int row) {
        for (int column = 0; column < rows.columns(); column++) {
            points[point * rows.columns() + column] = rows.at(row, column);
        }
    }

    /** The row at which the running sum of weights passes {@code target}; never one of weight 0. */
    private int draw(double target) {
        double before = 0;
        int block = 0;
        while (block < weightOfBlock.length - 1 && before + weightOfBlock[block] <= target) {
            before += weightOfBlock[block++];
        }
        int last = -1;
        for (int row = rows.firstRow(block); row < rows.firstRow(block + 1); row++) {
            if (nearest[row] > 0) {
                last = row;
                before += nearest[row];
                if (before > target) {
                    return row;
                }
            }
        }
        return last >= 0 ? last : firstOfWeight();
    }

    /** Rounding can lead into a block without weight; any row with weight then serves. */
    private int firstOfWeight() {
        int row = 0;
        while (!(nearest[row] > 0)) {
            row++;
        }
        return row;
    }

    private int best(double[] candidates, int trials) {
        double[][] potential = new double[rows.blocks()][trials];
        forEachTile((block, tile, from) -> {
            for (int trial = 0; trial < trials; trial++) {
                tile.squaredDistances(candidates, trial);
                potential[block][trial] += tile.sumOfLesser(nearest, from);
            }
        });
        double[] total = new double[trials];
        for (double[] part : potential) {
            for (int trial = 0; trial < trials; trial++) {
                total[trial] += part[trial];
            }
        }
        int best = 0;
        for (int trial = 1; trial < trials; trial++) {
            best = total[trial] < total[best] ? trial : best;
        }
        return best;
    }

    private void accept(double[] centroids, int cluster) {
        Arrays.fill(weightOfBlock, 0);
        forEachTile((block, tile, from) -> {
            tile.squaredDistances(centroids, cluster);
            tile.keepLesser(nearest, from);
            for (int row = from; row < from + tile.size(); row++) {
                weightOfBlock[block] += nearest[row];
            }
        });
    }

    private void forEachTile(TileWork work) {
        parallel.forEach(rows.blocks(), monitor, (block, worker) -> {
            if (tiles[worker] == null) {
                tiles[worker] = new RowTile(rows);
            }
            int end = rows.firstRow(block + 1);
            for (int from = rows.firstRow(block); from < end; from += RowTile.ROWS) {
                monitor.checkpoint();
                tiles[worker].read(from, Math.min(RowTile.ROWS, end - from));
                work.run(block, tiles[worker], from);
            }
        });
    }

    /** What is done with a tile whose first row is {@code from}. */
    @FunctionalInterface
    private interface TileWork {
        void run(int block, RowTile tile, int from);
    }
}
