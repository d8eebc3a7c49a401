package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedFitsTest {
    private static final FeatureMatrix MATRIX = matrix(400);

    private final Entries entries = new Entries();
    private final SharedFits fits = new SharedFits(entries);

    private static FeatureMatrix matrix(int rows) {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[2 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 2 % 2 * 100 + random.nextDouble();
        }
        return new FeatureMatrix(List.of("money", "recency"), values);
    }

    private static FeatureSet set(String fingerprint) {
        return new FeatureSet(
                FeatureSetDefinition.of("set", List.of("money", "recency"), Transform.NONE, Scaling.NONE),
                LocalDateTime.of(2026, 1, 1, 0, 0),
                "SELECT",
                List.of(),
                MATRIX.rows(),
                fingerprint,
                Instant.EPOCH);
    }

    private SharedFits.Fit fit(Strategy strategy, String fingerprint) throws OperationException {
        return fits.fit(strategy, set(fingerprint), MATRIX, Parallel.of(1), Monitor.none());
    }

    @Test
    void whatWasFittedOnceIsFoundWhole() throws OperationException {
        for (Strategy strategy : List.of(
                new KMeansStrategy(KMeansOptions.of(2)),
                new DbscanStrategy(DbscanOptions.of(1, 5)),
                new HdbscanStrategy(HdbscanOptions.of(20, 5)))) {
            SharedFits.Fit first = fit(strategy, "data");
            assertFalse(first.recalled());
            SharedFits.Fit second = fit(strategy, "data");
            assertTrue(second.recalled(), strategy.name());
            Clustering made = first.clustering();
            Clustering found = second.clustering();
            assertEquals(made.labels(), found.labels());
            assertArrayEquals(made.probabilities(), found.probabilities());
            assertArrayEquals(made.outlierScores(), found.outlierScores());
            assertEquals(made.duration(), found.duration());
            assertEquals(
                    made.model().assign(MATRIX, Monitor.none()).labels(),
                    found.model().assign(MATRIX, Monitor.none()).labels());
            if (made.model() instanceof KMeansModel(var centroids, double inertia, int iterations, boolean converged)) {
                KMeansModel model = assertInstanceOf(KMeansModel.class, found.model());
                assertArrayEquals(centroids.values(), model.centroids().values());
                assertEquals(inertia, model.inertia());
                assertEquals(iterations, model.iterations());
                assertEquals(converged, model.converged());
            }
        }
    }

    @Test
    void otherDataParametersAndSeedsAreOtherFits() throws OperationException {
        fit(new KMeansStrategy(KMeansOptions.of(2).withSeed(1)), "data");
        assertFalse(fit(new KMeansStrategy(KMeansOptions.of(2).withSeed(1)), "other data")
                .recalled());
        assertFalse(
                fit(new KMeansStrategy(KMeansOptions.of(3).withSeed(1)), "data").recalled());
        assertFalse(
                fit(new KMeansStrategy(KMeansOptions.of(2).withSeed(2)), "data").recalled());
        assertTrue(
                fit(new KMeansStrategy(KMeansOptions.of(2).withSeed(1)), "data").recalled());
    }

    @Test
    void givenCentroidsAreNotShared() throws OperationException {
        Strategy given = new KMeansStrategy(
                new KMeansOptions(2, 1, 100, 1e-4, 0, FeatureMatrix.unnamed(new double[] {0, 0, 100, 100}, 2)));
        assertFalse(fit(given, "data").recalled());
        assertFalse(fit(given, "data").recalled());
        assertTrue(entries.kept.isEmpty());
    }

    @Test
    void whateverDoesNotSuitTheDataIsFittedAnew() throws OperationException {
        Strategy strategy = new KMeansStrategy(KMeansOptions.of(2));
        fit(strategy, "data");
        ResultKey key = entries.kept.keySet().iterator().next();
        byte[] whole = entries.find(key).orElseThrow().clone();
        byte[] longer = Arrays.copyOf(whole, whole.length + 8);
        byte[] shorter = Arrays.copyOf(whole, whole.length - 1);
        byte[] ofMore = whole.clone();
        ofMore[3]++;
        byte[] forged = whole.clone();
        forged[0] = 0x7f;
        byte[] strange = whole.clone();
        Arrays.fill(strange, 44, 60, (byte) 0x80);
        for (byte[] entry : List.of(longer, shorter, ofMore, forged, strange, new byte[0], new byte[] {1, 2, 3})) {
            entries.kept.put(key, entry);
            SharedFits.Fit fit = fit(strategy, "data");
            assertFalse(fit.recalled());
            assertEquals(2, fit.clustering().labels().clusterCount());
            assertEquals(whole.length, entries.find(key).orElseThrow().length, "the entry was not replaced");
        }
    }

    @Test
    void anEntryNamesNoCustomerAndNoFeature() throws OperationException {
        fit(new DbscanStrategy(DbscanOptions.of(1, 5)), "data");
        Map.Entry<ResultKey, byte[]> entry = entries.kept.entrySet().iterator().next();
        String text = new String(entry.getValue(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("money") || entry.getKey().digest().contains("data"));
        // Labels, degrees and scores of rows by their place: nothing else has room.
        assertEquals(36 + MATRIX.rows() * 12, entry.getValue().length);
    }

    /** Forgets nothing. */
    private static final class Entries implements ResultCache {
        private final Map<ResultKey, byte[]> kept = new HashMap<>();

        @Override
        public Optional<byte[]> find(ResultKey key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(ResultKey key, byte[] result) {
            kept.put(key, result);
        }

        @Override
        public boolean clear() {
            kept.clear();
            return true;
        }
    }
}
