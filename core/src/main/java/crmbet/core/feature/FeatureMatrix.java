package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Observations by features: {@code rows × columns} doubles, row-major, in one array.
 *
 * <p>The matrix does not copy the array it is given, because at millions of rows a copy is what runs out of memory;
 * whoever hands an array over does not write to it again. Safe to read from several threads.
 */
public final class FeatureMatrix {
    private final List<String> features;
    private final double[] values;
    private final int rows;

    /**
     * @param features a name for each column; at least one
     * @param values row-major, {@code rows × features.size()} long; kept, not copied
     * @throws IllegalArgumentException if there is no column, or the array is not a whole number of rows
     */
    public FeatureMatrix(List<String> features, double[] values) {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a feature matrix needs at least one column");
        }
        if (values.length % features.size() != 0) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill whole rows of " + features.size() + " columns");
        }
        this.features = List.copyOf(features);
        this.values = values;
        this.rows = values.length / features.size();
    }

    /** A matrix whose columns are named f0, f1, …; {@code values} as for the constructor. */
    public static FeatureMatrix unnamed(double[] values, int columns) {
        return new FeatureMatrix(
                IntStream.range(0, columns).mapToObj(i -> "f" + i).toList(), values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return features.size();
    }

    public List<String> features() {
        return features;
    }

    public double at(int row, int column) {
        return values[row * columns() + column];
    }

    /** The values themselves, row-major; for reading only. */
    public double[] values() {
        return values;
    }

    /**
     * Checks that every value can take part in a distance.
     *
     * @throws OperationException with {@link Failure.InvalidValue} naming the first row and column that hold NaN or an
     *     infinite value
     */
    public void requireFinite() throws OperationException {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new OperationException(
                        new Failure.InvalidValue(i / columns(), features.get(i % columns()), values[i]));
            }
        }
    }
}
