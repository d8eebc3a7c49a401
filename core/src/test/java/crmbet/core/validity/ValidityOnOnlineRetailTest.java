package crmbet.core.validity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Labels;
import crmbet.core.clustering.OnlineRetail;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Expected values come from scikit-learn 1.2.1 ({@code silhouette_samples}, {@code davies_bouldin_score},
 * {@code calinski_harabasz_score}, {@code adjusted_rand_score}, {@code adjusted_mutual_info_score}; rows of noise left out of the
 * first three) and, for DBCV, from the formulas of the paper on dense matrices in NumPy.
 */
class ValidityOnOnlineRetailTest {
    private static final FeatureMatrix ROWS = OnlineRetail.standardizedLogRfm();

    /** The first 1,000 customers, cut by thresholds into three groups with a band of noise between two of them. */
    private static final FeatureMatrix FIRST = new FeatureMatrix(ROWS.features(), Arrays.copyOf(ROWS.values(), 3_000));

    @Test
    void measuresTheSilhouetteOfEveryRowAsScikitLearnDoes() throws Exception {
        var labels = fromEveryHundredthRow(4);

        var silhouette = Silhouette.measure(ROWS, labels, Monitor.none()).orElseThrow();

        assertEquals(0.3370397451899278, silhouette.mean(), 1e-10);
        assertArrayEquals(
                new double[] {0.2981806666928369, 0.3031925885487325, 0.26311131921170616, 0.4186769484016048},
                silhouette.clusterMeans(),
                1e-10);
        double[] byRow = new double[ROWS.rows()];
        var samples = silhouette.samples();
        for (int i = 0; i < samples.size(); i++) {
            byRow[samples.rows()[i]] = samples.values()[i];
        }
        assertArrayEquals(
                new double[] {0.17317173, 0.4289912, 0.5558508, 0.09545956, 0.59997042}, Arrays.copyOf(byRow, 5), 5e-9);
        assertTrue(silhouette.exact());
        assertEquals(0, silhouette.standardError());
    }

    @Test
    void measuresCompactnessAsScikitLearnDoes() throws Exception {
        var compactness = Compactness.measure(ROWS, fromEveryHundredthRow(4), Monitor.none())
                .orElseThrow();

        assertEquals(1.0105379068216587, compactness.daviesBouldin(), 1e-9);
        assertEquals(3329.519518687599, compactness.calinskiHarabasz(), 1e-6);
    }

    @Test
    void comparesClusteringsAsScikitLearnDoes() throws Exception {
        var agreement = Agreement.between(fromEveryHundredthRow(4), fromEveryHundredthRow(3));

        assertEquals(0.6428856362631966, agreement.adjustedRand(), 1e-12);
        assertEquals(0.6633649557687608, agreement.adjustedMutualInformation(), 1e-10);
    }

    @Test
    void leavesNoiseOutOfDistancesAndCountsItAsAClassOfItsOwnInComparisons() throws Exception {
        var labels = threeGroupsAndNoise();
        int[] other = new int[FIRST.rows()];
        Arrays.setAll(other, row -> FIRST.at(row, 1) < -0.2 ? 0 : FIRST.at(row, 1) < 1 ? 1 : Labels.NOISE);

        var silhouette = Silhouette.measure(FIRST, labels, Monitor.none()).orElseThrow();
        var compactness = Compactness.measure(FIRST, labels, Monitor.none()).orElseThrow();
        var agreement = Agreement.between(labels, Labels.of(other));

        assertEquals(0.28264458406398607, silhouette.mean(), 1e-10);
        assertEquals(1.2781716817038393, compactness.daviesBouldin(), 1e-10);
        assertEquals(515.2865577076703, compactness.calinskiHarabasz(), 1e-8);
        assertEquals(0.30381676366659405, agreement.adjustedRand(), 1e-12);
        assertEquals(0.2112353710579687, agreement.adjustedMutualInformation(), 1e-10);
    }

    @Test
    void measuresDensityValidityAsThePaperDefinesIt() throws Exception {
        var validity = DensityValidity.measure(FIRST, threeGroupsAndNoise(), Monitor.none())
                .orElseThrow();

        assertEquals(-0.7065162433200004, validity.index(), 1e-9);
        assertArrayEquals(
                new double[] {-0.6567946420108985, -0.7473917751487164, -0.847835965480116},
                validity.clusterValidity(),
                1e-9);
        assertTrue(validity.exact());
    }

    private static Labels threeGroupsAndNoise() {
        int[] labels = new int[FIRST.rows()];
        Arrays.setAll(labels, row -> {
            if (Math.abs(FIRST.at(row, 0) + 0.5) < 0.05) {
                return Labels.NOISE;
            }
            return FIRST.at(row, 0) < -0.5 ? 0 : FIRST.at(row, 2) < 0.3 ? 1 : 2;
        });
        return Labels.of(labels);
    }

    private static Labels fromEveryHundredthRow(int clusters) throws Exception {
        double[] start = new double[clusters * 3];
        for (int i = 0; i < start.length; i++) {
            start[i] = ROWS.at(i / 3 * 100, i % 3);
        }
        return new KMeansStrategy(KMeansOptions.from(FeatureMatrix.unnamed(start, 3)))
                .fit(ROWS, Monitor.none())
                .labels();
    }
}
