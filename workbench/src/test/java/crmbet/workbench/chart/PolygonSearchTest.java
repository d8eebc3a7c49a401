package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolygonSearchTest {
    @Test
    void aPolygonHoldsThePointsThatTestingEveryOneOfThemFinds() {
        Random random = new Random(11);
        int n = 10_000;
        double[] x = random.doubles(n).map(v -> 1e5 + v * v * 400).toArray();
        double[] y = random.doubles(n).map(v -> v * 0.02 - 0.01).toArray();
        PointCloud cloud = PointCloud.of(x, y, Labels.of(random.ints(n, -1, 4).toArray()));
        for (int vertices : new int[] {3, 4, 17, 200}) {
            for (int trial = 0; trial < 6; trial++) {
                // Crossing itself at random; some vertices lie outside all points.
                Polygon polygon = new Polygon(
                        random.doubles(vertices).map(v -> 1e5 - 50 + v * 500).toArray(),
                        random.doubles(vertices).map(v -> v * 0.03 - 0.015).toArray());
                RowSet expected = RowSet.where(n, row -> inside(cloud, polygon, x[row], y[row]));
                assertEquals(expected, cloud.within(polygon), vertices + " vertices, trial " + trial);
                assertEquals(expected.count(), cloud.countWithin(polygon));
            }
        }
    }

    @Test
    void polygonsThatShareAnEdgeShareNoPointsAndMissNone() {
        int n = 10_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 100;
            y[i] = Math.floorDiv(i, 100);
        }
        PointCloud cloud = PointCloud.of(x, y, Labels.of(new int[n]));
        RowSet left = cloud.within(Polygon.around(new Extent(-1, 50, -1, 101)));
        RowSet right = cloud.within(Polygon.around(new Extent(50, 100, -1, 101)));
        assertTrue(left.intersection(right).isEmpty());
        assertEquals(RowSet.all(n), left.union(right));
    }

    @Test
    void aBoxAroundEverythingHoldsEverything() {
        double[] same = {3, 3, 3};
        PointCloud cloud = PointCloud.of(same, same, Labels.of(new int[] {0, 1, -1}));
        assertEquals(RowSet.all(3), cloud.within(Polygon.around(cloud.bounds().padded(0.1))));
    }

    @Test
    void aLineThatEnclosesNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Polygon(new double[2], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> new Polygon(new double[] {0, 1, Double.NaN}, new double[3]));
    }

    /** In the coordinates that the cloud keeps, so that both round alike. */
    private static boolean inside(PointCloud cloud, Polygon polygon, double dataX, double dataY) {
        Extent bounds = cloud.bounds();
        double x = (float) ((dataX - bounds.minX()) / bounds.width());
        double y = (float) ((dataY - bounds.minY()) / bounds.height());
        Polygon unit = polygon.within(bounds);
        int crossings = 0;
        for (int i = 0; i < unit.size(); i++) {
            int j = (i + 1) % unit.size();
            if (unit.y(i) > y != unit.y(j) > y
                    && x < unit.x(i) + (y - unit.y(i)) / (unit.y(j) - unit.y(i)) * (unit.x(j) - unit.x(i))) {
                crossings++;
            }
        }
        return crossings % 2 == 1;
    }
}
