package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.task.Monitor;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestMatchingTest {
    @Test
    void theGreatestSumIsFoundWhereTakingTheGreatestFirstFails() {
        BestMatching matching = BestMatching.of(new double[][] {{10, 9}, {9, 1}}, Monitor.none());

        assertEquals(OptionalInt.of(1), matching.columnOf(0));
        assertEquals(OptionalInt.of(0), matching.columnOf(1));
    }

    @Test
    void pairsOfNoWeightAreNone() {
        BestMatching matching = BestMatching.of(new double[][] {{0, 3}, {0, 0}, {0, 1}}, Monitor.none());

        assertEquals(OptionalInt.of(1), matching.columnOf(0));
        assertTrue(matching.columnOf(1).isEmpty());
        assertTrue(matching.columnOf(2).isEmpty());
        assertTrue(BestMatching.of(new double[1][0], Monitor.none()).columnOf(0).isEmpty());
    }

    @Test
    void theSumEqualsThatOfABruteForce() {
        SplittableRandom random = new SplittableRandom(21);
        for (int attempt = 0; attempt < 300; attempt++) {
            double[][] weights = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
            for (double[] row : weights) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextInt(4) == 0 ? 0 : random.nextInt(20);
                }
            }
            BestMatching matching = BestMatching.of(weights, Monitor.none());
            boolean[] taken = new boolean[weights[0].length];
            double sum = 0;
            for (int row = 0; row < weights.length; row++) {
                OptionalInt column = matching.columnOf(row);
                if (column.isPresent()) {
                    assertTrue(!taken[column.getAsInt()]);
                    taken[column.getAsInt()] = true;
                    sum += weights[row][column.getAsInt()];
                }
            }
            assertEquals(best(weights, 0, 0), sum, 1e-9);
        }
    }

    @Test
    void aThousandByAThousandIsMatchedBackToItsPermutation() {
        int size = 1_000;
        SplittableRandom random = new SplittableRandom(5);
        int[] permutation = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = permutation[i];
            permutation[i] = permutation[other];
            permutation[other] = kept;
        }
        double[][] weights = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                weights[row][column] = random.nextDouble() * 0.3;
            }
            weights[row][permutation[row]] = 0.7;
        }
        BestMatching matching = BestMatching.of(weights, Monitor.none());
        for (int row = 0; row < size; row++) {
            assertEquals(OptionalInt.of(permutation[row]), matching.columnOf(row));
        }
    }

    private static double best(double[][] weights, int row, int taken) {
        if (row == weights.length) {
            return 0;
        }
        double best = best(weights, row + 1, taken);
        for (int column = 0; column < weights[0].length; column++) {
            if ((taken & (1 << column)) == 0) {
                best = Math.max(best, weights[row][column] + best(weights, row + 1, taken | (1 << column)));
            }
        }
        return best;
    }
}
