package crmbet.core.benchmark;

import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Times feature sets of 20 features against the same statement in bare DuckDB, the feature table to a matrix, and how soon a
 * computation ends that is cancelled. Arguments: activities (default 10,000,000), customers (1,000,000), rounds (3), DuckDB's
 * limit of memory (4GB), then {@code keep} to compute only, without the bare statement, as is enough for tables that do not
 * fit into memory. The activities are made up in the database, the same each time. The feature sets and bare statements take
 * turns; least times are printed, in seconds of wall clock, with the most memory and spilled bytes seen while they ran.
 */
public final class FeatureBenchmark {
    private static final List<String> FEATURES = List.of(
            "recency",
            "frequency",
            "money",
            "tenure",
            "average_order",
            "basket_size",
            "return_rate",
            "net_purchases",
            "deposits",
            "deposit_count",
            "deposit_recency",
            "mean_deposit",
            "largest_deposit",
            "withdrawals",
            "net_deposits",
            "stakes",
            "bet_count",
            "bet_recency",
            "mean_stake",
            "ggr");

    /** Bytes on disk of an activity, its spilled copies included. */
    private static final long DISK_PER_ACTIVITY = 300;

    private static final long MEGABYTE = 1 << 20;

    private final Workspace workspace;
    private final FeatureSets sets;
    private final FeatureSetDefinition definition =
            FeatureSetDefinition.of("benchmark", FEATURES, Transform.LOG1P, Scaling.STANDARD);

    private FeatureBenchmark(Workspace workspace) {
        this.workspace = workspace;
        sets = new FeatureSets(workspace);
    }

