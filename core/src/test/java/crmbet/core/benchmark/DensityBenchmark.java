package crmbet.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanModel;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.Strategy;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Times DBSCAN or HDBSCAN* end to end, labels included.
 *
 * <p>Arguments: a file of little-endian doubles (row-major), the number of columns, {@code dbscan EPSILON MIN_POINTS} or
 * {@code hdbscan MIN_CLUSTER_SIZE MIN_SAMPLES}, how often to fit, the number of threads, and perhaps a file for the labels
 * (little-endian ints). Prints, for each fit, seconds by the clock and of all processors together and the seconds at which
 * each phase was first seen; then clusters, noise, the spanning tree's weight and the peak of the heap. From the root of a clone:
 *
 * <pre>
 * ./mvnw -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/class-path
 * java --add-modules jdk.incubator.vector -cp core/target/test-classes:core/target/classes:$(cat core/target/class-path) \
 *     crmbet.core.benchmark.DensityBenchmark rows.f64 8 hdbscan 50 10 5 2
 * </pre>
 */
final class DensityBenchmark {
    private DensityBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int columns = Integer.parseInt(arguments[1]);
        var matrix = FeatureMatrix.unnamed(RawDoubles.read(Path.of(arguments[0])), columns);
        Strategy strategy = switch (arguments[2]) {
            case "dbscan" ->
                new DbscanStrategy(DbscanOptions.of(Double.parseDouble(arguments[3]), Integer.parseInt(arguments[4])));
            case "hdbscan" ->
                new HdbscanStrategy(HdbscanOptions.of(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])));
            case String other -> throw new IllegalArgumentException(other + ": say dbscan or hdbscan");
        };
        int repeats = Integer.parseInt(arguments[5]);
        var parallel = Parallel.of(Integer.parseInt(arguments[6]));
        var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int repeat = 0; repeat < repeats; repeat++) {
            long busy = processor.getProcessCpuTime();
            var phases = new PhaseClock();
            Clustering found = strategy.fit(matrix, parallel, phases);
            double cpu = (processor.getProcessCpuTime() - busy) / 1e9;
            double wall = found.duration().toNanos() / 1e9;
            System.out.printf(Locale.ROOT, "%.3f s wall, %.3f s CPU%s%n", wall, cpu, String.join("", phases.seen));
            if (repeat == repeats - 1) {
                summarize(found);
                if (arguments.length > 7) {
                    write(found.labels().toArray(), Path.of(arguments[7]));
                }
            }
        }
    }

    private static void summarize(Clustering found) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d clusters, %d noise, peak heap %d MB%n",
                found.labels().clusterCount(),
                found.labels().noiseCount(),
                peak >> 20);
        if (found.model() instanceof HdbscanModel model) {
            System.out.println("spanning tree weight " + model.spanningTreeWeight());
        }
    }

    private static void write(int[] labels, Path file) throws IOException {
        var buffer = ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(labels);
        Files.write(file, buffer.array());
    }

    /** Notes when each phase was first reported. */
    private static final class PhaseClock implements Monitor {
        private final long start = System.nanoTime();
        private final AtomicReference<Phase> current = new AtomicReference<>(Phase.READING);
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        @Override
        public void report(long done, long total, Phase phase) {
            if (current.getAndSet(phase) != phase) {
                seen.add(String.format(Locale.ROOT, ", %s from %.3f", phase, (System.nanoTime() - start) / 1e9));
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }
    }
}
