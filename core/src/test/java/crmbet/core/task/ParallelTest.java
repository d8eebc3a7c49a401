package crmbet.core.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void runsEveryPieceOnce(int threads) {
        var runs = new AtomicIntegerArray(1000);

        Parallel.of(threads).forEach(1000, Monitor.none(), (index, _) -> runs.incrementAndGet(index));

        assertTrue(IntStream.range(0, 1000).allMatch(index -> runs.get(index) == 1));
    }

    @Test
    void cutsItemsIntoRangesWithAShorterLast() {
        int[] rangeOf = new int[10];

        Parallel.of(3).forRanges(10, 4, Monitor.none(), (from, to) -> Arrays.fill(rangeOf, from, to, from));

        assertArrayEquals(new int[] {0, 0, 0, 0, 4, 4, 4, 4, 8, 8}, rangeOf);
    }

    @Test
    void worksOnSeveralThreadsAtOnce() {
        var bothAtWork = new CountDownLatch(2);

        // Ends only if a second thread joins while the first one waits.
        Parallel.of(2).forEach(2, Monitor.none(), (_, _) -> {
            bothAtWork.countDown();
            assertTrue(meets(bothAtWork));
        });
    }

    @Test
    void numbersWorkersBelowTheNumberOfThreads() {
        var highest = new AtomicInteger();

        Parallel.of(3).forEach(500, Monitor.none(), (_, worker) -> highest.accumulateAndGet(worker, Math::max));

        assertTrue(highest.get() < 3);
    }

    @Test
    void allowsPiecesToCallItAgain() {
        var parallel = Parallel.of(2);
        var runs = new AtomicInteger();

        parallel.forEach(
                20, Monitor.none(), (_, _) -> parallel.forEach(20, Monitor.none(), (_, _) -> runs.incrementAndGet()));

        assertEquals(400, runs.get());
    }

    @Test
    void passesTheFailureOfAPieceToTheCaller() {
        var failure = new OutOfMemoryError("no room");

        var thrown = assertThrows(
                OutOfMemoryError.class,
                () -> Parallel.of(2).forEach(100, Monitor.none(), (index, _) -> {
                    if (index == 50) {
                        throw failure;
                    }
                }));

        assertSame(failure, thrown);
    }

    @Test
    void beginsNoFurtherPieceOnceCancelled() {
        var runs = new AtomicInteger();
        var monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {}
        };

        assertThrows(
                CancellationException.class,
                () -> Parallel.of(2).forEach(1_000_000, monitor, (_, _) -> {
                    if (runs.incrementAndGet() == 10) {
                        monitor.cancel();
                    }
                }));

        assertTrue(runs.get() <= 11, () -> runs + " pieces ran");
    }

    @Test
    void aRegionThatEndedBeforeItsHelpersCameTakesNoneFromTheNext() {
        var parallel = Parallel.of(2);
        for (int round = 0; round < 2_000; round++) {
            parallel.forEach(2, Monitor.none(), (_, _) -> {});
            var both = new CountDownLatch(2);

            parallel.forEach(2, Monitor.none(), (_, _) -> {
                both.countDown();
                assertTrue(meets(both), "the second thread never came");
            });
        }
    }

    @Test
    void refusesToWorkWithoutAThread() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Parallel.of(0));

        assertEquals("0 threads are too few: at least 1 is needed", refused.getMessage());
    }

    private static boolean meets(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
