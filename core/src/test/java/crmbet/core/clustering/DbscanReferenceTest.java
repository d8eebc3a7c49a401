package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.neighbor.Metric;
import crmbet.core.task.Monitor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DBSCAN against a plain reference over many kinds of data, radii and metrics. */
class DbscanReferenceTest {
    @ParameterizedTest
    @EnumSource(
            value = RandomRows.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HUGE", "TINY"})
    void agreesWithThePlainReference(RandomRows rows) throws OperationException {
        for (int columns : List.of(1, 2, 3, 8, 30)) {
            FeatureMatrix matrix = rows.matrix(300, columns, 7L + columns);
            for (Metric metric : List.of(Metric.EUCLIDEAN, Metric.MANHATTAN)) {
                double[][] distances = distances(matrix, metric);
                for (int neighbors : List.of(3, 30)) {
                    double epsilon = Math.max(Double.MIN_NORMAL, typicalDistance(distances, neighbors));
                    for (int minPoints : List.of(1, 4, 20)) {
                        var options = new DbscanOptions(epsilon, minPoints, metric);
                        int[] found = new DbscanStrategy(options)
                                .fit(matrix, Monitor.none())
                                .labels()
                                .toArray();
                        assertArrayEquals(
                                reference(distances, epsilon, minPoints),
                                found,
                                options + " on " + columns + " columns");
                    }
                }
            }
        }
    }

    private static double[][] distances(FeatureMatrix matrix, Metric metric) {
        double[][] distances = new double[matrix.rows()][matrix.rows()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.rows(); j++) {
                double sum = 0;
                for (int column = 0; column < matrix.columns(); column++) {
                    double difference = matrix.at(i, column) - matrix.at(j, column);
                    sum += metric == Metric.MANHATTAN ? Math.abs(difference) : difference * difference;
                }
                distances[i][j] = metric == Metric.MANHATTAN ? sum : Math.sqrt(sum);
            }
        }
        return distances;
    }

    /** Somewhat more than a distance that occurs, so that the rounding of a square decides nothing. */
    private static double typicalDistance(double[][] distances, int neighbors) {
        double[] kth = Arrays.stream(distances)
                .mapToDouble(row -> Arrays.stream(row).sorted().toArray()[neighbors])
                .sorted()
                .toArray();
        return kth[kth.length / 2] * 1.000001;
    }

    private static int[] reference(double[][] distances, double epsilon, int minPoints) {
        int n = distances.length;
        boolean[] core = new boolean[n];
        for (int i = 0; i < n; i++) {
            core[i] = Arrays.stream(distances[i]).filter(d -> d <= epsilon).count() >= minPoints;
        }
        int[] region = new int[n];
        Arrays.fill(region, Labels.NOISE);
        for (int seed = 0; seed < n; seed++) {
            if (!core[seed] || region[seed] != Labels.NOISE) {
                continue;
            }
            var waiting = new ArrayDeque<>(List.of(seed));
            region[seed] = seed;
            while (!waiting.isEmpty()) {
                int point = waiting.pop();
                for (int other = 0; other < n; other++) {
                    if (core[other] && region[other] == Labels.NOISE && distances[point][other] <= epsilon) {
                        region[other] = seed;
                        waiting.push(other);
                    }
                }
            }
        }
        int[] all = region.clone();
        for (int row = 0; row < n; row++) {
            double least = epsilon;
            for (int other = 0; other < n && !core[row]; other++) {
                boolean first = all[row] == Labels.NOISE && distances[row][other] <= least;
                if (core[other] && (first || distances[row][other] < least)) {
                    least = distances[row][other];
                    all[row] = region[other];
                }
            }
        }
        int[] numbers = new int[n];
        Arrays.fill(numbers, Labels.NOISE);
        int count = 0;
        for (int row = 0; row < n; row++) {
            if (all[row] != Labels.NOISE) {
                if (numbers[all[row]] == Labels.NOISE) {
                    numbers[all[row]] = count++;
                }
                all[row] = numbers[all[row]];
            }
        }
        return all;
    }
}
