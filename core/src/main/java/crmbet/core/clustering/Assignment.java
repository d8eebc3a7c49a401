package crmbet.core.clustering;

/**
 * Where a fitted model puts new observations.
 *
 * @param labels a cluster of the fit, or noise, for each new row
 * @param probabilities strength of membership of each new row, 0 (noise) to 1; 1 for members where the model knows no
 *     degrees
 */
@SuppressWarnings("ArrayRecordComponent") // as in Clustering: millions of rows
public record Assignment(Labels labels, float[] probabilities) {
    public Assignment {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(
                    "labels and probabilities differ in length: " + labels.size() + ", " + probabilities.length);
        }
    }
}
