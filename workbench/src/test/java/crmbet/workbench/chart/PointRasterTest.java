package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointRasterTest {
    private static final Extent TEN_BY_TEN = new Extent(0, 10, 0, 10);

    @Test
    void everyPointIsDrawnAndNothingElse() {
        Random random = new Random(1);
        int n = 20_000;
        double[] x = random.doubles(n).map(v -> v * 1000).toArray();
        double[] y = random.doubles(n).map(v -> v * 700).toArray();
        Labels labels = Labels.of(random.ints(n, -1, 5).toArray());
        Extent extent = new Extent(0, 1000, 0, 700);
        boolean[] expected = new boolean[1000 * 700];
        PointCloud cloud = PointCloud.of(x, y, labels);
        for (int i = 0; i < n; i++) {
            // As the cloud stores it, so that points at a pixel's edge fall on the same side.
            double column = stored(x[i], cloud.bounds().minX(), cloud.bounds().width());
            double row =
                    700 - stored(y[i], cloud.bounds().minY(), cloud.bounds().height());
            expected[((int) row) * 1000 + ((int) column)] = true;
        }
        int[] pixels = draw(cloud, extent, 1000, 700, 1);
        long differing = IntStream.range(0, pixels.length)
                .filter(i -> expected[i] != (pixels[i] != 0))
                .count();
        assertEquals(0, differing);
    }

    @Test
    void aPixelTakesTheColourOfTheClusterWithMostPointsOnIt() {
        int[] pixels = draw(cloudAtOnePlace(0, 0, 1, 1, 1, 2, 2), TEN_BY_TEN, 10, 10, 1);
        assertEquals(ClusterPalette.LIGHT.rgb(Group.cluster(1)), rgb(pixels[4 * 10 + 5]));
    }

    @Test
    void whenTiedTheLowerNumberWins() {
        int[] pixels = draw(cloudAtOnePlace(2, 1, 2, 1, 0), TEN_BY_TEN, 10, 10, 1);
        assertEquals(ClusterPalette.LIGHT.rgb(Group.cluster(1)), rgb(pixels[4 * 10 + 5]));
    }

    @Test
    void anyClusterHidesNoiseHoweverMuchThereIs() {
        int[] pixels = draw(cloudAtOnePlace(-1, -1, -1, -1, -1, 0), TEN_BY_TEN, 10, 10, 1);
        assertEquals(ClusterPalette.LIGHT.rgb(Group.cluster(0)), rgb(pixels[4 * 10 + 5]));
    }

    @Test
    void noiseAloneIsGrey() {
        int[] pixels = draw(cloudAtOnePlace(-1, -1, -1, -1), TEN_BY_TEN, 10, 10, 1);
        assertEquals(0x8C8C8C, rgb(pixels[4 * 10 + 5]));
    }

    @Test
    void morePointsAreMoreOpaque() {
        int one = draw(cloudAtOnePlace(0), TEN_BY_TEN, 10, 10, 1)[4 * 10 + 5] >>> 24;
        int four = draw(cloudAtOnePlace(0, 0, 0, 0), TEN_BY_TEN, 10, 10, 1)[4 * 10 + 5] >>> 24;
        assertEquals(204, one);
        assertEquals(255, four);
    }

    @Test
    void aLargerPointIsRoundAndStaysWholeAcrossTheRowsOfTwoWorkers() {
        PointCloud cloud =
                PointCloud.of(new double[] {0, 100, 50.5}, new double[] {0, 128, 64}, Labels.of(new int[] {-1, -1, 0}));
        int[] pixels = draw(cloud, new Extent(0, 100, 0, 128), 100, 128, 7);
        int middle = 64 * 100 + 50;
        for (int step = 1; step <= 3; step++) {
            assertEquals(pixels[middle - step], pixels[middle + step], "left and right at " + step);
            assertEquals(pixels[middle - step * 100], pixels[middle + step * 100], "above and below at " + step);
            assertEquals(pixels[middle - step], pixels[middle - step * 100], "across and down at " + step);
            assertNotEquals(0, pixels[middle - step]);
        }
        assertEquals(0, pixels[middle - 4]);
        assertEquals(0, pixels[middle - 3 - 300], "the corner of its square stays empty");
    }

    @Test
    void theEmphasisedClusterLiesOnTopAndTheOthersTurnGrey() {
        Emphasis emphasis = new Emphasis.OfGroup(Group.cluster(1));
        int[] pixels = new int[100];
        new FramePainter().paint(frame(cloudAtOnePlace(0, 0, 0, 0, 1), emphasis), pixels);
        assertEquals(ClusterPalette.LIGHT.rgb(Group.cluster(1)), rgb(pixels[4 * 10 + 5]));
        new FramePainter().paint(frame(cloudAtOnePlace(0, 0, 0, 0), emphasis), pixels);
        int pale = pixels[4 * 10 + 5];
        assertEquals(71, pale >>> 24);
        assertEquals(pale & 0xFF, (pale >> 16) & 0xFF, "grey");
    }

    @Test
    void emphasisedRowsKeepTheirColoursOnTopOfAllOthersInGrey() {
        PointCloud cloud = cloudAtOnePlace(0, 0, 0, 0, 1);
        int[] pixels = new int[100];
        new FramePainter().paint(frame(cloud, new Emphasis.OfRows(RowSet.of(7, 4))), pixels);
        assertEquals(ClusterPalette.LIGHT.rgb(Group.cluster(1)), rgb(pixels[4 * 10 + 5]));
        new FramePainter().paint(frame(cloud, new Emphasis.OfRows(RowSet.none(7))), pixels);
        int pale = pixels[4 * 10 + 5];
        assertEquals(71, pale >>> 24);
        assertEquals(pale & 0xFF, (pale >> 16) & 0xFF, "grey");
    }

    private static PointImage.Frame frame(PointCloud cloud, Emphasis emphasis) {
        return new PointImage.Frame(cloud, TEN_BY_TEN, 10, 10, 1, ClusterPalette.LIGHT, Shading.CLUSTERS, emphasis);
    }

    @Test
    void aSecondFrameOwesNothingToTheFirst() {
        PointRaster raster = new PointRaster();
        int[] used = new int[100];
        draw(raster, cloudAtOnePlace(0, 0, 0), TEN_BY_TEN, 10, 10, 3, used);
        draw(raster, cloudAtOnePlace(1), TEN_BY_TEN, 10, 10, 1, used);
        assertArrayEquals(draw(cloudAtOnePlace(1), TEN_BY_TEN, 10, 10, 1), used);
    }

    @Test
    void pointsFarOutsideTheViewDoNotComeBackInOnTheOtherSide() {
        PointCloud cloud =
                PointCloud.of(new double[] {-1e12, 1e12}, new double[] {-1e12, 1e12}, Labels.of(new int[] {0, 0}));
        assertArrayEquals(new int[100], draw(cloud, TEN_BY_TEN, 10, 10, 5));
    }

    private static double stored(double value, double min, double span) {
        return ((float) ((value - min) / span)) * span + min;
    }

    /** All points at (5.5, 5.5), with two noise points far away that give the cloud its bounds. */
    private static PointCloud cloudAtOnePlace(int... labels) {
        int n = labels.length + 2;
        double[] x = new double[n];
        int[] all = new int[n];
        for (int i = 0; i < labels.length; i++) {
            x[i] = 5.5;
            all[i] = labels[i];
        }
        x[n - 2] = -11;
        x[n - 1] = 22;
        all[n - 2] = Labels.NOISE;
        all[n - 1] = Labels.NOISE;
        return PointCloud.of(x, x, Labels.of(all));
    }

    private static int[] draw(PointCloud cloud, Extent extent, int width, int height, double diameter) {
        int[] pixels = new int[width * height];
        draw(new PointRaster(), cloud, extent, width, height, diameter, pixels);
        return pixels;
    }

    private static void draw(
            PointRaster raster, PointCloud cloud, Extent extent, int width, int height, double diameter, int[] pixels) {
        raster.draw(
                cloud,
                Coat.plain(cloud, ClusterPalette.LIGHT, Shading.CLUSTERS),
                extent,
                width,
                height,
                diameter,
                DensityRamp.LIGHT,
                pixels);
    }

    /** Undoes the premultiplication, to within its rounding, by comparing against the palette's shades. */
    private static int rgb(int premultiplied) {
        for (Group group : new Group[] {Group.NOISE, Group.cluster(0), Group.cluster(1), Group.cluster(2)}) {
            for (int shade : Coat.shades(ClusterPalette.LIGHT.rgb(group), 1)) {
                if (shade == premultiplied) {
                    return ClusterPalette.LIGHT.rgb(group);
                }
            }
        }
        throw new AssertionError("no group has the colour " + Integer.toHexString(premultiplied));
    }
}
