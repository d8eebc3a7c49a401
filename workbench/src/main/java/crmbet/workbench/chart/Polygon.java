package crmbet.workbench.chart;

import java.util.Arrays;

/**
 * A closed line of straight edges on a scatter, such as a lasso. Where it crosses itself, a place is inside if a way
 * from far outside crosses the line an odd number of times.
 */
public final class Polygon {
    private static final int FEWEST_VERTICES = 3;

    private final double[] x;
    private final double[] y;

    /**
     * The line through the vertices, and back to the first.
     *
     * @param x of the vertices, in the units of the cloud's extent; finite, 3 or more; copied
     * @param y as many as {@code x}
     */
    public Polygon(double[] x, double[] y) {
        if (x.length != y.length || x.length < FEWEST_VERTICES) {
            throw new IllegalArgumentException(
                    x.length + " and " + y.length + " coordinates: as many of both, and 3 or more");
        }
        if (!Arrays.stream(x).allMatch(Double::isFinite) || !Arrays.stream(y).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a vertex has a coordinate that is NaN or infinite");
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    /** The edges of a rectangle. */
    public static Polygon around(Extent extent) {
        return new Polygon(
                new double[] {extent.minX(), extent.maxX(), extent.maxX(), extent.minX()},
                new double[] {extent.minY(), extent.minY(), extent.maxY(), extent.maxY()});
    }

    /** Number of vertices, and of edges. */
    public int size() {
        return x.length;
    }

    double x(int vertex) {
        return x[vertex];
    }

    double y(int vertex) {
        return y[vertex];
    }

    /** The same with a cloud's bounds as the unit square. */
    Polygon within(Extent bounds) {
        return new Polygon(
                Arrays.stream(x)
                        .map(at -> (at - bounds.minX()) / bounds.width())
                        .toArray(),
                Arrays.stream(y)
                        .map(at -> (at - bounds.minY()) / bounds.height())
                        .toArray());
    }
}
