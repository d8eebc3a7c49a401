package crmbet.core.clustering;

import java.util.Arrays;

/** The centroids of one iteration, ready for {@link NearestCentroid}; converted coordinates. */
final class Centroids {
    final int count;
    final int columns;

    /** {@code count × columns}. */
    final double[] coordinates;

    /** The same with opposite sign, {@code paired(count) × paired(columns)}, padded with zeros. */
    final double[] negated;

    /** Half the squared distance of each centroid from the mean. */
    final double[] halfNorms;

    final double largestNorm;

    Centroids(double[] coordinates, int columns) {
        this.coordinates = coordinates;
        this.columns = columns;
        count = coordinates.length / columns;
        int width = RowTile.paired(columns);
        negated = new double[RowTile.paired(count) * width];
        halfNorms = new double[RowTile.paired(count)];
        for (int centroid = 0; centroid < count; centroid++) {
            double norm = 0;
            for (int column = 0; column < columns; column++) {
                double value = coordinates[centroid * columns + column];
                negated[centroid * width + column] = -value;
                norm += value * value;
            }
            halfNorms[centroid] = norm / 2;
        }
        largestNorm = 2 * Arrays.stream(halfNorms).max().orElseThrow();
    }

    /** How far each centroid is from the one of the same number in {@code former}. */
    double[] drift(Centroids former) {
        double[] drift = new double[count];
        for (int centroid = 0; centroid < count; centroid++) {
            double squared = 0;
            for (int i = centroid * columns; i < (centroid + 1) * columns; i++) {
                double difference = coordinates[i] - former.coordinates[i];
                squared += difference * difference;
            }
            drift[centroid] = Math.sqrt(squared);
        }
        return drift;
    }
}
