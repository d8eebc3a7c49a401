package crmbet.workbench.cli;

import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Phase;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Shows progress as one line that is written over, on a stream that somebody watches. */
final class ProgressLine extends CancellableMonitor {
    private static final long NANOS_BETWEEN_UPDATES = 100_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final Function<Phase, String> names;
    private final LongSupplier nanoTime;
    private final AtomicLong nextUpdate;
    private boolean shown;

    /** @param nanoTime like {@link System#nanoTime} */
    ProgressLine(Terminal terminal, Function<Phase, String> names, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.names = names;
        this.nanoTime = nanoTime;
        // Work that is done at once need not flicker.
        this.nextUpdate = new AtomicLong(nanoTime.getAsLong() + NANOS_BETWEEN_UPDATES);
    }

    @Override
    public void report(long done, long total, Phase phase) {
        if (!terminal.watched()) {
            return;
        }
        long now = nanoTime.getAsLong();
        long due = nextUpdate.get();
        if (now - due >= 0 && nextUpdate.compareAndSet(due, now + NANOS_BETWEEN_UPDATES)) {
            show(done, total, phase);
        }
    }

    private synchronized void show(long done, long total, Phase phase) {
        PrintWriter err = terminal.err();
        err.print(ERASE_LINE);
        err.print(names.apply(phase));
        if (total > 0) {
            err.printf(Locale.ROOT, " %d %%", Math.clamp(Math.round(100.0 * done / total), 0, 100));
        }
        err.flush();
        shown = true;
    }

    /** Takes the line away, so that what follows begins on an empty one. */
    synchronized void erase() {
        if (shown) {
            terminal.err().print(ERASE_LINE);
            terminal.err().flush();
            shown = false;
        }
    }
}
