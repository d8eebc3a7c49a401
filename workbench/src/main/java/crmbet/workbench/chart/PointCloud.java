package crmbet.workbench.chart;

import crmbet.core.clustering.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/**
 * Points of the plane with their clusters, indexed for drawing and for finding the one under the pointer. Immutable and
 * safe for use by several threads. About 12 bytes a point; building takes O(n).
 */
public final class PointCloud {
    /** Search radii double up to the one asked for, so that dense places are not searched further than needed. */
    private static final double SMALLEST_RADIUS = 1;

    private final Extent bounds;
    private final List<PointLayer> layers;
    private final int size;

    private PointCloud(Extent bounds, List<PointLayer> layers, int size) {
        this.bounds = bounds;
        this.layers = List.copyOf(layers);
        this.size = size;
    }

    /**
     * Indexes points.
     *
     * @param x one finite coordinate a row; not kept
     * @param y as {@code x}
     * @param labels the cluster of each row
     * @throws IllegalArgumentException if the three differ in length, or a coordinate is NaN or infinite
     */
    public static PointCloud of(double[] x, double[] y, Labels labels) {
        if (x.length != labels.size() || y.length != labels.size()) {
            throw new IllegalArgumentException(
                    "x, y and labels differ in length: " + x.length + ", " + y.length + ", " + labels.size());
        }
        return of(row -> x[row], row -> y[row], labels);
    }

