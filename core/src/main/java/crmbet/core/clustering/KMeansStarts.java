package crmbet.core.clustering;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs k-means from every start and keeps the result with the least inertia, the earliest among equals. */
final class KMeansStarts {
    private static final int SEEDING_ROWS = 1 << 16;
    private static final int SEEDING_ROWS_PER_CLUSTER = 128;

    private final UnitRows rows;
    private final FloatRows floats;
    private final KMeansOptions options;
    private final Parallel parallel;
    private final Monitor monitor;

    KMeansStarts(UnitRows rows, KMeansOptions options, Parallel parallel, Monitor monitor) {
        this.rows = rows;
        floats = new FloatRows(rows);
        this.options = options;
        this.parallel = parallel;
        this.monitor = monitor;
    }

    /** Of more rows than this a sample of so many does for drawing starts. */
    static int enoughForSeeding(int clusters) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(SEEDING_ROWS, (long) SEEDING_ROWS_PER_CLUSTER * clusters));
    }

    KMeansResult best() {
        var initial = options.initialCentroids();
        if (initial != null) {
            return refine(rows.convert(initial.values()));
        }
        var random = new SplittableRandom(options.seed());
        var streams = new SplittableRandom[options.starts()];
        for (int start = 0; start < streams.length; start++) {
            streams[start] = random.split();
        }
        return rows.blocks() == 1 ? startsAtOnce(streams) : oneStartAfterAnother(streams);
    }

    /** Few rows: a start is too little work to share, so the starts themselves are shared out. */
    private KMeansResult startsAtOnce(SplittableRandom[] streams) {
        var results = new KMeansResult[streams.length];
        var done = new AtomicInteger();
        parallel.forEach(streams.length, monitor, (start, _) -> {
            results[start] = refine(seed(streams[start]));
            monitor.report(done.incrementAndGet(), streams.length, Phase.ITERATING);
        });
        var best = results[0];
        for (var result : results) {
            best = best.better(result);
        }
        return best;
    }

    private KMeansResult oneStartAfterAnother(SplittableRandom[] streams) {
        KMeansResult best = null;
        for (int start = 0; start < streams.length; start++) {
            monitor.report(start, streams.length, Phase.ITERATING);
            var result = refine(seed(streams[start]));
            best = best == null ? result : best.better(result);
        }
        monitor.report(streams.length, streams.length, Phase.ITERATING);
        return Objects.requireNonNull(best, "at least one start");
    }

    /** Of many rows a sample does for drawing starts; but it may miss rare rows when there are few distinct ones. */
    private double[] seed(SplittableRandom random) {
        int enough = enoughForSeeding(options.clusters());
        if (rows.rows() > enough) {
            double[] centroids = seed(rows.sample(enough, random), random);
            if (centroids.length == options.clusters() * rows.columns()) {
                return centroids;
            }
        }
        return seed(rows, random);
    }

    private double[] seed(UnitRows rows, SplittableRandom random) {
        return new KMeansPlusPlus(rows, options.clusters(), random, parallel, monitor).centroids();
    }

    private KMeansResult refine(double[] centroids) {
        return new KMeansIterations(rows, floats, centroids, options, parallel, monitor).run();
    }
}
