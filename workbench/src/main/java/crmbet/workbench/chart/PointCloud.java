package crmbet.workbench.chart;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/**
 * Points of the plane with their clusters, indexed for drawing and for finding the one under the pointer. Immutable and
 * safe for use by several threads. About 12 bytes a point, and up to 16 for bins where there are a quarter million points
 * or more; building takes O(n log n).
 *
 * <p>Points lie in the plane at the positions that the {@linkplain AxisScale scales} of the two axes give their values;
 * extents and polygons are in the units of these positions.
 */
public final class PointCloud {
    /** Search radii double up to the one asked for, so that dense places are not searched further than needed. */
    private static final double SMALLEST_RADIUS = 1;

    /** Below, drawing point by point is as fast. */
    private static final int FEWEST_WITH_BINS = 250_000;

    private static final int FEWEST_WITH_FINER_BINS = 4_000_000;
    private static final int FINE_SIDE = 16_384;
    private static final int FINER_SIDE = 32_768;
    private static final int COARSEST_SIDE = 1024;
    /** With fewer, some pixels would get visibly more bins than others, in a pattern that is not in the data. */
    private static final int BINS_A_PIXEL = 3;

    private final AxisScale scaleX;
    private final AxisScale scaleY;
    private final Extent bounds;
    private final List<PointLayer> layers;
    private final int size;
    /** Bins a row, from fine to coarse, that all layers have; none for few points. */
    private final List<Integer> binSides;

    private PointCloud(
            AxisScale scaleX,
            AxisScale scaleY,
            Extent bounds,
            List<PointLayer> layers,
            int size,
            List<Integer> binSides) {
        this.scaleX = scaleX;
        this.scaleY = scaleY;
        this.bounds = bounds;
        this.layers = List.copyOf(layers);
        this.size = size;
        this.binSides = List.copyOf(binSides);
    }

