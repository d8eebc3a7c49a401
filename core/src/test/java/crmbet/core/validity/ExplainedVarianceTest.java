package crmbet.core.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExplainedVarianceTest {
    private static OptionalDouble of(int[] labels, double... values) {
        return ExplainedVariance.of(FeatureMatrix.unnamed(values, 1), 0, Labels.of(labels));
    }

    @Test
    void clustersOfEqualMeansExplainNothing() {
        assertEquals(0, of(new int[] {0, 0, 1, 1}, 1, 3, 0, 4).orElseThrow(), 1e-12);
    }

    @Test
    void clustersWhoseRowsAreAlikeExplainEverything() {
        assertEquals(1, of(new int[] {0, 0, 1, 1}, -2, -2, 7, 7).orElseThrow(), 1e-12);
    }

    @Test
    void theShareIsTheVarianceBetweenClustersOverTheWhole() {
        // Deviations from 3: −2, −1, 0, 3; squared 14. Between: 2 × 1.5² + 2 × 1.5² = 9.
        assertEquals(9 / 14.0, of(new int[] {0, 0, 1, 1}, 1, 2, 3, 6).orElseThrow(), 1e-12);
    }

    @Test
    void noiseHasItsPartInTheVarianceAndExplainsNothing() {
        // Deviations from 3: −3, −1, −1, 5; squared 36. Between, without the last: 9 + 2 × 1.
        assertEquals(
                11 / 36.0, of(new int[] {0, 1, 1, Labels.NOISE}, 0, 2, 2, 8).orElseThrow(), 1e-12);
    }

    @Test
    void rowsWithoutTheFigureTakeNoPart() {
        assertEquals(1, of(new int[] {0, 0, 1, 1}, 5, Double.NaN, 9, 9).orElseThrow(), 1e-12);
    }

    @Test
    void withoutDifferencesOrASecondClusterThereIsNothingToExplain() {
        assertEquals(OptionalDouble.empty(), of(new int[] {0, 1, 1}, 4, 4, 4));
        assertEquals(OptionalDouble.empty(), of(new int[] {0, 0, 0}, 1, 2, 3));
        assertEquals(OptionalDouble.empty(), of(new int[] {0, 1}, Double.NaN, Double.NaN));
    }

    @Test
    void asManyLabelsAsRowsAreNeeded() {
        assertThrows(IllegalArgumentException.class, () -> of(new int[] {0, 1}, 1, 2, 3));
    }
}
