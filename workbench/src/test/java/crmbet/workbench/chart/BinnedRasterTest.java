package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures of so many points that bins are drawn, against drawing every point. */
class BinnedRasterTest {
    private static final int POINTS = 400_000;
    private static final int CLUSTERS = 5;
    private static final int WIDTH = 700;
    private static final int HEIGHT = 400;

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private final int[] labels = new int[POINTS];
    private final PointCloud cloud;

    BinnedRasterTest() {
        Random random = new Random(9);
        for (int i = 0; i < POINTS; i++) {
            labels[i] = random.nextInt(-1, CLUSTERS);
            x[i] = random.nextGaussian() * 2 + labels[i];
            y[i] = random.nextGaussian();
        }
        cloud = PointCloud.of(x, y, Labels.of(labels));
    }

    @Test
    void aPixelHasTheTrueMajorityOfThePointsThatTheMiddlesOfTheirBinsPutThere() {
        for (double zoom : new double[] {1.06, 0.6, 0.3}) {
            Extent extent = cloud.bounds().zoomed(zoom, 1, 0.5);
            Projection projection = Projection.of(cloud.bounds(), extent, WIDTH, HEIGHT);
            int side = cloud.binSide(projection.largestScale()).orElseThrow();
            assertArrayEquals(bruteForce(projection, side), draw(extent), "zoom " + zoom);
        }
    }

    @Test
    void closerThanTheBinsEveryPointIsAtItsOwnPlace() {
        Extent extent = cloud.bounds().zoomed(0.02, 1, 0.5);
        Projection projection = Projection.of(cloud.bounds(), extent, WIDTH, HEIGHT);
        assertTrue(cloud.binSide(projection.largestScale()).isEmpty());
        assertArrayEquals(bruteForce(projection, 0), draw(extent));
    }

    @Test
    void noPointIsDrawnFurtherThanThePixelBesideItsOwn() {
        Extent extent = cloud.bounds().padded(0.03);
        Projection projection = Projection.of(cloud.bounds(), extent, WIDTH, HEIGHT);
        int side = cloud.binSide(projection.largestScale()).orElseThrow();
        for (int i = 0; i < POINTS; i++) {
            double unitX = unit(x[i], cloud.bounds().minX(), cloud.bounds().width());
            double unitY = unit(y[i], cloud.bounds().minY(), cloud.bounds().height());
            assertTrue(Math.abs(projection.column(unitX) - projection.column(middle(unitX, side))) <= 1);
            assertTrue(Math.abs(projection.row(unitY) - projection.row(middle(unitY, side))) <= 1);
        }
    }

    @Test
    void densityCountsEveryPointOfEveryCluster() {
        Extent extent = cloud.bounds().padded(0.03);
        Projection projection = Projection.of(cloud.bounds(), extent, WIDTH, HEIGHT);
        int side = cloud.binSide(projection.largestScale()).orElseThrow();
        int[] total = new int[WIDTH * HEIGHT];
        int most = 0;
        for (int i = 0; i < POINTS; i++) {
            most = Math.max(most, ++total[pixel(i, projection, side)]);
        }
        int[] pixels = new int[WIDTH * HEIGHT];
        int said = new PointRaster()
                .draw(
                        cloud,
                        Coat.plain(cloud, ClusterPalette.DARK, Shading.DENSITY),
                        extent,
                        WIDTH,
                        HEIGHT,
                        1,
                        DensityRamp.DARK,
                        pixels);
        assertEquals(most, said);
        for (int i = 0; i < pixels.length; i++) {
            double share = total[i] == 0 ? 0 : Math.log(total[i]) / Math.log(most);
            assertEquals(total[i] == 0 ? 0 : DensityRamp.DARK.argb(share), pixels[i], "pixel " + i);
        }
    }

    private int[] draw(Extent extent) {
        int[] pixels = new int[WIDTH * HEIGHT];
        new PointRaster()
                .draw(
                        cloud,
                        Coat.plain(cloud, ClusterPalette.LIGHT, Shading.CLUSTERS),
                        extent,
                        WIDTH,
                        HEIGHT,
                        1,
                        DensityRamp.LIGHT,
                        pixels);
        return pixels;
    }

    /** @param side of the bins, or 0 for none */
    private int[] bruteForce(Projection projection, int side) {
        int[][] counts = new int[WIDTH * HEIGHT][];
        for (int i = 0; i < POINTS; i++) {
            int pixel = pixel(i, projection, side);
            if (pixel >= 0) {
                if (counts[pixel] == null) {
                    counts[pixel] = new int[CLUSTERS + 1];
                }
                counts[pixel][labels[i] + 1]++;
            }
        }
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            if (counts[pixel] != null) {
                int best = -1;
                for (int cluster = 0; cluster < CLUSTERS; cluster++) {
                    if (counts[pixel][cluster + 1] > (best < 0 ? 0 : counts[pixel][best + 1])) {
                        best = cluster;
                    }
                }
                Group group = best < 0 ? Group.NOISE : Group.cluster(best);
                int weight = Math.min(counts[pixel][best + 1] * Dot.FULL, Coat.LARGEST_WEIGHT);
                pixels[pixel] = Coat.shades(ClusterPalette.LIGHT.rgb(group), 1)[weight];
            }
        }
        return pixels;
    }

    /** Where a point is drawn; −1 outside the picture. */
    private int pixel(int i, Projection projection, int side) {
        double unitX = unit(x[i], cloud.bounds().minX(), cloud.bounds().width());
        double unitY = unit(y[i], cloud.bounds().minY(), cloud.bounds().height());
        int column = projection.column(side == 0 ? unitX : middle(unitX, side));
        int row = projection.row(side == 0 ? unitY : middle(unitY, side));
        return column >= 0 && column < WIDTH && row >= 0 && row < HEIGHT ? row * WIDTH + column : -1;
    }

    private static double middle(double at, int side) {
        return (Math.min(side - 1, Math.floor(at * side)) + 0.5) / side;
    }

    /** As the cloud stores it. */
    private static double unit(double value, double min, double span) {
        return (float) ((value - min) / span);
    }
}
