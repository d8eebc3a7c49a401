package crmbet.core.clustering;

import crmbet.core.neighbor.MetricSpace;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The spanning tree by Prim's algorithm. O(n² d) time, O(n) memory. */
final class PrimSpanningTree {
    private PrimSpanningTree() {}

    static SpanningTree of(MetricSpace space, CoreDistances cores, Monitor monitor) {
        int rows = space.rows();
        int edges = Math.max(0, rows - 1);
        int[] from = new int[edges];
        int[] to = new int[edges];
        double[] distance = new double[edges];
        double[] nearest = new double[rows];
        int[] source = new int[rows];
        boolean[] inTree = new boolean[rows];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int current = 0;
        for (int edge = 0; edge < edges; edge++) {
            monitor.checkpoint();
            monitor.report(edge, edges, Phase.SPANNING_TREE);
            inTree[current] = true;
            int next = -1;
            for (int row = 0; row < rows; row++) {
                if (inTree[row]) {
                    continue;
                }
                double reach = Math.max(
                        space.reducedBetween(current, row), Math.max(cores.reduced()[current], cores.reduced()[row]));
                if (reach < nearest[row]) {
                    nearest[row] = reach;
                    source[row] = current;
                }
                if (next < 0 || nearest[row] < nearest[next]) {
                    next = row;
                }
            }
            from[edge] = source[next];
            to[edge] = next;
            distance[edge] = space.toDistance(nearest[next]);
            current = next;
        }
        int[] order = IntStream.range(0, edges)
                .boxed()
                .sorted(Comparator.comparingDouble(edge -> distance[edge]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new SpanningTree(
                rows,
                Arrays.stream(order).map(edge -> from[edge]).toArray(),
                Arrays.stream(order).map(edge -> to[edge]).toArray(),
                Arrays.stream(order).mapToDouble(edge -> distance[edge]).toArray());
    }
}
