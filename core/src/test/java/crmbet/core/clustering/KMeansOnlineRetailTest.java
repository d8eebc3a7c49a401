package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.task.Monitor;
import crmbet.core.validity.Silhouette;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inertia, silhouette and sizes are those of scikit-learn 1.2.1, best of 200 random starts run to convergence. */
class KMeansOnlineRetailTest {
    @ParameterizedTest
    @CsvSource({
        "2, 6481.2237, 0.4329, 1667/2671",
        "3, 4867.7552, 0.3368, 765/1699/1874",
        "4, 3937.9533, 0.3359, 719/848/1176/1595"
    })
    void findsTheKnownBestClustersOfOnlineRetail(int clusters, double inertia, double silhouette, String sizes)
            throws Exception {
        var matrix = OnlineRetail.standardizedLogRfm();

        var found = new KMeansStrategy(KMeansOptions.of(clusters).withStarts(50)).fit(matrix, Monitor.none());

        var model = (KMeansModel) found.model();
        assertEquals(inertia, model.inertia(), 1e-4);
        assertTrue(model.converged());
        int[] rising = found.labels().sizes();
        Arrays.sort(rising);
        assertArrayEquals(
                Arrays.stream(sizes.split("/", -1)).mapToInt(Integer::parseInt).toArray(), rising);
        var measured =
                Silhouette.measure(matrix, found.labels(), Monitor.none()).orElseThrow();
        assertEquals(silhouette, measured.mean(), 5e-5);
    }

    @Test
    void isNeverWorseThanTheBestOfTwoHundredRandomStarts() throws Exception {
        var found = new KMeansStrategy(KMeansOptions.of(5).withStarts(200))
                .fit(OnlineRetail.standardizedLogRfm(), Monitor.none());

        assertTrue(((KMeansModel) found.model()).inertia() <= 3295.8101);
    }
}
