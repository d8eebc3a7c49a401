package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.clustering.Labels;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointCloudTest {
    @Test
    void theNearestPointIsTheOneThatLookingAtAllOfThemFinds() {
        Random random = new Random(7);
        int n = 5000;
        double[] x = random.doubles(n).map(v -> 1e6 + v * 100).toArray();
        double[] y = random.doubles(n).map(v -> v * 0.01).toArray();
        Labels labels = Labels.of(random.ints(n, -1, 7).toArray());
        PointCloud cloud = PointCloud.of(x, y, labels);
        Extent extent = new Extent(1e6 + 20, 1e6 + 90, 0.001, 0.008);
        for (int trial = 0; trial < 300; trial++) {
            double atX = random.nextDouble() * 800;
            double atY = random.nextDouble() * 600;
            int expected = -1;
            double best = 15 * 15;
            for (int row = 0; row < n; row++) {
                double across = (x[row] - extent.minX()) / extent.width() * 800 - atX;
                double down = (extent.maxY() - y[row]) / extent.height() * 600 - atY;
                if (across * across + down * down < best) {
                    best = across * across + down * down;
                    expected = row;
                }
            }
            Optional<PointCloud.Hit> found = cloud.nearest(extent, 800, 600, atX, atY, 15, PointCloudTest::any);
            assertEquals(expected, found.map(PointCloud.Hit::row).orElse(-1), "at " + atX + ", " + atY);
        }
    }

    @Test
    void nothingIsFoundWhereNothingIsNear() {
        PointCloud cloud = PointCloud.of(new double[] {0, 10}, new double[] {0, 10}, Labels.of(new int[] {0, 1}));
        assertEquals(
                Optional.empty(), cloud.nearest(new Extent(0, 10, 0, 10), 100, 100, 50, 50, 12, PointCloudTest::any));
    }

    @Test
    void groupsThatAreNotAskedForAreNotFound() {
        PointCloud cloud = PointCloud.of(new double[] {5, 5.1}, new double[] {5, 5.1}, Labels.of(new int[] {0, 1}));
        Extent extent = new Extent(0, 10, 0, 10);
        assertEquals(
                0,
                cloud.nearest(extent, 100, 100, 50, 50, 12, PointCloudTest::any)
                        .orElseThrow()
                        .row());
        assertEquals(
                1,
                cloud.nearest(extent, 100, 100, 50, 50, 12, (group, row) -> group.equals(Group.cluster(1)))
                        .orElseThrow()
                        .row());
    }

    @Test
    void groupsAreListedWithNoiseFirst() {
        PointCloud cloud = PointCloud.of(new double[4], new double[4], Labels.of(new int[] {1, -1, 0, 1}));
        assertEquals(List.of(Group.NOISE, Group.cluster(0), Group.cluster(1)), cloud.groups());
        assertEquals(2, cloud.sizeOf(Group.cluster(1)));
        assertEquals(4, cloud.size());
    }

    @Test
    void pointsWithoutSpreadHaveRoomAroundThem() {
        double[] same = {1e9, 1e9, 1e9};
        PointCloud cloud = PointCloud.of(same, same, Labels.of(new int[] {0, 0, 0}));
        assertEquals(2000, cloud.bounds().width());
        assertEquals(
                0,
                cloud.nearest(cloud.bounds(), 100, 100, 50, 50, 5, PointCloudTest::any)
                        .orElseThrow()
                        .row());
    }

    @Test
    void aCoordinateThatIsNoNumberIsRefused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> PointCloud.of(new double[] {0, Double.NaN}, new double[2], Labels.of(new int[] {0, 0})));
        assertEquals("row 1 is at NaN, 0.0: coordinates must be finite", refusal.getMessage());
    }

    private static boolean any(Group group, int row) {
        return true;
    }
}
