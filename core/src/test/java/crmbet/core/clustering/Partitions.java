package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;

/** Compares labels up to the names of the clusters. */
final class Partitions {
    private Partitions() {}

    static void assertSame(int[] expected, int[] actual) {
        assertEquals(expected.length, actual.length, "number of labels");
        Map<Integer, Integer> names = new HashMap<>(Map.of(Labels.NOISE, Labels.NOISE));
        Map<Integer, Integer> back = new HashMap<>(Map.of(Labels.NOISE, Labels.NOISE));
        for (int row = 0; row < expected.length; row++) {
            names.putIfAbsent(expected[row], actual[row]);
            back.putIfAbsent(actual[row], expected[row]);
            assertEquals(names.get(expected[row]), actual[row], "row " + row + " left its cluster");
            assertEquals(back.get(actual[row]), expected[row], "row " + row + " joined another cluster");
        }
    }
}
