package crmbet.core.validity;

import crmbet.core.task.Monitor;
import java.util.Arrays;

/** The minimum spanning tree of one cluster under the mutual reachability that DBCV defines, and its inner rows. */
final class DensityTree {
    private final double[][] points;
    private final double[] coreDistances;
    private final boolean[] inner;
    private final double sparseness;

    private DensityTree(double[][] points, double[] coreDistances, boolean[] inner, double sparseness) {
        this.points = points;
        this.coreDistances = coreDistances;
        this.inner = inner;
        this.sparseness = sparseness;
    }

    static DensityTree of(Labelled grouped, int[] places, Monitor monitor) {
        double[][] points = new double[places.length][grouped.columns()];
        for (int i = 0; i < places.length; i++) {
            for (int column = 0; column < grouped.columns(); column++) {
                points[i][column] = grouped.at(places[i], column);
            }
        }
        double[] coreDistances = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            monitor.checkpoint();
            coreDistances[i] = coreDistance(points, i);
        }
        return span(points, coreDistances, monitor);
    }

    /** The all-points core distance: the mean of {@code distance^-d} to the others, to the power {@code -1/d}. */
    private static double coreDistance(double[][] points, int point) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < points.length; other++) {
            nearest = other == point ? nearest : Math.min(nearest, distance(points[point], points[other]));
        }
        if (nearest == 0 || points.length < 2) {
            return 0;
        }
        int dimensions = points[point].length;
        double sum = 0;
        for (int other = 0; other < points.length; other++) {
            // Relative to the nearest, because distances to the power of 30 leave the range of a double.
            sum += other == point ? 0 : Math.pow(nearest / distance(points[point], points[other]), dimensions);
        }
        return nearest * Math.pow(sum / (points.length - 1), -1.0 / dimensions);
    }

    /** Prim's algorithm, without ever storing distances. */
    private static DensityTree span(double[][] points, double[] coreDistances, Monitor monitor) {
        int size = points.length;
        int[] degree = new int[size];
        int[] parent = new int[size];
        double[] reach = new double[size];
        double[] edge = new double[size];
        boolean[] inTree = new boolean[size];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        int current = 0;
        for (int added = 1; added < size; added++) {
            monitor.checkpoint();
            inTree[current] = true;
            int next = -1;
            for (int other = 0; other < size; other++) {
                if (!inTree[other]) {
                    double mutual = Math.max(
                            distance(points[current], points[other]),
                            Math.max(coreDistances[current], coreDistances[other]));
                    if (mutual < reach[other]) {
                        reach[other] = mutual;
                        parent[other] = current;
                    }
                    next = next < 0 || reach[other] < reach[next] ? other : next;
                }
            }
            edge[next] = reach[next];
            degree[next]++;
            degree[parent[next]]++;
            current = next;
        }
        boolean[] inner = new boolean[size];
        boolean anyInner = false;
        for (int i = 0; i < size; i++) {
            inner[i] = degree[i] > 1;
            anyInner |= inner[i];
        }
        if (!anyInner) {
            Arrays.fill(inner, true);
        }
        return new DensityTree(points, coreDistances, inner, sparseness(edge, parent, inner));
    }

    /** The longest edge between inner rows; of all edges in a tree so small that it has none. */
    private static double sparseness(double[] edge, int[] parent, boolean[] inner) {
        double longestInner = -1;
        double longest = 0;
        for (int i = 1; i < edge.length; i++) {
            longest = Math.max(longest, edge[i]);
            if (inner[i] && inner[parent[i]]) {
                longestInner = Math.max(longestInner, edge[i]);
            }
        }
        return longestInner >= 0 ? longestInner : longest;
    }

    int size() {
        return points.length;
    }

    double sparseness() {
        return sparseness;
    }

    /** The least mutual reachability between inner rows of this tree and of another. */
    double separation(DensityTree other, Monitor monitor) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            monitor.checkpoint();
            for (int j = 0; inner[i] && j < other.points.length; j++) {
                if (other.inner[j]) {
                    double mutual = Math.max(
                            distance(points[i], other.points[j]), Math.max(coreDistances[i], other.coreDistances[j]));
                    least = Math.min(least, mutual);
                }
            }
        }
        return least;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int column = 0; column < one.length; column++) {
            double difference = one[column] - other[column];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
