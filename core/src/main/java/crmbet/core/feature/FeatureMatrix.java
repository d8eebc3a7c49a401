package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Observations by features: {@code rows × columns} doubles or floats, row-major, in one array.
 *
 * <p>The matrix does not copy the array it is given, because at millions of rows a copy is what runs out of memory;
 * whoever hands an array over does not write to it again. Floats take half the memory; every result is that of the same
 * values as doubles. Safe to read from several threads.
 */
public final class FeatureMatrix {
    private static final double[] NO_DOUBLES = {};
    private static final float[] NO_FLOATS = {};

    private final List<String> features;
    /** The values are in one of the two arrays. */
    private final double[] doubles;

    private final float[] floats;
    private final boolean narrow;
    private final int rows;
    private final int columns;

    /**
     * @param features a name for each column; at least one
     * @param values row-major, {@code rows × features.size()} long; kept, not copied
     * @throws IllegalArgumentException if there is no column, or the array is not a whole number of rows
     */
    public FeatureMatrix(List<String> features, double[] values) {
        this(features, values, NO_FLOATS, false);
    }

    /** A matrix of floats; otherwise as {@link #FeatureMatrix(List, double[])}. */
    public FeatureMatrix(List<String> features, float[] values) {
        this(features, NO_DOUBLES, values, true);
    }

    private FeatureMatrix(List<String> features, double[] doubles, float[] floats, boolean narrow) {
        int length = narrow ? floats.length : doubles.length;
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a feature matrix needs at least one column");
        }
        if (length % features.size() != 0) {
            throw new IllegalArgumentException(
                    length + " values do not fill whole rows of " + features.size() + " columns");
        }
        this.features = List.copyOf(features);
        this.doubles = doubles;
        this.floats = floats;
        this.narrow = narrow;
        columns = features.size();
        rows = length / columns;
    }

    /** A matrix whose columns are named f0, f1, …; {@code values} as for the constructor. */
    public static FeatureMatrix unnamed(double[] values, int columns) {
        return new FeatureMatrix(numbered(columns), values);
    }

    /** A matrix of floats whose columns are named f0, f1, …; {@code values} as for the constructor. */
    public static FeatureMatrix unnamed(float[] values, int columns) {
        return new FeatureMatrix(numbered(columns), values);
    }

    private static List<String> numbered(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "f" + i).toList();
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public List<String> features() {
        return features;
    }

    public double at(int row, int column) {
        return value(row * columns + column);
    }

    /** The value at a place of the row-major order: of row {@code i / columns()}, column {@code i % columns()}. */
    public double value(int i) {
        return narrow ? floats[i] : doubles[i];
    }

    /** The values, row-major, for reading only: those of a matrix of doubles themselves, of one of floats a copy. */
    public double[] values() {
        if (!narrow) {
            return doubles;
        }
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }

    /**
     * So many of the rows, drawn without replacement, in their order. O(n).
     *
     * @param size 0 to the number of rows
     * @throws IllegalArgumentException if the size is out of that range
     */
    public FeatureMatrix sample(int size, SplittableRandom random) {
        if (size < 0 || size > rows) {
            throw new IllegalArgumentException(
                    "size " + size + " is out of range: it must be 0 to the number of rows, " + rows);
        }
        double[] drawn = new double[size * columns];
        int taken = 0;
        // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S).
        for (int row = 0; taken < size; row++) {
            if (random.nextInt(rows - row) < size - taken) {
                for (int column = 0; column < columns; column++) {
                    drawn[taken * columns + column] = at(row, column);
                }
                taken++;
            }
        }
        return new FeatureMatrix(features, drawn);
    }

    /**
     * Checks that every value can take part in a distance.
     *
     * @throws OperationException with {@link Failure.InvalidValue} naming the first row and column that hold NaN or an
     *     infinite value
     */
    public void requireFinite() throws OperationException {
        for (int i = 0; i < rows * columns; i++) {
            if (!Double.isFinite(value(i))) {
                throw new OperationException(
                        new Failure.InvalidValue(i / columns, features.get(i % columns), value(i)));
            }
        }
    }
}
