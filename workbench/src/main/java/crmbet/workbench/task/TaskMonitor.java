package crmbet.workbench.task;

import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps the latest report, so that the window may ask whenever it draws instead of being flooded. */
final class TaskMonitor extends CancellableMonitor {
    /** Before this much time and this share a forecast would jump about. */
    private static final long NANOS_BEFORE_FORECAST = 1_000_000_000L;

    private static final double SHARE_BEFORE_FORECAST = 0.02;

    private final LongSupplier nanoTime;
    private volatile @Nullable Report latest;

    TaskMonitor(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void report(long done, long total, Phase phase) {
        Report before = latest;
        long begun = before != null && before.phase == phase ? before.phaseBegun : nanoTime.getAsLong();
        latest = new Report(done, total, phase, begun);
    }

    Progress progress() {
        Report report = latest;
        if (report == null) {
            return Progress.UNKNOWN;
        }
        if (report.total <= 0) {
            return new Progress(Optional.of(report.phase), OptionalDouble.empty(), Optional.empty());
        }
        double share = Math.clamp((double) report.done / report.total, 0, 1);
        long elapsed = nanoTime.getAsLong() - report.phaseBegun;
        Optional<Duration> left = elapsed < NANOS_BEFORE_FORECAST || share < SHARE_BEFORE_FORECAST
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(elapsed * (1 - share) / share)));
        return new Progress(Optional.of(report.phase), OptionalDouble.of(share), left);
    }

    private record Report(long done, long total, Phase phase, long phaseBegun) {}
}
