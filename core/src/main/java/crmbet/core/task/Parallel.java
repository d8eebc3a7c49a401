package crmbet.core.task;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs numbered pieces of CPU work on a bounded number of threads, the caller's among them.
 *
 * <p>A kernel stays deterministic on any number of threads when it cuts its work into pieces that do not depend on
 * {@link #threads()}, lets each piece write only to its own place, and joins the results in the order of the pieces.
 *
 * <p>Threads are daemons, start when first needed and end after two idle seconds, so an instance needs no closing.
 * Safe for use by several threads; a piece may itself call the same instance (it then does the work that no idle thread
 * takes).
 */
public final class Parallel {
    private static final long IDLE_SECONDS = 2;

    private final int threads;
    private final ThreadPoolExecutor helpers;

    private Parallel(int threads) {
        this.threads = threads;
        int helperCount = Math.max(1, threads - 1);
        // A full queue means that every helper is busy: then the caller does the work, so dropping the request is
        // right.
        helpers = new ThreadPoolExecutor(
                helperCount,
                helperCount,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(helperCount),
                Parallel::daemon,
                new ThreadPoolExecutor.DiscardPolicy());
        helpers.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable body) {
        var thread = new Thread(body, "crmbet-compute");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * As many threads as asked for.
     *
     * @param threads how many threads work at once, the caller's included; at least 1
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static Parallel of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads are too few: at least 1 is needed");
        }
        return new Parallel(threads);
    }

    /** As many threads as the machine has processors. */
    public static Parallel ofProcessors() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /**
     * Runs pieces 0 to {@code count - 1}, each once, in no particular order, and returns when all have ended.
     *
     * <p>Before each piece the monitor is asked; pieces that may take longer than about 50 ms call
     * {@link Monitor#checkpoint} themselves as well. When a piece throws, no further piece begins, those that run are
     * waited for, and the exception (or error) reaches the caller.
     *
     * @param count number of pieces, 0 or more
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public void forEach(int count, Monitor monitor, Piece piece) {
        var region = new ParallelRegion(count, monitor, piece);
        int wanted = Math.min(threads, count) - 1;
        Runnable help = region::help;
        for (int i = 0; i < wanted; i++) {
            helpers.execute(help);
        }
        region.help();
        // A request that no helper has seen yet would keep the next region's from finding room in the queue.
        for (int i = 0; i < wanted && helpers.remove(help); i++) {}
        region.await();
    }

    /**
     * Cuts {@code 0 … size - 1} into ranges of {@code length} (the last one may be shorter) and runs each once, as
     * {@link #forEach} does.
     *
     * @param size number of items, 0 or more
     * @param length items in a range, 1 or more
     */
    public void forRanges(int size, int length, Monitor monitor, Range range) {
        forEach(Math.ceilDiv(size, length), monitor, (index, worker) -> {
            int from = index * length;
            range.run(from, Math.min(size - from, length) + from);
        });
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Piece {
        /**
         * Does one piece.
         *
         * @param index which piece, from 0
         * @param worker number of the thread within this call, 0 to {@code threads() - 1}: for scratch memory that pieces
         *     use one after another; results must not depend on it
         */
        void run(int index, int worker);
    }

    /** Work on the items {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }
}
