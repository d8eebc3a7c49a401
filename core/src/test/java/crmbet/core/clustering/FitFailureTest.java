package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import crmbet.core.validity.ClusterCountOptions;
import crmbet.core.validity.ClusterCountSweep;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FitFailureTest {
    private static final FeatureMatrix ROWS = RandomRows.BLOBS.matrix(9_000, 3, 5);

    static Stream<Strategy> strategies() {
        return Stream.of(
                new KMeansStrategy(KMeansOptions.of(3)),
                new DbscanStrategy(DbscanOptions.of(1, 10)),
                new HdbscanStrategy(HdbscanOptions.of(20)));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void tooLittleMemoryIsSaidAndEndsNothingElse(Strategy strategy) throws OperationException {
        var parallel = Parallel.of(2);
        var exhausted = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}

            @Override
            public boolean cancelled() {
                throw new OutOfMemoryError("no room");
            }
        };

        var refused = assertThrows(OperationException.class, () -> strategy.fit(ROWS, parallel, exhausted));

        assertInstanceOf(Failure.OutOfMemory.class, refused.failure());
        assertEquals(
                strategy.fit(ROWS, Parallel.of(1), Monitor.none()).labels(),
                strategy.fit(ROWS, parallel, Monitor.none()).labels());
    }

    @Test
    void sweepsEndWhenCancelled() {
        var options = HdbscanOptions.of(20);

        for (var phase : List.of(Phase.SPANNING_TREE, Phase.CONDENSING)) {
            assertThrows(
                    CancellationException.class,
                    () -> MinClusterSizeSweep.run(
                            ROWS, options, List.of(5, 10, 20, 40), Parallel.of(2), cancelledAt(phase)),
                    phase.name());
        }
        assertThrows(
                CancellationException.class,
                () -> ClusterCountSweep.run(
                        ROWS, ClusterCountOptions.upTo(6), Parallel.of(2), cancelledAt(Phase.MEASURING)));
    }

    private static CancellableMonitor cancelledAt(Phase last) {
        return new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == last) {
                    cancel();
                }
            }
        };
    }
}
