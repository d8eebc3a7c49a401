package crmbet.workbench.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Asks the JavaFX thread every few milliseconds whether it answers, and remembers the longest time it did not: how long
 * the window was frozen at worst. Where the system tells (Linux), time in which the thread could have gone on but other
 * work had all processors is left out, for that is no fault of the window.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final int FRAMES = 12;
    /** As the kernel keeps it: cut after fifteen characters. */
    private static final String FX_THREAD = "JavaFX Applicat";

    private final AtomicReference<Freeze> worst = new AtomicReference<>(Freeze.NONE);
    private final Optional<Path> schedule = schedule();
    // Before the watcher starts, which may be told to end at once.
    private final Thread fx = FxThread.call(Thread::currentThread);
    private final Thread watcher;
    private volatile boolean watching = true;

    private FxWatchdog() {
        watcher = Thread.ofPlatform().daemon().name("fx-watchdog").start(this::watch);
    }

    /** Begins to watch. */
    public static FxWatchdog start() {
        return new FxWatchdog();
    }

    /** The longest the thread did not answer while {@code action} was done, in the best of {@code attempts}. */
    public static Duration leastOf(int attempts, Runnable action) {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < attempts; i++) {
            try (FxWatchdog watchdog = start()) {
                action.run();
                Duration frozen = watchdog.longest();
                least = frozen.compareTo(least) < 0 ? frozen : least;
            }
        }
        return least;
    }

    /** The longest the thread did not answer so far; waits for the answer that is open. */
    public Duration longest() {
        FxThread.run(() -> {});
        return worst.get().length();
    }

    /** The longest freeze so far, and begins anew. */
    public Freeze takeWorst() {
        FxThread.run(() -> {});
        return worst.getAndSet(Freeze.NONE);
    }

    /**
     * The JavaFX thread did not answer.
     *
     * @param stack where it was when it was looked at last before it answered; empty if it answered soon
     */
    public record Freeze(Duration length, List<StackTraceElement> stack) {
        static final Freeze NONE = new Freeze(Duration.ZERO, List.of());

        @Override
        public String toString() {
            return length.toMillis() + " ms"
                    + stack.stream()
                            .filter(frame -> frame.getClassName().startsWith("crmbet"))
                            .limit(FRAMES)
                            .map(frame -> "\n    at " + frame)
                            .collect(Collectors.joining());
        }
    }

    private void watch() {
        while (watching) {
            CountDownLatch answered = new CountDownLatch(1);
            AtomicReference<List<StackTraceElement>> stack = new AtomicReference<>(List.of());
            long crowdedOut = crowdedOut();
            long asked = System.nanoTime();
            Platform.runLater(() -> {
                long took = System.nanoTime() - asked - (crowdedOut() - crowdedOut);
                Freeze freeze = new Freeze(Duration.ofNanos(took), stack.get());
                worst.accumulateAndGet(freeze, (a, b) -> a.length().compareTo(b.length()) >= 0 ? a : b);
                answered.countDown();
            });
            try {
                while (!answered.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS)) {
                    stack.set(List.of(fx.getStackTrace()));
                }
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** The nanoseconds in which the JavaFX thread was ready to run and no processor was free, since it began. */
    private long crowdedOut() {
        return schedule.map(FxWatchdog::text)
                .map(line -> Long.parseLong(line.split(" ", -1)[1]))
                .orElse(0L);
    }

    private static Optional<Path> schedule() {
        Path threads = Path.of("/proc/self/task");
        if (!Files.isDirectory(threads)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                Path name = thread.resolve("comm");
                Path schedule = thread.resolve("schedstat");
                // A thread may end while the list is read.
                if (Files.isReadable(name)
                        && Files.isReadable(schedule)
                        && text(name).equals(FX_THREAD)) {
                    return Optional.of(schedule);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        watching = false;
        watcher.interrupt();
    }
}
