package crmbet.core.run;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureTable;
import crmbet.core.workspace.Mixing;
import java.util.HexFormat;

/**
 * Digests of what a run was fitted on: one of 128 bits for all of it, and one of 63 bits for the values of each row.
 *
 * <p>The one of all is a sum over rows, so it does not depend on their order; it does on the features, their order and the
 * customer of each row. Made to notice change, not to withstand those who make two tables alike on purpose.
 *
 * @param fingerprint 32 hexadecimal digits
 * @param rowHashes 0 or more, one a row
 */
@SuppressWarnings("ArrayRecordComponent") // inside the package, millions of rows
record FittedData(String fingerprint, long[] rowHashes) {
    private static final long FIRST_SEED = 0x9e3779b97f4a7c15L;
    private static final long SECOND_SEED = 0xc2b2ae3d27d4eb4fL;
    private static final int TEXT_MULTIPLIER = 31;

    static FittedData of(FeatureTable table) {
        FeatureMatrix matrix = table.matrix();
        int width = matrix.columns();
        double[] values = matrix.values();
        long[] rowHashes = new long[matrix.rows()];
        long first = Mixing.mixed(hash(String.join("\0", matrix.features())) + width);
        long second = Mixing.mixed(first ^ SECOND_SEED);
        for (int row = 0; row < rowHashes.length; row++) {
            long hash = FIRST_SEED;
            for (int i = row * width; i < (row + 1) * width; i++) {
                // Both zeros are the same value, and every NaN is.
                hash = Mixing.mixed(hash ^ Double.doubleToLongBits(values[i] + 0.0)) + FIRST_SEED;
            }
            rowHashes[row] = hash >>> 1;
            long customer = hash(table.customers().get(row));
            first += Mixing.mixed(customer ^ Mixing.mixed(hash));
            second += Mixing.mixed(customer * SECOND_SEED + hash);
        }
        HexFormat hex = HexFormat.of();
        return new FittedData(hex.toHexDigits(first) + hex.toHexDigits(second), rowHashes);
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * TEXT_MULTIPLIER + text.charAt(i);
            hash ^= hash << 27;
        }
        return Mixing.mixed(hash);
    }
}
