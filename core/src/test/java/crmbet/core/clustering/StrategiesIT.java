package crmbet.core.clustering;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
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
        strategy.fit(matrix, Parallel.of(2), Monitor.none());
        Duration whole = strategy.fit(matrix, Parallel.of(2), Monitor.none()).duration();
        int cancelled = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            var monitor = new TimedCancellation();
            delayedExecutor(whole.toNanos() * tenth / 10, TimeUnit.NANOSECONDS).execute(monitor::cancel);
            try {
                strategy.fit(matrix, Parallel.of(2), monitor);
            } catch (CancellationException expected) {
                cancelled++;
                var taken = Duration.ofNanos(System.nanoTime() - monitor.cancelledAt);
                System.out.println(strategy.name() + " cancelled: ended after " + taken.toMillis() + " ms");
                assertTrue(taken.toMillis() < 2000, "went on for " + taken);
            }
        }
        // A fit that is faster than the last one may end before it is cancelled, but not every one.
        assertTrue(cancelled > 0, "no fit was cancelled");
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

    private static final class TimedCancellation extends CancellableMonitor {
        private volatile long cancelledAt;

        @Override
        public void cancel() {
            cancelledAt = System.nanoTime();
            super.cancel();
        }

        @Override
        public void report(long done, long total, Phase phase) {}
    }
}
