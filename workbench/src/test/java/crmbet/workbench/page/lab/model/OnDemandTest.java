package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.task.Monitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnDemandTest {
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void aValueIsComputedOnceAndOnlyWhenAskedFor() {
        OnDemand<Integer> value = new OnDemand<>(monitor -> computed.incrementAndGet());
        assertEquals(0, computed.get());
        assertEquals(1, value.get(Monitor.none()));
        assertEquals(1, value.get(Monitor.none()));
    }

    @Test
    void twoWhoAskAtOnceShareOneComputation() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OnDemand<Integer> value = new OnDemand<>(monitor -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
            return computed.incrementAndGet();
        });
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> value.get(Monitor.none()));
        begun.await();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> value.get(Monitor.none()));
        release.countDown();
        assertEquals(1, one.get(10, TimeUnit.SECONDS));
        assertEquals(1, other.get(10, TimeUnit.SECONDS));
    }

    @Test
    void afterACancelledComputationTheNextBeginsAnew() {
        OnDemand<Integer> value = new OnDemand<>(monitor -> {
            if (computed.incrementAndGet() == 1) {
                throw new CancellationException();
            }
            return computed.get();
        });
        assertThrows(CancellationException.class, () -> value.get(Monitor.none()));
        assertEquals(2, value.get(Monitor.none()));
    }
}
