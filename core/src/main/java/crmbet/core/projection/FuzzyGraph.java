package crmbet.core.projection;

import crmbet.core.neighbor.NeighborLists;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;

/**
 * Which rows belong together, and how strongly (0 to 1): the fuzzy union of what each row thinks of its neighbours.
 *
 * @param first where the edges of each row begin, and the number of edges at the end
 * @param to the row at the other end; every edge is there in both directions
 * @param weight of each edge
 */
@SuppressWarnings("ArrayRecordComponent") // tens of numbers for each of millions of rows
record FuzzyGraph(int[] first, int[] to, float[] weight) {
    private static final int BLOCK = 2048;
    private static final int BISECTIONS = 64;
    /** Keeps rows with duplicates from seeing nothing beyond them. */
    private static final double LEAST_SCALE = 1e-3;

    static FuzzyGraph of(NeighborLists lists, Parallel parallel, Monitor monitor) {
        int count = lists.count();
        int rows = lists.rows().length / count;
        float[] membership = new float[lists.rows().length];
        parallel.forRanges(rows, BLOCK, monitor, (from, to) -> {
            for (int row = from; row < to; row++) {
                weigh(lists.distances(), row * count, count, membership);
            }
        });
        return union(lists, rows, membership);
    }

    /**
     * Strengths that fall exponentially with the distance beyond the nearest neighbour, at a pace that makes their sum the
     * logarithm of the number of neighbours, itself included.
     */
    private static void weigh(float[] distances, int from, int count, float[] membership) {
        double nearest = 0;
        double sum = 0;
        for (int i = from + count - 1; i >= from; i--) {
            nearest = distances[i] > 0 ? distances[i] : nearest;
            sum += distances[i];
        }
        double target = Math.log(count + 1) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double scale = 1;
        for (int bisection = 0; bisection < BISECTIONS; bisection++) {
            double total = 0;
            for (int i = from; i < from + count; i++) {
                total += Math.exp(-Math.max(0, distances[i] - nearest) / scale);
            }
            if (total > target) {
                high = scale;
            } else {
                low = scale;
            }
            scale = high == Double.POSITIVE_INFINITY ? scale * 2 : (low + high) / 2;
        }
        scale = Math.max(scale, LEAST_SCALE * sum / count);
        for (int i = from; i < from + count; i++) {
            double beyond = Math.max(0, distances[i] - nearest);
            membership[i] = beyond == 0 ? 1 : (float) Math.exp(-beyond / scale);
        }
    }

    private static FuzzyGraph union(NeighborLists lists, int rows, float[] membership) {
        int count = lists.count();
        int[] room = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            room[row + 1] += count;
        }
        for (int neighbor : lists.rows()) {
            room[neighbor + 1]++;
        }
        Arrays.parallelPrefix(room, Integer::sum);
        int[] next = Arrays.copyOf(room, rows);
        int[] to = new int[room[rows]];
        float[] weight = new float[room[rows]];
        for (int row = 0; row < rows; row++) {
            for (int i = row * count; i < (row + 1) * count; i++) {
                int neighbor = lists.rows()[i];
                to[next[row]] = neighbor;
                weight[next[row]++] = membership[i];
                to[next[neighbor]] = row;
                weight[next[neighbor]++] = membership[i];
            }
        }
        return merged(rows, room, to, weight);
    }

    /** Joins the two opinions of each pair: {@code a + b − a b}. */
    private static FuzzyGraph merged(int rows, int[] room, int[] to, float[] weight) {
        int[] first = new int[rows + 1];
        int[] place = new int[rows];
        Arrays.fill(place, -1);
        int end = 0;
        for (int row = 0; row < rows; row++) {
            first[row] = end;
            for (int i = room[row]; i < room[row + 1]; i++) {
                int other = to[i];
                if (place[other] >= first[row]) {
                    float known = weight[place[other]];
                    weight[place[other]] = known + weight[i] - known * weight[i];
                } else {
                    place[other] = end;
                    to[end] = other;
                    weight[end++] = weight[i];
                }
            }
        }
        first[rows] = end;
        return new FuzzyGraph(first, Arrays.copyOf(to, end), Arrays.copyOf(weight, end));
    }

    int rows() {
        return first.length - 1;
    }
}
