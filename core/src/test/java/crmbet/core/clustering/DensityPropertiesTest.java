package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for both density strategies on any data. */
class DensityPropertiesTest {
    static Stream<Strategy> strategies() {
        return Stream.of(
                new DbscanStrategy(DbscanOptions.of(1.5, 4)),
                new HdbscanStrategy(HdbscanOptions.of(6, 4)),
                new HdbscanStrategy(HdbscanOptions.of(6, 4).withMetric(Metric.MANHATTAN)));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void anyNumberOfThreadsFindsTheSame(Strategy strategy) throws OperationException {
        for (RandomRows rows : RandomRows.values()) {
            FeatureMatrix matrix = rows.matrix(3000, 3, 5);
            Clustering one = strategy.fit(matrix, Parallel.of(1), Monitor.none());
            for (int threads : List.of(2, 8)) {
                Clustering several = strategy.fit(matrix, Parallel.of(threads), Monitor.none());
                assertEquals(one.labels(), several.labels(), rows + " on " + threads + " threads");
                assertArrayEquals(one.probabilities(), several.probabilities());
                assertArrayEquals(one.outlierScores(), several.outlierScores());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void findsTheSameInFloatsAsInTheSameValuesWidened(Strategy strategy) throws OperationException {
        for (RandomRows rows : RandomRows.values()) {
            FeatureMatrix matrix = rows.matrix(900, 3, 11);
            float[] floats = new float[900 * 3];
            double[] widened = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) Math.clamp(matrix.value(i), -Float.MAX_VALUE, Float.MAX_VALUE);
                widened[i] = floats[i];
            }

            Clustering narrow = strategy.fit(FeatureMatrix.unnamed(floats, 3), Monitor.none());
            Clustering wide = strategy.fit(FeatureMatrix.unnamed(widened, 3), Monitor.none());

            assertEquals(wide.labels(), narrow.labels(), rows.name());
            assertArrayEquals(wide.probabilities(), narrow.probabilities());
            assertArrayEquals(wide.outlierScores(), narrow.outlierScores());
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void permutingTheRowsPermutesTheLabelsAndNothingElse(Strategy strategy) throws OperationException {
        for (RandomRows rows : RandomRows.values()) {
            // DBSCAN gives a border row that is equally near to two clusters to the lowest row, so no exact ties here.
            if (strategy instanceof DbscanStrategy && rows == RandomRows.LATTICE) {
                continue;
            }
            FeatureMatrix matrix = rows.matrix(600, 2, 9);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, 600).boxed().toList());
            Collections.shuffle(order, new Random(3));
            double[] values = order.stream()
                    .flatMap(row -> Stream.of(matrix.at(row, 0), matrix.at(row, 1)))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            int[] straight = strategy.fit(matrix, Monitor.none()).labels().toArray();
            int[] permuted = strategy.fit(FeatureMatrix.unnamed(values, 2), Monitor.none())
                    .labels()
                    .toArray();
            int[] expected = order.stream().mapToInt(row -> straight[row]).toArray();
            Partitions.assertSame(expected, permuted);
        }
    }

    @ParameterizedTest
    @EnumSource(RandomRows.class)
    void valuesFarOutOfRangeChangeNothing(RandomRows rows) throws OperationException {
        if (rows == RandomRows.HUGE || rows == RandomRows.TINY) {
            return;
        }
        FeatureMatrix matrix = rows.matrix(300, 3, 2);
        var strategy = new HdbscanStrategy(HdbscanOptions.of(6, 4));
        Clustering plain = strategy.fit(matrix, Monitor.none());
        for (double factor : new double[] {0x1p600, 0x1p-600}) {
            double[] scaled =
                    Arrays.stream(matrix.values()).map(value -> value * factor).toArray();
            Clustering found = strategy.fit(FeatureMatrix.unnamed(scaled, 3), Monitor.none());
            assertEquals(plain.labels(), found.labels());
            double epsilon = 1.3 * factor;
            assertEquals(
                    new DbscanStrategy(DbscanOptions.of(1.3, 4))
                            .fit(matrix, Monitor.none())
                            .labels(),
                    new DbscanStrategy(DbscanOptions.of(epsilon, 4))
                            .fit(FeatureMatrix.unnamed(scaled, 3), Monitor.none())
                            .labels());
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void subnormalValuesAreNumbersLikeOthers(Strategy strategy) throws OperationException {
        double[] values =
                IntStream.range(0, 200).mapToDouble(i -> i * Double.MIN_VALUE).toArray();
        Clustering found = strategy.fit(FeatureMatrix.unnamed(values, 2), Monitor.none());
        assertEquals(100, found.labels().size());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void noRowsAndTooFewRowsAreAllNoise(Strategy strategy) throws OperationException {
        for (int rows = 0; rows < 4; rows++) {
            Clustering found = strategy.fit(RandomRows.IDENTICAL.matrix(rows, 2, 0), Monitor.none());
            assertEquals(rows, found.labels().noiseCount());
            Assignment assigned = found.model().assign(RandomRows.BLOBS.matrix(5, 2, 0), Monitor.none());
            assertEquals(5, assigned.labels().noiseCount());
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aValueThatIsNoNumberIsNamed(Strategy strategy) {
        FeatureMatrix matrix = FeatureMatrix.unnamed(new double[] {1, 2, 3, Double.NaN, 5, 6}, 2);
        var thrown = assertThrows(OperationException.class, () -> strategy.fit(matrix, Monitor.none()));
        var invalid = assertInstanceOf(Failure.InvalidValue.class, thrown.failure());
        assertEquals(1, invalid.row());
        assertEquals("f1", invalid.column());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void cancellingInAnyPhaseEndsTheFit(Strategy strategy) throws OperationException {
        FeatureMatrix matrix = RandomRows.UNIFORM.matrix(20_000, 2, 1);
        var seen = new HashSet<Phase>();
        strategy.fit(matrix, Parallel.of(1), new PhaseWatcher(seen));
        assertTrue(seen.size() >= 3, "phases: " + seen);
        for (Phase phase : seen) {
            var monitor = new CancelledAt(phase);
            assertThrows(
                    CancellationException.class, () -> strategy.fit(matrix, Parallel.of(2), monitor), phase.name());
        }
    }

    @Test
    void cosineIgnoresLengths() throws OperationException {
        FeatureMatrix matrix = RandomRows.BLOBS.matrix(300, 3, 4);
        var random = new Random(8);
        double[] stretched = matrix.values().clone();
        for (int row = 0; row < matrix.rows(); row++) {
            double length = 0.01 + 100 * random.nextDouble();
            for (int column = 0; column < 3; column++) {
                stretched[row * 3 + column] *= length;
            }
        }
        for (Strategy strategy : List.of(
                new DbscanStrategy(new DbscanOptions(0.01, 4, Metric.COSINE)),
                new HdbscanStrategy(HdbscanOptions.of(8, 4).withMetric(Metric.COSINE)))) {
            assertEquals(
                    strategy.fit(matrix, Monitor.none()).labels(),
                    strategy.fit(FeatureMatrix.unnamed(stretched, 3), Monitor.none())
                            .labels());
        }
    }

    @Test
    void cosineRefusesARowWithoutDirection() {
        FeatureMatrix matrix = FeatureMatrix.unnamed(new double[] {1, 2, 0, 0}, 2);
        var strategy = new DbscanStrategy(new DbscanOptions(0.1, 1, Metric.COSINE));
        var thrown = assertThrows(OperationException.class, () -> strategy.fit(matrix, Monitor.none()));
        assertInstanceOf(Failure.NotPossible.class, thrown.failure());
    }

    /** Collects the phases that are reported. */
    private static final class PhaseWatcher extends CancellableMonitor {
        private final Set<Phase> seen;

        PhaseWatcher(Set<Phase> seen) {
            this.seen = seen;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            seen.add(phase);
        }
    }

    /** Is cancelled as soon as a phase is reported. */
    private static final class CancelledAt extends CancellableMonitor {
        private final Phase last;

        CancelledAt(Phase last) {
            this.last = last;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == last) {
                cancel();
            }
        }
    }
}
