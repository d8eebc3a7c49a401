package crmbet.core.run;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.RowSet;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares any rows of a feature matrix with all of them, in memory: at a million rows of eight features in a few
 * milliseconds, so that the figures can follow a hand that draws.
 *
 * <p>Means and deviations are summed in fixed blocks of rows, whose results are joined in order by the method of Chan,
 * Golub and LeVeque (doi:10.1080/00031305.1983.10483115): the same on any number of threads, and without the
 * cancellation of large squares. The whole is measured once, at the first call. Safe for use by several threads.
 */
public final class RowProfiler {
    private static final int BLOCK = 1 << 15;

    private final FeatureMatrix raw;
    private final Parallel parallel;
    private volatile @Nullable Moments whole;

    /** @param raw figures in their own units, NaN where a figure does not exist */
    public RowProfiler(FeatureMatrix raw, Parallel parallel) {
        this.raw = raw;
        this.parallel = parallel;
    }

    /**
     * The figures of some rows; of no rows, NaN means.
     *
     * @throws IllegalArgumentException if {@code rows} are rows of a matrix of another size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public RowProfile profile(RowSet rows, Monitor monitor) {
        if (rows.tableSize() != raw.rows()) {
            throw new IllegalArgumentException(rows + " do not belong to a matrix of " + raw.rows() + " rows");
        }
        Moments all = whole(monitor);
        Moments chosen = moments(rows, monitor);
        List<FeatureFigure> figures = new ArrayList<>(raw.columns());
        for (int column = 0; column < raw.columns(); column++) {
            double deviation = all.deviation(column);
            double difference = chosen.mean(column) - all.mean(column);
            figures.add(new FeatureFigure(
                    raw.features().get(column),
                    chosen.mean(column),
                    all.mean(column),
                    deviation > 0 && !Double.isNaN(difference) ? difference / deviation : 0));
        }
        return new RowProfile(rows.count(), rows.share(), figures);
    }

    private Moments whole(Monitor monitor) {
        Moments known = whole;
        if (known == null) {
            known = moments(null, monitor);
            whole = known;
        }
        return known;
    }

    private Moments moments(@Nullable RowSet rows, Monitor monitor) {
        int blocks = Math.ceilDiv(raw.rows(), BLOCK);
        Moments[] parts = new Moments[blocks];
        parallel.forEach(blocks, monitor, (block, _) -> {
            Moments part = new Moments(raw.columns());
            int end = Math.min(raw.rows(), (block + 1) * BLOCK);
            if (rows == null) {
                for (int row = block * BLOCK; row < end; row++) {
                    part.add(raw.values(), row);
                }
            } else {
                for (int row = rows.next(block * BLOCK); row >= 0 && row < end; row = rows.next(row + 1)) {
                    part.add(raw.values(), row);
                }
            }
            parts[block] = part;
        });
        Moments all = new Moments(raw.columns());
        for (Moments part : parts) {
            all.join(part);
        }
        return all;
    }
}
