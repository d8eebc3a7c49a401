package crmbet.core.clustering;

/** Sums of coordinates and numbers of rows by cluster, or what has been added to and taken from them. */
final class ClusterSums {
    final int[] counts;
    private final double[] sums;
    /** What rounding took from the sums when others were added: kept so that many small changes do not add up to an error. */
    private final double[] lost;

    private final int columns;
    private double squares;
    private long moves;

    ClusterSums(int clusters, int columns) {
        sums = new double[clusters * columns];
        lost = new double[clusters * columns];
        counts = new int[clusters];
        this.columns = columns;
    }

    /** How many rows have come new or changed their cluster. */
    long moves() {
        return moves;
    }

    /** Adds a row that was in no cluster before. */
    void add(UnitRows rows, int row, int cluster) {
        moves++;
        counts[cluster]++;
        var matrix = rows.matrix();
        double[] mean = rows.mean();
        double scale = rows.scale();
        int from = row * columns;
        int to = cluster * columns;
        double norm = 0;
        for (int column = 0; column < columns; column++) {
            double value = (matrix.value(from + column) - mean[column]) * scale;
            sums[to + column] += value;
            norm += value * value;
        }
        squares += norm;
    }

    /** Takes a row from one cluster to another. */
    void move(UnitRows rows, int row, int former, int cluster) {
        var tile = new RowTile(rows);
        tile.read(row, 1);
        move(tile, 0, former, cluster);
    }

    /** Takes the row at a place of a tile from one cluster to another. */
    void move(RowTile tile, int place, int former, int cluster) {
        moves++;
        counts[former]--;
        counts[cluster]++;
        double[] coordinates = tile.coordinates;
        int from = former * columns;
        int to = cluster * columns;
        for (int column = 0; column < columns; column++) {
            double value = coordinates[column * RowTile.ROWS + place];
            sums[from + column] -= value;
            sums[to + column] += value;
        }
    }

    /** Forgets what rounding left in the sums of a cluster without rows. */
    void clear(int cluster) {
        for (int i = cluster * columns; i < (cluster + 1) * columns; i++) {
            sums[i] = 0;
            lost[i] = 0;
        }
    }

    void add(ClusterSums other) {
        moves += other.moves;
        squares += other.squares;
        for (int i = 0; i < sums.length; i++) {
            double before = sums[i];
            double change = other.sums[i];
            double after = before + change;
            sums[i] = after;
            // Neumaier's variant of Kahan's summation.
            lost[i] += Math.abs(before) >= Math.abs(change) ? before - after + change : change - after + before;
        }
        for (int cluster = 0; cluster < counts.length; cluster++) {
            counts[cluster] += other.counts[cluster];
        }
    }

    /** Sum of the squared distances of all rows from the mean. */
    double squares() {
        return squares;
    }

    /** Sum of the squared distances of all rows from the centroids of their clusters; off by rounding of {@link #squares}. */
    double inertia(Centroids centroids) {
        double less = 0;
        for (int i = 0; i < sums.length; i++) {
            double coordinate = centroids.coordinates[i];
            less += coordinate * (2 * (sums[i] + lost[i]) - counts[i / columns] * coordinate);
        }
        return squares - less;
    }

    /** The means; a cluster without rows keeps its place. */
    Centroids centroids(Centroids former) {
        double[] means = former.coordinates.clone();
        for (int cluster = 0; cluster < counts.length; cluster++) {
            for (int i = cluster * columns; counts[cluster] > 0 && i < (cluster + 1) * columns; i++) {
                means[i] = (sums[i] + lost[i]) / counts[cluster];
            }
        }
        return new Centroids(means, columns);
    }
}
