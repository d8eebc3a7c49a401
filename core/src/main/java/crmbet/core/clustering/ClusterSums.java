package crmbet.core.clustering;

import java.util.Arrays;

/** Sums of coordinates and numbers of rows by cluster, or what has been added to and taken from them. */
final class ClusterSums {
    final double[] sums;
    final int[] counts;
    private final int columns;
    private long moves;

    ClusterSums(int clusters, int columns) {
        sums = new double[clusters * columns];
        counts = new int[clusters];
        this.columns = columns;
    }

    /** How many rows have been added. */
    long moves() {
        return moves;
    }

    /** Adds the row at a place of the tile. */
    void add(int cluster, RowTile tile, int place) {
        moves++;
        counts[cluster]++;
        int at = cluster * columns;
        for (int column = 0; column < columns; column++) {
            sums[at + column] += tile.coordinates[column * RowTile.ROWS + place];
        }
    }

    /** Takes the row at a place of the tile away again. */
    void remove(int cluster, RowTile tile, int place) {
        counts[cluster]--;
        int at = cluster * columns;
        for (int column = 0; column < columns; column++) {
            sums[at + column] -= tile.coordinates[column * RowTile.ROWS + place];
        }
    }

    void add(ClusterSums other) {
        moves += other.moves;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        for (int cluster = 0; cluster < counts.length; cluster++) {
            counts[cluster] += other.counts[cluster];
        }
    }

    /**
     * Adds the rows {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @return the sum of squared distances of those rows to the centroids of their clusters
     */
    double addAll(UnitRows rows, int from, int to, int[] labels, Centroids centroids) {
        // A sum for each column: independent sums run side by side, a single one would wait for every addition.
        double[] squares = new double[columns];
        double[] values = rows.values();
        double[] mean = rows.mean();
        double scale = rows.scale();
        for (int row = from; row < to; row++) {
            counts[labels[row]]++;
            int source = row * columns;
            int target = labels[row] * columns;
            for (int column = 0; column < columns; column++) {
                double value = (values[source + column] - mean[column]) * scale;
                double difference = value - centroids.coordinates[target + column];
                sums[target + column] += value;
                squares[column] += difference * difference;
            }
        }
        return Arrays.stream(squares).sum();
    }

    /** Moves a row that is alone in its new cluster. */
    void move(UnitRows rows, int row, int from, int to) {
        for (int column = 0; column < columns; column++) {
            sums[from * columns + column] -= rows.at(row, column);
            sums[to * columns + column] = rows.at(row, column);
        }
        counts[from]--;
        counts[to] = 1;
    }

    /** The means; a cluster without rows keeps its place. */
    Centroids centroids(Centroids former) {
        double[] means = former.coordinates.clone();
        for (int cluster = 0; cluster < counts.length; cluster++) {
            for (int i = cluster * columns; counts[cluster] > 0 && i < (cluster + 1) * columns; i++) {
                means[i] = sums[i] / counts[cluster];
            }
        }
        return new Centroids(means, columns);
    }
}
