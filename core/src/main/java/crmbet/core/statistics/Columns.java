package crmbet.core.statistics;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.List;

/**
 * The values of a feature matrix column by column, for work that reads one column after another. NaN stands for a missing
 * figure. Takes as much memory as the matrix. Immutable; safe to read from several threads.
 */
public final class Columns {
    private static final int BLOCK_ROWS = 8_192;

    private final List<String> features;
    private final double[][] values;
    private final int rows;

    private Columns(List<String> features, double[][] values, int rows) {
        this.features = features;
        this.values = values;
        this.rows = rows;
    }

    /**
     * Copies a matrix.
     *
     * @param matrix {@code n × d}, NaN for missing figures
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Columns of(FeatureMatrix matrix, Parallel parallel, Monitor monitor) {
        double[] source = matrix.values();
        int width = matrix.columns();
        double[][] values = new double[width][matrix.rows()];
        parallel.forRanges(matrix.rows(), BLOCK_ROWS, monitor, (from, to) -> {
            for (int column = 0; column < width; column++) {
                double[] target = values[column];
                for (int row = from, at = from * width + column; row < to; row++, at += width) {
                    target[row] = source[at];
                }
            }
        });
        return new Columns(matrix.features(), values, matrix.rows());
    }

    public int rows() {
        return rows;
    }

    public List<String> features() {
        return features;
    }

    /** How many columns there are. */
    public int count() {
        return values.length;
    }

    /** The values of a column, one a row; for reading only. */
    public double[] column(int index) {
        return values[index];
    }

    /**
     * The number of a feature's column.
     *
     * @throws IllegalArgumentException if there is no such feature
     */
    public int indexOf(String feature) {
        int index = features.indexOf(feature);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no feature \"" + feature + "\": the features are " + String.join(", ", features));
        }
        return index;
    }
}
