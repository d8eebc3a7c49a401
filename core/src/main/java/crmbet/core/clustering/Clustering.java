package crmbet.core.clustering;

import java.time.Duration;
import java.util.List;

/**
 * What a strategy found.
 *
 * @param strategy the strategy and parameters that were fitted
 * @param features names of the columns that were fitted
 * @param labels cluster or noise of each row
 * @param probabilities strength of membership of each row, 0 (noise) to 1; all 1 for strategies that know no degrees
 * @param outlierScores GLOSH score of each row, 0 to 1, higher is odder; all 0 for strategies that know none
 * @param model what is needed to assign new observations, and figures of the fit
 * @param duration wall time of the fit
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows: boxing or copying them is not an option
public record Clustering(
        Strategy strategy,
        List<String> features,
        Labels labels,
        float[] probabilities,
        float[] outlierScores,
        Model model,
        Duration duration) {
    public Clustering {
        features = List.copyOf(features);
        if (probabilities.length != labels.size() || outlierScores.length != labels.size()) {
            throw new IllegalArgumentException("labels, probabilities and outlier scores differ in length: "
                    + labels.size() + ", " + probabilities.length + ", " + outlierScores.length);
        }
    }
}
