package crmbet.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import org.junit.jupiter.api.Test;

class SeparationsTest {
    private final Parallel parallel = Parallel.of(2);

    private RankedColumns column(double... values) {
        return RankedColumns.of(
                Columns.of(FeatureMatrix.unnamed(values, 1), parallel, Monitor.none()), parallel, Monitor.none());
    }

    private double separation(RankedColumns ranked, int... labels) {
        return Separations.of(ranked, Labels.of(labels), parallel, Monitor.none())
                .getFirst();
    }

    @Test
    void itIsTheShareOfTheVarianceOfRanksThatLiesBetweenClusters() {
        // Ranks 1 to 6, of mean 3.5: between 3 · 1.5² · 2 = 13.5, in all 17.5.
        assertEquals(13.5 / 17.5, separation(column(1, 2, 3, 40, 50, 6000), 0, 0, 0, 1, 1, 1), 1e-12);
        assertEquals(1, separation(column(1, 1, 1, 2, 2, 2), 0, 0, 0, 1, 1, 1), 1e-12);
        assertEquals(0, separation(column(1, 2, 3, 1, 2, 3), 0, 0, 0, 1, 1, 1), 1e-12);
    }

    @Test
    void noiseIsAGroupAndMissingFiguresAreLeftOut() {
        assertEquals(1, separation(column(1, 1, Double.NaN, 2, 2), 0, 0, 0, -1, -1), 1e-12);
        assertEquals(Double.NaN, separation(column(7, 7, 7), 0, 0, 1));
    }

    @Test
    void labelsOfOtherRowsAreRefused() {
        RankedColumns ranked = column(1, 2, 3);
        Labels labels = Labels.of(new int[] {0, 1});
        assertThrows(IllegalArgumentException.class, () -> Separations.of(ranked, labels, parallel, Monitor.none()));
    }
}