    private static List<Integer> binSides(int size) {
        List<Integer> sides = new ArrayList<>();
        if (size >= FEWEST_WITH_BINS) {
            for (int side = size < FEWEST_WITH_FINER_BINS ? FINE_SIDE : FINER_SIDE; side >= COARSEST_SIDE; side /= 2) {
                sides.add(side);
            }
        }
        return sides;
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
     * @param x the finite coordinate of a row; asked for by several threads while this method runs
     * @param y as {@code x}
     * @param labels the cluster of each row
     * @throws IllegalArgumentException if a coordinate is NaN or infinite
     */
    public static PointCloud of(IntToDoubleFunction x, IntToDoubleFunction y, Labels labels) {
        return of(x, y, labels, AxisScale.LINEAR, AxisScale.LINEAR);
    }

    /**
     * Indexes points on scales.
     *
     * @param x as in the other
     * @param y as in the other
     * @param labels as in the other
     * @param scaleX of the horizontal axis
     * @param scaleY of the vertical axis
     * @throws IllegalArgumentException if a value is NaN or infinite, or has no place on its scale
     */
    public static PointCloud of(
            IntToDoubleFunction x, IntToDoubleFunction y, Labels labels, AxisScale scaleX, AxisScale scaleY) {
        return ofPositions(
                row -> scaleX.position(x.applyAsDouble(row)),
                row -> scaleY.position(y.applyAsDouble(row)),
                labels,
                scaleX,
                scaleY);
    }

    private static PointCloud ofPositions(
            IntToDoubleFunction x, IntToDoubleFunction y, Labels labels, AxisScale scaleX, AxisScale scaleY) {
        Extent bounds = bounds(x, y, labels.size());
        List<Integer> binSides = binSides(labels.size());
        int[][] members = members(labels);
        List<PointLayer> layers = IntStream.range(0, members.length)
                .parallel()
                .filter(layer -> members[layer].length > 0)
                .mapToObj(layer -> layer(
                        layer == 0 ? Group.NOISE : Group.cluster(layer - 1), members[layer], x, y, bounds, binSides))
                .toList();
        return new PointCloud(scaleX, scaleY, bounds, layers, labels.size(), binSides);
    }

    private static PointLayer layer(
            Group group,
            int[] rows,
            IntToDoubleFunction x,
            IntToDoubleFunction y,
            Extent bounds,
            List<Integer> binSides) {
        float[] layerX = new float[rows.length];
        float[] layerY = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            layerX[i] = (float) ((x.applyAsDouble(rows[i]) - bounds.minX()) / bounds.width());
            layerY[i] = (float) ((y.applyAsDouble(rows[i]) - bounds.minY()) / bounds.height());
        }
        return new PointLayer(group, layerX, layerY, rows, binSides);
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    public AxisScale scaleX() {
        return scaleX;
    }

    public AxisScale scaleY() {
        return scaleY;
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
     * @param among whether a point may be chosen, by its group and row
     * @return empty if no point is that near
     */
    public Optional<Hit> nearest(
            Extent extent, double width, double height, double atX, double atY, double radius, Among among) {
        double pixelsAcross = width / extent.width() * bounds.width();
        double pixelsUp = height / extent.height() * bounds.height();
        double x = (extent.minX() + atX / width * extent.width() - bounds.minX()) / bounds.width();
        double y = (extent.maxY() - atY / height * extent.height() - bounds.minY()) / bounds.height();
        for (double reach = Math.min(SMALLEST_RADIUS, radius); ; reach = Math.min(reach * 2, radius)) {
            Nearest nearest = new Nearest(x, y, pixelsAcross, pixelsUp, reach);
            for (PointLayer layer : layers) {
                nearest.search(layer, among);
            }
            if (nearest.layer != null) {
                return Optional.of(hit(nearest.layer, nearest.position));
            }
            if (reach >= radius) {
                return Optional.empty();
            }
        }
    }

    /**
     * The point of a row; takes about a millisecond for a million points.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public Hit of(int row) {
        for (PointLayer layer : layers) {
            for (int position = 0; position < layer.rows.length; position++) {
                if (layer.rows[position] == row) {
                    return hit(layer, position);
                }
            }
        }
        throw new IllegalArgumentException("row " + row + " is not among the " + size + " of the cloud");
    }

    /**
     * The rows whose points are inside a polygon. Points are where they are drawn, with the seven digits of the picture;
     * of those, none is missed and none is added. A place on an edge belongs to one side of it, so that polygons that
     * share an edge share no points. At a million points and 200 vertices it takes a few milliseconds: points far from
     * an edge are not looked at one by one.
     *
     * @param polygon in the units of the extent
     */
    public RowSet within(Polygon polygon) {
        RowSet.Builder found = new RowSet.Builder(size);
        Polygon unit = polygon.within(bounds);
        for (PointLayer layer : layers) {
            int[] rows = layer.rows;
            new PolygonSearch(unit, layer, (from, to) -> {
                        for (int i = from; i < to; i++) {
                            found.add(rows[i]);
                        }
                    })
                    .run();
        }
        return found.build();
    }

    /** How many rows {@link #within} finds, in less time. */
    public int countWithin(Polygon polygon) {
        Polygon unit = polygon.within(bounds);
        return layers.parallelStream()
                .mapToInt(layer -> {
                    int[] count = {0};
                    new PolygonSearch(unit, layer, (from, to) -> count[0] += to - from).run();
                    return count[0];
                })
                .sum();
    }

    /**
     * The points of some rows, in the same place.
     *
     * @throws IllegalArgumentException if the rows are of a table of another size
     */
    PointCloud only(RowSet rows) {
        if (rows.tableSize() != size) {
            throw new IllegalArgumentException(rows + " are not of the cloud's table, which has " + size);
        }
        return new PointCloud(
                scaleX,
                scaleY,
                bounds,
                layers.stream()
                        .map(layer -> layer.only(rows))
                        .filter(Objects::nonNull)
                        .toList(),
                size,
                binSides);
    }

    /**
     * How many bins a row of the coarsest that are a third of a pixel at most.
     *
     * @param pixels of the longer side of the cloud's bounds
     * @return empty if all bins are larger
     */
    OptionalInt binSide(double pixels) {
        return binSides.stream()
                .filter(side -> side >= BINS_A_PIXEL * pixels)
                .mapToInt(Integer::intValue)
                .min();
    }

    /** The centre of gravity of each group, as positions on the plane. */
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
        return layers.stream()
                .mapToInt(layer -> layer.countNear(
                        (extent.minX() - bounds.minX()) / bounds.width(),
                        (extent.maxX() - bounds.minX()) / bounds.width(),
                        (extent.minY() - bounds.minY()) / bounds.height(),
                        (extent.maxY() - bounds.minY()) / bounds.height()))
                .sum();
    }

    private Hit hit(PointLayer layer, int position) {
        return new Hit(
                layer.rows[position],
                layer.group,
                scaleX.value(bounds.minX() + layer.x[position] * bounds.width()),
                scaleY.value(bounds.minY() + layer.y[position] * bounds.height()));
    }

    /** Chooses among points. */
    @FunctionalInterface
    public interface Among {
        boolean test(Group group, int row);
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

        void search(PointLayer points, Among among) {
            points.forEachRun(
                    x - reach / scaleX, x + reach / scaleX, y - reach / scaleY, y + reach / scaleY, (from, to) -> {
                        for (int i = from; i < to; i++) {
                            double across = (points.x[i] - x) * scaleX;
                            double up = (points.y[i] - y) * scaleY;
                            double distance = across * across + up * up;
                            if ((distance < best || (distance == best && layer == null))
                                    && among.test(points.group, points.rows[i])) {
                                best = distance;
                                layer = points;
                                position = i;
                            }
                        }
                    });
        }
    }
}
