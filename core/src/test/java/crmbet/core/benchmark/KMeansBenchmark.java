package crmbet.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Times k-means from given starting centroids.
 *
 * <p>Arguments: a file of little-endian doubles (row-major), the number of columns, a file of starting centroids in the same
 * form, how often to fit, the number of threads, and {@code float} to fit the values narrowed to floats. Prints the milliseconds of each fit (by the clock, and of all processors together), the first one cold, and iterations
 * and inertia. From the root of a clone:
 *
 * <pre>
 * ./mvnw -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/class-path
 * java -cp core/target/test-classes:core/target/classes:$(cat core/target/class-path) \
 *     crmbet.core.benchmark.KMeansBenchmark rows.f64 8 start.f64 10 2
 * </pre>
 */
final class KMeansBenchmark {
    private KMeansBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int columns = Integer.parseInt(arguments[1]);
        var matrix = matrix(RawDoubles.read(Path.of(arguments[0])), columns, arguments.length > 5);
        var start = FeatureMatrix.unnamed(RawDoubles.read(Path.of(arguments[2])), columns);
        int repeats = Integer.parseInt(arguments[3]);
        var parallel = Parallel.of(Integer.parseInt(arguments[4]));
        var strategy = new KMeansStrategy(KMeansOptions.from(start));
        var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var line = new StringBuilder();
        for (int repeat = 0; repeat < repeats; repeat++) {
            long begin = System.nanoTime();
            long busy = processor.getProcessCpuTime();
            var model =
                    (KMeansModel) strategy.fit(matrix, parallel, Monitor.none()).model();
            double milliseconds = (System.nanoTime() - begin) / 1e6;
            if (repeat == 0) {
                System.out.println(model.iterations() + " iterations, inertia " + model.inertia());
            }
            double cpu = (processor.getProcessCpuTime() - busy) / 1e6;
            line.append(String.format(Locale.ROOT, "%.0f|%.0f ", milliseconds, cpu));
        }
        System.out.println(line.append("ms wall|CPU"));
    }

    private static FeatureMatrix matrix(double[] values, int columns, boolean narrow) {
        if (!narrow) {
            return FeatureMatrix.unnamed(values, columns);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return FeatureMatrix.unnamed(floats, columns);
    }
}