    /**
     * Indexes points.
     *
     * @param x the finite coordinate of a row; asked for while this method runs
     * @param y as {@code x}
     * @param labels the cluster of each row
     * @throws IllegalArgumentException if a coordinate is NaN or infinite
     */
    public static PointCloud of(IntToDoubleFunction x, IntToDoubleFunction y, Labels labels) {
        Extent bounds = bounds(x, y, labels.size());
        List<PointLayer> layers = new ArrayList<>();
        int[][] members = members(labels);
        for (int layer = 0; layer < members.length; layer++) {
            int[] rows = members[layer];
            if (rows.length > 0) {
                float[] layerX = new float[rows.length];
                float[] layerY = new float[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    layerX[i] = (float) ((x.applyAsDouble(rows[i]) - bounds.minX()) / bounds.width());
                    layerY[i] = (float) ((y.applyAsDouble(rows[i]) - bounds.minY()) / bounds.height());
                }
                Group group = layer == 0 ? Group.NOISE : Group.cluster(layer - 1);
                layers.add(new PointLayer(group, layerX, layerY, rows));
            }
        }
        return new PointCloud(bounds, layers, labels.size());
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** The smallest rectangle around all points; at least a little wide and high when they have no spread. */
    public Extent bounds() {
        return bounds;
    }

    /** The groups that have points, noise first. */
    public List<Group> groups() {
        return layers.stream().map(layer -> layer.group).toList();
    }

    /** Number of points in a group. */
    public int sizeOf(Group group) {
        return layers.stream()
                .filter(layer -> layer.group.equals(group))
                .mapToInt(PointLayer::size)
                .sum();
    }

    /**
     * The point nearest to a place on the screen.
     *
     * @param extent what the screen shows
     * @param width of the screen's part that shows it, in pixels
     * @param height as {@code width}
     * @param atX pixels from the left
     * @param atY pixels from the top
     * @param radius how far the point may be, in pixels
     * @param among the groups to choose from
     * @return empty if no point is that near
     */
    public Optional<Hit> nearest(
            Extent extent, double width, double height, double atX, double atY, double radius, Predicate<Group> among) {
        double pixelsAcross = width / extent.width() * bounds.width();
        double pixelsUp = height / extent.height() * bounds.height();
        double x = (extent.minX() + atX / width * extent.width() - bounds.minX()) / bounds.width();
        double y = (extent.maxY() - atY / height * extent.height() - bounds.minY()) / bounds.height();
        for (double reach = Math.min(SMALLEST_RADIUS, radius); ; reach = Math.min(reach * 2, radius)) {
            Nearest nearest = new Nearest(x, y, pixelsAcross, pixelsUp, reach);
            for (PointLayer layer : layers) {
                if (among.test(layer.group)) {
                    nearest.search(layer);
                }
            }
            if (nearest.layer != null) {
                return Optional.of(hit(nearest.layer, nearest.position));
            }
            if (reach >= radius) {
                return Optional.empty();
            }
        }
    }

    /** The centre of gravity of each group, in data units. */
    Map<Group, Point2D> centers() {
        Map<Group, Point2D> centers = new LinkedHashMap<>();
        for (PointLayer layer : layers) {
            centers.put(
                    layer.group,
                    new Point2D(
                            bounds.minX() + layer.meanX() * bounds.width(),
                            bounds.minY() + layer.meanY() * bounds.height()));
        }
        return centers;
    }

    /** About how many points an extent shows; those in the cells at its edge count whole. */
    int countIn(Extent extent) {
        int[] count = {0};
        for (PointLayer layer : layers) {
            layer.forEachRun(
                    (extent.minX() - bounds.minX()) / bounds.width(),
                    (extent.maxX() - bounds.minX()) / bounds.width(),
                    (extent.minY() - bounds.minY()) / bounds.height(),
                    (extent.maxY() - bounds.minY()) / bounds.height(),
                    (from, to) -> count[0] += to - from);
        }
        return count[0];
    }

    private Hit hit(PointLayer layer, int position) {
        return new Hit(
                layer.rows[position],
                layer.group,
                bounds.minX() + layer.x[position] * bounds.width(),
                bounds.minY() + layer.y[position] * bounds.height());
    }

    /**
     * A point that was found.
     *
     * @param row of the data
     * @param group it belongs to
     * @param x in data units, to the seven digits of the picture
     * @param y as {@code x}
     */
    public record Hit(int row, Group group, double x, double y) {}

    List<PointLayer> layers() {
        return layers;
    }

    private static int[][] members(Labels labels) {
        int[][] members = new int[labels.clusterCount() + 1][];
        members[0] = new int[labels.noiseCount()];
        for (int cluster = 0; cluster < labels.clusterCount(); cluster++) {
            members[cluster + 1] = new int[labels.sizeOf(cluster)];
        }
        int[] filled = new int[members.length];
        for (int row = 0; row < labels.size(); row++) {
            int layer = labels.isNoise(row) ? 0 : labels.clusterOf(row) + 1;
            members[layer][filled[layer]++] = row;
        }
        return members;
    }

    private static Extent bounds(IntToDoubleFunction x, IntToDoubleFunction y, int rows) {
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            double atX = x.applyAsDouble(row);
            double atY = y.applyAsDouble(row);
            if (!Double.isFinite(atX) || !Double.isFinite(atY)) {
                throw new IllegalArgumentException(
                        "row " + row + " is at " + atX + ", " + atY + ": coordinates must be finite");
            }
            minX = Math.min(minX, atX);
            maxX = Math.max(maxX, atX);
            minY = Math.min(minY, atY);
            maxY = Math.max(maxY, atY);
        }
        if (rows == 0) {
            return new Extent(0, 1, 0, 1);
        }
        double marginX = marginOf(minX, maxX);
        double marginY = marginOf(minY, maxY);
        return new Extent(minX - marginX, maxX + marginX, minY - marginY, maxY + marginY);
    }

    /** Room around coordinates that are all the same, enough to survive rounding at their size. */
    private static double marginOf(double min, double max) {
        return max > min ? 0 : Math.max(0.5, Math.abs(min) * 1e-6);
    }

    private static final class Nearest {
        private final double x;
        private final double y;
        private final double scaleX;
        private final double scaleY;
        private final double reach;
        private double best;
        private @Nullable PointLayer layer;
        private int position;

        Nearest(double x, double y, double scaleX, double scaleY, double reach) {
            this.x = x;
            this.y = y;
            this.scaleX = scaleX;
            this.scaleY = scaleY;
            this.reach = reach;
            best = reach * reach;
        }

        void search(PointLayer among) {
            among.forEachRun(
                    x - reach / scaleX, x + reach / scaleX, y - reach / scaleY, y + reach / scaleY, (from, to) -> {
                        for (int i = from; i < to; i++) {
                            double across = (among.x[i] - x) * scaleX;
                            double up = (among.y[i] - y) * scaleY;
                            double distance = across * across + up * up;
                            if (distance < best || (distance == best && layer == null)) {
                                best = distance;
                                layer = among;
                                position = i;
                            }
                        }
                    });
        }
    }
}
