package crmbet.core.run;

import crmbet.core.clustering.Labels;
import java.util.List;

/**
 * The labels of a run, one entry a customer in the order of the feature matrix.
 *
 * @param customers customer keys
 * @param labels cluster or noise
 * @param probabilities strength of membership, 0 to 1
 * @param outlierScores 0 to 1, higher is odder
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows: boxing or copying them is not an option
public record RunLabels(List<String> customers, Labels labels, float[] probabilities, float[] outlierScores) {}
