package crmbet.core.lake;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.ByteRanges.Range;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches parts of objects, several at once, into the cache. */
final class LakeDownload {
    private static final int AT_ONCE = 6;
    private static final long PIECE_BYTES = 8 << 20;
    /** Gaps are fetched too where that saves requests, up to this share of what is needed. */
    private static final double WASTE = 0.02;

    private final ObjectStore store;
    private final Monitor monitor;
    private final AtomicLong downloaded = new AtomicLong();

    LakeDownload(ObjectStore store, Monitor monitor) {
        this.store = store;
        this.monitor = monitor;
    }

    /** How much was fetched so far. */
    long downloaded() {
        return downloaded.get();
    }

    /** Fetches what is not there yet; after any failure what has arrived stays for the next time. */
    void fetch(Map<LakeObject, LakeCache.Entry> places, Map<LakeObject, ByteRanges> wanted) throws OperationException {
        List<Piece> pieces = new ArrayList<>();
        wanted.forEach((object, ranges) -> {
            LakeCache.Entry entry = places.get(object);
            if (entry != null) {
                // Joined first, so that what bridges two parts is not asked for when the parts are there already.
                ByteRanges missing = entry.missing(ranges).joined(WASTE);
                missing.pieces(PIECE_BYTES).forEach(part -> pieces.add(new Piece(object, entry, part)));
            }
        });
        long total = pieces.stream().mapToLong(each -> each.part.length()).sum();
        if (total > 0) {
            fetch(pieces, total);
        }
    }

    private void fetch(List<Piece> pieces, long total) throws OperationException {
        AtomicLong done = new AtomicLong();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        Semaphore free = new Semaphore(AT_ONCE);
        CountDownLatch left = new CountDownLatch(pieces.size());
        Stop stop = new Stop();
        monitor.report(0, total, Phase.DOWNLOADING);
        try (var _ = monitor.onCancel(stop::cancel)) {
            for (Piece piece : pieces) {
                Thread.startVirtualThread(() -> {
                    free.acquireUninterruptibly();
                    try {
                        if (!stop.cancelled()) {
                            fetch(piece, done, total, stop);
                        }
                    } catch (OperationException | RuntimeException e) {
                        failures.add(e);
                        stop.cancel();
                    } finally {
                        free.release();
                        left.countDown();
                    }
                });
            }
            left.await();
        } catch (InterruptedException e) {
            stop.cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        monitor.checkpoint();
        switch (failures.peek()) {
            case null -> {}
            case OperationException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }

    private void fetch(Piece piece, AtomicLong done, long total, Monitor stop) throws OperationException {
        store.read(
                piece.object,
                piece.part.from(),
                piece.part.length(),
                (at, bytes) -> {
                    int count = bytes.remaining();
                    piece.entry.write(at, bytes);
                    downloaded.addAndGet(count);
                    monitor.report(done.addAndGet(count), total, Phase.DOWNLOADING);
                },
                stop);
        try {
            piece.entry.arrived(piece.part);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(piece.entry.file(), e.toString()), e);
        }
    }

    private record Piece(LakeObject object, LakeCache.Entry entry, Range part) {}

    /** Ends the other pieces when one has failed, or whoever watches wants no more. */
    private static final class Stop extends CancellableMonitor {
        @Override
        public void report(long done, long total, Phase phase) {}
    }
}
