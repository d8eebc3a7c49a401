package crmbet.core.validity;

/**
 * The silhouette of single rows.
 *
 * @param rows which rows were measured, 0-based, grouped by cluster and rising within each
 * @param values the silhouette of each of them
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of rows, drawn directly
public record SilhouetteSamples(int[] rows, double[] values) {
    public int size() {
        return rows.length;
    }
}
