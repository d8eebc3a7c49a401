package crmbet.workbench.chart;

import atlantafx.base.theme.PrimerLight;
import crmbet.core.feature.RowSet;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Times the scatter beside JFreeChart's own dots: raster, search under the pointer and lasso on one thread, and frames of a
 * window while the view is dragged. A command, not a test: {@code java -Dglass.platform=Lab -Dprism.order=sw
 * -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp <test class path>
 * crmbet.workbench.chart.ScatterBenchmark [points ...]}; 1 and 10 million points without arguments. Give the machine some
 * quiet, or read the least and the processor times.
 */
final class ScatterBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int CLUSTERS = 8;
    private static final int WARM_UPS = 40;
    private static final int FRAMES = 60;
    private static final int DRAGS = 240;
    private static final int SLOW_FRAMES = 3;
    private static final int SEARCHES = 100_000;
    private static final int VERTICES = 200;
    private static final double RADIUS = 12;

    private final PointCloud cloud;
    private final Extent whole;

    private ScatterBenchmark(int points) {
        cloud = Crowds.of(points, CLUSTERS);
        whole = cloud.bounds().padded(0.03);
    }

    public static void main(String[] args) throws Exception {
        int[] sizes = args.length == 0
                ? new int[] {1_000_000, 10_000_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        for (int points : sizes) {
            new ScatterBenchmark(points).run();
        }
        Platform.exit();
    }

    private void run() throws Exception {
        System.out.printf("%n%,d points, %d × %d pixels%n", cloud.size(), WIDTH, HEIGHT);
        System.out.printf("%-42s %9s %9s %9s%n", "milliseconds", "least", "median", "cpu");
        // Parallel streams of a task run in the pool that runs the task.
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            one.submit(this::onOneThread).get();
        }
        dragging();
        stockRenderer();
    }

    private void onOneThread() {
        for (Shading shading : Shading.values()) {
            raster("raster, all, " + shading, whole, shading, new Emphasis.None());
        }
        RowSet half = RowSet.where(cloud.size(), row -> row % 2 == 0);
        raster("raster, all, half emphasised", whole, Shading.CLUSTERS, new Emphasis.OfRows(half));
        raster("raster, 2 × closer", whole.zoomed(1 / 2.0, 3, 0), Shading.CLUSTERS, new Emphasis.None());
        raster("raster, 4 × closer", whole.zoomed(1 / 4.0, 0, 0), Shading.CLUSTERS, new Emphasis.None());
        raster("raster, 12 × closer", whole.zoomed(1 / 12.0, 3, 0), Shading.CLUSTERS, new Emphasis.None());
        hover();
        Polygon lasso = lasso();
        print("lasso of 200 vertices, count", measure(WARM_UPS, FRAMES, () -> cloud.countWithin(lasso)));
        print("lasso of 200 vertices, rows", measure(WARM_UPS, FRAMES, () -> cloud.within(lasso)));
    }

    private void raster(String what, Extent extent, Shading shading, Emphasis emphasis) {
        FramePainter painter = new FramePainter();
        int[] pixels = new int[WIDTH * HEIGHT];
        PointImage.Frame frame =
                new PointImage.Frame(cloud, extent, WIDTH, HEIGHT, 1, ClusterPalette.LIGHT, shading, emphasis);
        print(what, measure(WARM_UPS, FRAMES, () -> painter.paint(frame, pixels)));
    }

    private void hover() {
        Random random = new Random(7);
        int[] found = {0};
        List<Sample> samples = measure(
                SEARCHES,
                SEARCHES,
                () -> found[0] += cloud.nearest(
                                        whole,
                                        WIDTH,
                                        HEIGHT,
                                        random.nextDouble() * WIDTH,
                                        random.nextDouble() * HEIGHT,
                                        RADIUS,
                                        (group, row) -> true)
                                .isPresent()
                        ? 1
                        : 0);
        if (found[0] == 0) {
            throw new IllegalStateException("no point was found anywhere");
        }
        print("point under the pointer", samples);
    }

    /** A star, so that its edges cross many cells. */
    private static Polygon lasso() {
        double[] x = new double[VERTICES];
        double[] y = new double[VERTICES];
        for (int i = 0; i < VERTICES; i++) {
            double angle = 2 * Math.PI * i / VERTICES;
            double radius = i % 2 == 0 ? 3 : 2.5;
            x[i] = radius * Math.cos(angle);
            y[i] = radius * Math.sin(angle);
        }
        return new Polygon(x, y);
    }

    /** Time of the JavaFX thread a frame, and between frames, while the view moves with every pulse. */
    private void dragging() throws InterruptedException {
        List<Double> busy = new ArrayList<>();
        List<Double> between = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            ScatterChart chart = new ScatterChart(ForkJoinPool.commonPool());
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(chart), WIDTH, HEIGHT));
            stage.show();
            chart.cloudProperty().set(cloud);
            new AnimationTimer() {
                private int pulse;
                private long last = System.nanoTime();

                @Override
                public void handle(long now) {
                    long begin = System.nanoTime();
                    Extent moved = whole.moved(Math.sin(pulse / 20.0), Math.cos(pulse / 20.0));
                    chart.extentProperty().set(moved);
                    chart.layout();
                    if (pulse++ > WARM_UPS) {
                        busy.add((System.nanoTime() - begin) / 1e6);
                        between.add((begin - last) / 1e6);
                    }
                    last = begin;
                    if (pulse == DRAGS) {
                        stop();
                        stage.close();
                        done.countDown();
                    }
                }
            }.start();
        });
        done.await();
        print(
                "dragging, JavaFX thread a frame",
                busy.stream().map(Sample::ofWall).toList());
        print(
                "dragging, from frame to frame",
                between.stream().map(Sample::ofWall).toList());
    }

    /** The same points by the renderer that comes with JFreeChart, one series a group, into a picture in memory. */
    private void stockRenderer() {
        DefaultXYDataset data = new DefaultXYDataset();
        for (PointLayer layer : cloud.layers()) {
            double[][] series = new double[2][layer.size()];
            for (int i = 0; i < layer.size(); i++) {
                series[0][i] =
                        cloud.bounds().minX() + layer.x[i] * cloud.bounds().width();
                series[1][i] =
                        cloud.bounds().minY() + layer.y[i] * cloud.bounds().height();
            }
            data.addSeries(layer.group, series);
        }
        XYPlot plot = new XYPlot(data, new NumberAxis(), new NumberAxis(), new XYDotRenderer());
        plot.getDomainAxis().setRange(whole.minX(), whole.maxX());
        plot.getRangeAxis().setRange(whole.minY(), whole.maxY());
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        print("JFreeChart's XYDotRenderer, all", measure(1, SLOW_FRAMES, () -> {
            chart.draw(graphics, new java.awt.geom.Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        }));
        graphics.dispose();
    }

    private static List<Sample> measure(int warmUps, int times, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Sample> samples = new ArrayList<>();
        // Asking for the processor's time takes longer than the shortest things measured here.
        boolean many = times > FRAMES;
        for (int i = -warmUps; i < times; i++) {
            long cpu = many ? 0 : threads.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            work.run();
            long wall = System.nanoTime() - begin;
            if (i >= 0) {
                samples.add(
                        new Sample(wall / 1e6, many ? Double.NaN : (threads.getCurrentThreadCpuTime() - cpu) / 1e6));
            }
        }
        return samples;
    }

    private static void print(String what, List<Sample> samples) {
        double[] wall = samples.stream().mapToDouble(Sample::wall).sorted().toArray();
        double[] cpu = samples.stream().mapToDouble(Sample::cpu).sorted().toArray();
        System.out.printf("%-42s %9.4f %9.4f %9.4f%n", what, wall[0], wall[wall.length / 2], cpu[cpu.length / 2]);
    }

    /** Milliseconds by the clock and of the processor. */
    private record Sample(double wall, double cpu) {
        static Sample ofWall(double wall) {
            return new Sample(wall, Double.NaN);
        }
    }
}
