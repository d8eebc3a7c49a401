package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What takes a second Java or many rows to show. */
class StrategiesIT {
    static List<Strategy> strategies() {
        return List.of(
                new KMeansStrategy(KMeansOptions.of(5)),
                new DbscanStrategy(DbscanOptions.of(0.02, 10)),
                new HdbscanStrategy(HdbscanOptions.of(50, 10)));
    }

    @Test
    void twoProcessesFindTheSame() throws IOException, InterruptedException, OperationException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String found = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, other.waitFor());
        assertEquals(digests(3), found.strip());
    }

    /** The promise is 200 ms; the ceiling leaves room for a machine that does other things as well. */
    @ParameterizedTest
    @MethodSource("strategies")
    void cancellingEndsAFitOfHalfAMillionRowsSoon(Strategy strategy) throws OperationException {
        FeatureMatrix matrix = RandomRows.BLOBS.matrix(500_000, 2, 1);
        var watcher = new PhaseWatcher();
        strategy.fit(matrix, Parallel.of(2), watcher);
        assertFalse(watcher.seen.isEmpty(), "no phase was reported");
        for (Phase phase : watcher.seen) {
            var monitor = new CancelledAt(phase);
            assertThrows(CancellationException.class, () -> strategy.fit(matrix, Parallel.of(2), monitor));
            var taken = Duration.ofNanos(System.nanoTime() - monitor.cancelledAt);
            System.out.println(strategy.name() + " cancelled while " + phase + ": " + taken.toMillis() + " ms");
            assertTrue(taken.toMillis() < 2000, () -> phase + " went on for " + taken);
        }
    }

    private static String digests(int threads) throws OperationException {
        var text = new StringBuilder();
        FeatureMatrix matrix = RandomRows.BLOBS.matrix(20_000, 4, 3);
        for (Strategy strategy : List.of(
                new KMeansStrategy(KMeansOptions.of(5)),
                new DbscanStrategy(DbscanOptions.of(0.7, 10)),
                new HdbscanStrategy(HdbscanOptions.of(50, 10)))) {
            Clustering found = strategy.fit(matrix, Parallel.of(threads), Monitor.none());
            text.append(strategy.name())
                    .append(' ')
                    .append(found.labels().clusterCount())
                    .append(' ')
                    .append(Arrays.hashCode(found.labels().toArray()))
                    .append(' ')
                    .append(Arrays.hashCode(found.probabilities()))
                    .append(' ')
                    .append(Arrays.hashCode(found.outlierScores()))
                    .append(';');
        }
        return text.toString();
    }

    /** Main class of the second process, which uses another number of threads. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws OperationException {
            System.out.println(digests(2));
        }
    }

    private static final class PhaseWatcher extends CancellableMonitor {
        private final Set<Phase> seen = EnumSet.noneOf(Phase.class);

        @Override
        public synchronized void report(long done, long total, Phase phase) {
            seen.add(phase);
        }
    }

    private static final class CancelledAt extends CancellableMonitor {
        private final Phase last;
        private volatile long cancelledAt;

        CancelledAt(Phase last) {
            this.last = last;
        }

        @Override
        public void report(long done, long total, Phase phase) {
            if (phase == last && !cancelled()) {
                cancelledAt = System.nanoTime();
                cancel();
            }
        }
    }
}
