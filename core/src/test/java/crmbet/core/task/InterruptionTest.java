package crmbet.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final CancellableMonitor monitor = new CancellableMonitor() {
        @Override
        public void report(long done, long total, Phase phase) {}
    };

    @Test
    void aRequestThatIsLostIsRepeated() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        try (Interruption _ = Interruption.of(monitor, asked::countDown)) {
            monitor.cancel();
            assertTrue(asked.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nobodyIsAskedAfterTheEnd() {
        AtomicInteger asked = new AtomicInteger();
        Interruption.of(monitor, asked::incrementAndGet).close();
        monitor.cancel();
        assertEquals(0, asked.get());
    }

    @Test
    void workThatBeginsAfterTheCancelIsStoppedToo() throws InterruptedException {
        monitor.cancel();
        CountDownLatch asked = new CountDownLatch(1);
        try (Interruption _ = Interruption.of(monitor, asked::countDown)) {
            assertTrue(asked.await(10, TimeUnit.SECONDS));
        }
    }
}
