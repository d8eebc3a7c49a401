package crmbet.core.run;

import crmbet.core.task.Monitor;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The pairing of rows with columns that adds up to the greatest weight, each in at most one pair; pairs of weight 0 are none.
 *
 * <p>Shortest augmenting paths: Kuhn, The Hungarian method for the assignment problem, 1955, doi:10.1002/nav.3800020109, in the
 * form of Jonker and Volgenant, 1987, doi:10.1007/BF02278710. Time {@code O(r² c)} for {@code r} rows (the fewer ones)
 * and {@code c} columns. Immutable.
 */
final class BestMatching {
    private static final int NONE = -1;

    /** The column of each row, or {@link #NONE}. */
    private final int[] columnOf;

    private BestMatching(int[] columnOf) {
        this.columnOf = columnOf;
    }

    /**
     * Finds the pairing.
     *
     * @param weights rows by columns, each 0 or more
     */
    static BestMatching of(double[][] weights, Monitor monitor) {
        int rows = weights.length;
        int columns = rows == 0 ? 0 : weights[0].length;
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        if (rows <= columns) {
            int[] rowOf = new Search(weights, columns, monitor).rowOf();
            for (int column = 0; column < columns; column++) {
                if (rowOf[column] != NONE) {
                    columnOf[rowOf[column]] = column;
                }
            }
        } else if (columns > 0) {
            columnOf = new Search(transposed(weights), rows, monitor).rowOf();
        }
        for (int row = 0; row < rows; row++) {
            if (columnOf[row] != NONE && weights[row][columnOf[row]] <= 0) {
                columnOf[row] = NONE;
            }
        }
        return new BestMatching(columnOf);
    }

    /** The partner of a row. */
    OptionalInt columnOf(int row) {
        return columnOf[row] == NONE ? OptionalInt.empty() : OptionalInt.of(columnOf[row]);
    }

    private static double[][] transposed(double[][] weights) {
        double[][] transposed = new double[weights[0].length][weights.length];
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < transposed.length; column++) {
                transposed[column][row] = weights[row][column];
            }
        }
        return transposed;
    }

    /** Pairs every row, one after another, each along the cheapest chain of exchanges; there are no more rows than columns. */
    private static final class Search {
        private final double[][] weights;
        private final Monitor monitor;
        private final double[] rowPrice;
        private final double[] columnPrice;
        private final int[] rowOf;

        Search(double[][] weights, int columns, Monitor monitor) {
            this.weights = weights;
            this.monitor = monitor;
            rowPrice = new double[weights.length];
            columnPrice = new double[columns];
            rowOf = new int[columns];
            Arrays.fill(rowOf, NONE);
        }

        int[] rowOf() {
            for (int row = 0; row < weights.length; row++) {
                monitor.checkpoint();
                pair(row);
            }
            return rowOf;
        }

        private void pair(int first) {
            int columns = rowOf.length;
            double[] distance = new double[columns];
            int[] previous = new int[columns];
            boolean[] reached = new boolean[columns];
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            Arrays.fill(previous, NONE);
            int column = NONE;
            int row = first;
            double sofar = 0;
            while (row != NONE) {
                int nearest = NONE;
                for (int next = 0; next < columns; next++) {
                    if (reached[next]) {
                        continue;
                    }
                    double reduced = sofar - weights[row][next] - rowPrice[row] - columnPrice[next];
                    if (reduced < distance[next]) {
                        distance[next] = reduced;
                        previous[next] = column;
                    }
                    if (nearest == NONE || distance[next] < distance[nearest]) {
                        nearest = next;
                    }
                }
                column = nearest;
                sofar = distance[column];
                reached[column] = true;
                row = rowOf[column];
            }
            rowPrice[first] += sofar;
            for (int other = 0; other < columns; other++) {
                if (reached[other] && other != column) {
                    rowPrice[rowOf[other]] += sofar - distance[other];
                    columnPrice[other] -= sofar - distance[other];
                }
            }
            while (previous[column] != NONE) {
                rowOf[column] = rowOf[previous[column]];
                column = previous[column];
            }
            rowOf[column] = first;
        }
    }
}
