package crmbet.workbench.chart;

import crmbet.core.clustering.Labels;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;

/**
 * Times a frame of the scatter and the search for the point under the pointer, on one thread. A command, not a test:
 * {@code java -cp <test class path> crmbet.workbench.chart.ScatterBenchmark [points]}.
 */
final class ScatterBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int CLUSTERS = 8;
    private static final int WARM_UPS = 40;
    private static final int FRAMES = 60;
    private static final int SEARCHES = 100_000;
    private static final double RADIUS = 12;

    private ScatterBenchmark() {}

    public static void main(String[] args) throws Exception {
        int points = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        PointCloud cloud = blobs(points);
        // Parallel streams of a task run in the pool that runs the task.
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            Extent whole = cloud.bounds().padded(0.03);
            Extent close = new Extent(-1, 1, -1, 1);
            System.out.printf("%,d points, %d × %d pixels, one thread%n", points, WIDTH, HEIGHT);
            System.out.printf(
                    "frame, all points   median %6.2f ms%n",
                    one.submit(() -> frame(cloud, whole)).get());
            System.out.printf(
                    "frame, close        median %6.2f ms%n",
                    one.submit(() -> frame(cloud, close)).get());
            System.out.printf(
                    "hover, all points   median %6.2f µs%n",
                    one.submit(() -> hover(cloud, whole)).get());
        }
    }

    /** Median milliseconds. */
    private static double frame(PointCloud cloud, Extent extent) {
        PointRaster raster = new PointRaster();
        int[] pixels = new int[WIDTH * HEIGHT];
        PointRaster.Inks inks = new PointRaster.Inks(ClusterPalette.LIGHT, Optional.empty());
        double[] millis = new double[FRAMES];
        for (int i = -WARM_UPS; i < FRAMES; i++) {
            long begin = System.nanoTime();
            double diameter = new PointImage.Frame(cloud, extent, WIDTH, HEIGHT, 1, inks).diameter();
            raster.draw(cloud, extent, WIDTH, HEIGHT, diameter, inks, pixels);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return median(millis);
    }

    /** Median microseconds. */
    private static double hover(PointCloud cloud, Extent extent) {
        Random random = new Random(7);
        Predicate<Group> all = group -> true;
        double[] micros = new double[SEARCHES];
        long found = 0;
        for (int i = -SEARCHES; i < SEARCHES; i++) {
            double x = random.nextDouble() * WIDTH;
            double y = random.nextDouble() * HEIGHT;
            long begin = System.nanoTime();
            Optional<PointCloud.Hit> hit = cloud.nearest(extent, WIDTH, HEIGHT, x, y, RADIUS, all);
            long end = System.nanoTime();
            found += hit.isPresent() ? 1 : 0;
            if (i >= 0) {
                micros[i] = (end - begin) / 1e3;
            }
        }
        if (found == 0) {
            throw new IllegalStateException("no point was found anywhere");
        }
        return median(micros);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static PointCloud blobs(int n) {
        Random random = new Random(5);
        double[] x = new double[n];
        double[] y = new double[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(-1, CLUSTERS);
            double angle = 2 * Math.PI * labels[i] / CLUSTERS;
            double spread = labels[i] < 0 ? 3 : 0.5;
            x[i] = (labels[i] < 0 ? 0 : 3 * Math.cos(angle)) + random.nextGaussian() * spread;
            y[i] = (labels[i] < 0 ? 0 : 2 * Math.sin(angle)) + random.nextGaussian() * spread;
        }
        return PointCloud.of(x, y, Labels.of(labels));
    }
}