    public static void main(String[] arguments) throws Exception {
        long activities = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        long customers = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        String limit = arguments.length > 3 ? arguments[3] : "4GB";
        boolean bare = arguments.length < 5;
        Path folder = Files.createTempDirectory("feature-benchmark");
        FileStore disk = Files.getFileStore(folder);
        if (disk.getUsableSpace() < activities * DISK_PER_ACTIVITY) {
            throw new IOException("the disk of " + folder + " has room for " + disk.getUsableSpace() / MEGABYTE
                    + " MB only; " + activities * DISK_PER_ACTIVITY / MEGABYTE + " MB are needed");
        }
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            FeatureBenchmark benchmark = new FeatureBenchmark(workspace);
            benchmark.generate(activities, customers, limit);
            benchmark.compare(rounds, bare);
            benchmark.load(Math.max(rounds, 3));
            benchmark.cancel();
        } finally {
            delete(folder);
        }
    }

    private void generate(long activities, long customers, String limit) throws Exception {
        workspace.write(Monitor.none(), session -> session.execute("SET memory_limit = '" + limit + "'"));
        double seconds = seconds(() -> workspace.write(Monitor.none(), session -> {
            session.execute("""
                INSERT INTO crm.activity
                SELECT 'generated', 'c' || lpad((hash(i) %% %d)::VARCHAR, 9, '0'),
                    TIMESTAMP '2025-01-01' + INTERVAL (hash(i * 3) %% 31536000) SECOND,
                    ['purchase', 'purchase', 'refund', 'deposit', 'withdrawal', 'bet', 'bet', 'win', 'bonus', 'page_view']
                        [1 + (hash(i * 5) %% 10)::INTEGER],
                    round((hash(i * 7) %% 1000000) / 100.0, 2), 1 + hash(i * 11) %% 5,
                    'product ' || hash(i * 13) %% 5000, 'category ' || hash(i * 17) %% 20, 'web', 's' || i // 2
                FROM range(%d) r(i)""".formatted(customers, activities));
            return session.execute("INSERT INTO meta.mapping VALUES ('generated', 'columns', '', " + activities + ", "
                    + activities + ", " + customers + ", now(), NULL)");
        }));
        System.out.printf(
                Locale.ROOT, "%d activities of %d customers made in %.1f s%n", activities, customers, seconds);
    }

    private void compare(int rounds, boolean bare) throws Exception {
        String statement = sets.sql(definition);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        long[] peaks = new long[4];
        for (int round = 0; round < rounds; round++) {
            Progress progress = new Progress();
            try (Watch watch = new Watch(workspace.folder())) {
                ours[round] = seconds(() -> sets.compute(definition, progress));
                peaks[0] = Math.max(peaks[0], watch.memory());
                peaks[1] = Math.max(peaks[1], watch.spilled());
            }
            System.out.printf(
                    Locale.ROOT,
                    "round %d: computed in %.2f s, %d reports%n",
                    round,
                    ours[round],
                    progress.reports.get());
            if (bare) {
                try (Watch watch = new Watch(workspace.folder())) {
                    theirs[round] = seconds(() -> workspace.write(
                            Monitor.none(),
                            session -> session.execute("CREATE OR REPLACE TABLE data.bare AS " + statement)));
                    peaks[2] = Math.max(peaks[2], watch.memory());
                    peaks[3] = Math.max(peaks[3], watch.spilled());
                }
                System.out.printf(Locale.ROOT, "round %d: bare statement in %.2f s%n", round, theirs[round]);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "features: %.2f s, memory %d MB, spilled %d MB%n",
                least(ours),
                peaks[0] / MEGABYTE,
                peaks[1] / MEGABYTE);
        if (bare) {
            System.out.printf(
                    Locale.ROOT,
                    "bare: %.2f s, memory %d MB, spilled %d MB; ratio %.2f%n",
                    least(theirs),
                    peaks[2] / MEGABYTE,
                    peaks[3] / MEGABYTE,
                    least(ours) / least(theirs));
        }
    }

    private void load(int rounds) throws Exception {
        double[] seconds = new double[rounds];
        long values = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            FeatureTable table = sets.load(definition.name(), Monitor.none());
            seconds[round] = (System.nanoTime() - start) / 1e9;
            values = (long) table.matrix().rows() * table.matrix().columns();
        }
        System.out.printf(
                Locale.ROOT,
                "matrix with customer keys: %.3f s, %.1f M values/s%n",
                least(seconds),
                values / least(seconds) / 1e6);
    }

    private void cancel() throws Exception {
        double worst = 0;
        for (int share = 1; share <= 3; share++) {
            Progress monitor = new Progress();
            long[] asked = {0};
            long wait = 500L * share;
            Thread canceller = Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(wait);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                asked[0] = System.nanoTime();
                monitor.cancel();
            });
            try {
                sets.compute(definition, monitor);
                System.out.println("was ready before it could be cancelled");
            } catch (CancellationException e) {
                long ended = System.nanoTime();
                canceller.join();
                worst = Math.max(worst, (ended - asked[0]) / 1e9);
            }
        }
        System.out.printf(Locale.ROOT, "cancelled: idle after %.3f s at most%n", worst);
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static final class Progress extends CancellableMonitor {
        private final AtomicLong reports = new AtomicLong();

        @Override
        public void report(long done, long total, Phase phase) {
            reports.incrementAndGet();
        }
    }

    /** Looks at this process and at the spill folder while something runs. */
    private static final class Watch implements AutoCloseable {
        private static final long INTERVAL_MILLIS = 50;

        private final Path spill;
        private final Thread thread;
        private volatile long memory;
        private volatile long spilled;

        Watch(Path workspace) {
            spill = workspace.resolve("spill");
            thread = Thread.ofPlatform().daemon().start(this::look);
        }

        long memory() {
            return memory;
        }

        long spilled() {
            return spilled;
        }

        private void look() {
            try {
                while (true) {
                    memory = Math.max(memory, resident());
                    spilled = Math.max(spilled, size(spill));
                    Thread.sleep(INTERVAL_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static long resident() {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst()
                        .orElse(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long size(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
