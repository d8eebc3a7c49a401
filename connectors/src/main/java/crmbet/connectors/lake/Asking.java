package crmbet.connectors.lake;

import crmbet.core.task.Interruption;
import crmbet.core.task.Monitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Questions to a server that may never answer. */
final class Asking {
    private Asking() {}

    /**
     * Asks, and lets go soon after a cancellation. The question runs on a virtual thread, because only there an
     * interruption ends a wait for the network.
     *
     * @throws CancellationException if cancelled
     */
    static <T> T ask(Monitor monitor, Supplier<T> question) {
        monitor.checkpoint();
        FutureTask<T> answer = new FutureTask<>(question::get);
        Thread asking = Thread.startVirtualThread(answer);
        try (var _ = Interruption.of(monitor, asking::interrupt)) {
            return answer.get();
        } catch (InterruptedException e) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            monitor.checkpoint();
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw new IllegalStateException("a question throws no checked exception", e);
        }
    }
}
