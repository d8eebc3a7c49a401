package crmbet.core.neighbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafKernelTest {
    private static final int LEAF = KdTree.LEAF;

    private final LeafKernel plain = LeafKernel.Kernels.PLAIN;
    private final LeafKernel fastest = LeafKernel.Kernels.FASTEST;
    private final Random random = new Random(11);

    @Test
    void theVectorModuleIsUsedWhereItIsThere() {
        assertInstanceOf(VectorLeafKernel.class, fastest, "the tests must start Java with jdk.incubator.vector");
        assertInstanceOf(PlainLeafKernel.class, LeafKernel.forRows(100));
        assertInstanceOf(VectorLeafKernel.class, LeafKernel.forRows(1_000_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 30})
    void bothKernelsAgreeToTheLastBit(int columns) {
        double[] blocks = values(3 * LEAF * columns);
        int block = LEAF * columns;
        // The last leaf of a tree may hold fewer rows.
        for (int column = 0; column < columns; column++) {
            Arrays.fill(blocks, block + column * LEAF + 29, block + (column + 1) * LEAF, Double.POSITIVE_INFINITY);
        }
        double[] point = values(columns + 2);
        double[] expected = new double[LEAF];
        double[] actual = new double[LEAF];

        plain.squares(point, 2, blocks, block, columns, expected);
        fastest.squares(point, 2, blocks, block, columns, actual);
        assertArrayEquals(expected, actual);
        double limit = median(expected);
        assertEquals(mask(expected, limit), plain.squaresBelow(point, 2, blocks, block, columns, limit, actual));
        assertEquals(mask(expected, limit), fastest.squaresBelow(point, 2, blocks, block, columns, limit, actual));
        assertArrayEquals(expected, actual);

        plain.differences(point, 2, blocks, block, columns, expected);
        fastest.differences(point, 2, blocks, block, columns, actual);
        assertArrayEquals(expected, actual);
        limit = median(expected);
        assertEquals(mask(expected, limit), plain.differencesBelow(point, 2, blocks, block, columns, limit, actual));
        assertEquals(mask(expected, limit), fastest.differencesBelow(point, 2, blocks, block, columns, limit, actual));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 30})
    void bothKernelsFindTheSamePlacesNearABox(int columns) {
        double[] blocks = values(LEAF * columns);
        for (int column = 0; column < columns; column++) {
            blocks[column * LEAF + 31] = Double.POSITIVE_INFINITY;
        }
        double[] low = values(2 * columns);
        double[] high = low.clone();
        for (int i = 0; i < high.length; i++) {
            high[i] += random.nextDouble();
        }
        double[] squares = new double[LEAF];
        double[] differences = new double[LEAF];
        for (int i = 0; i < LEAF; i++) {
            for (int column = 0; column < columns; column++) {
                double x = blocks[column * LEAF + i];
                double gap = Math.max(0, Math.max(low[columns + column] - x, x - high[columns + column]));
                squares[i] += gap * gap;
                differences[i] += gap;
            }
        }
        double[] limits = new double[LEAF];
        Arrays.setAll(limits, i -> squares[(i + 5) % LEAF]);
        int expected = 0;
        for (int i = 0; i < LEAF; i++) {
            expected |= squares[i] < limits[i] ? 1 << i : 0;
        }
        double[] sums = new double[LEAF];
        assertEquals(expected, plain.squaresToBoxBelow(blocks, 0, low, high, columns, columns, limits, sums));
        assertEquals(expected, fastest.squaresToBoxBelow(blocks, 0, low, high, columns, columns, limits, sums));
        Arrays.setAll(limits, i -> differences[(i + 5) % LEAF]);
        expected = 0;
        for (int i = 0; i < LEAF; i++) {
            expected |= differences[i] < limits[i] ? 1 << i : 0;
        }
        assertEquals(expected, plain.differencesToBoxBelow(blocks, 0, low, high, columns, columns, limits, sums));
        assertEquals(expected, fastest.differencesToBoxBelow(blocks, 0, low, high, columns, columns, limits, sums));
    }

    private double[] values(int count) {
        return random.doubles(count, -3, 3).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[LEAF / 2];
    }

    private static int mask(double[] values, double limit) {
        int mask = 0;
        for (int i = 0; i < LEAF; i++) {
            mask |= values[i] < limit ? 1 << i : 0;
        }
        return mask;
    }
}
