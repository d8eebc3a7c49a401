package crmbet.core.clustering;

import java.util.Arrays;

/** The centroids of one iteration, ready for {@link NearestCentroid}; converted coordinates. */
final class Centroids {
    final int count;
    final int columns;

    /** {@code count × columns}. */
    final double[] coordinates;

    /** The same as floats, {@code count × paired(columns)}, padded with zeros. */
    final float[] floats;

    /** Squared distances from the mean, of the centroids nearest and farthest from it. */
    final double leastNorm;

    final double largestNorm;

    Centroids(double[] coordinates, int columns) {
        this.coordinates = coordinates;
        this.columns = columns;
        count = coordinates.length / columns;
        int width = RowTile.paired(columns);
        floats = new float[count * width];
        double[] norms = new double[count];
        for (int centroid = 0; centroid < count; centroid++) {
            for (int column = 0; column < columns; column++) {
                double value = coordinates[centroid * columns + column];
                floats[centroid * width + column] = (float) value;
                norms[centroid] += value * value;
            }
        }
        leastNorm = Arrays.stream(norms).min().orElseThrow();
        largestNorm = Arrays.stream(norms).max().orElseThrow();
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
