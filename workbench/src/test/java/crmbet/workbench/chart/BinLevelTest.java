package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinLevelTest {
    @Test
    void everyPointIsInTheBinThatItLiesIn() {
        Random random = new Random(2);
        float[] x = new float[50_000];
        float[] y = new float[50_000];
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.pow(random.nextDouble(), 3);
            y[i] = random.nextFloat();
            expected.merge((long) (y[i] * 128) << 16 | (long) (x[i] * 128), 1, Integer::sum);
        }
        assertEquals(expected, counts(BinLevel.of(x, y, 128)));
        assertEquals(expected, counts(BinLevel.of(x, y, 512).coarser().coarser()));
    }

    @Test
    void theUpperEdgeBelongsToTheLastBin() {
        assertEquals(Map.of(3L << 16 | 3, 1), counts(BinLevel.of(new float[] {1}, new float[] {1}, 4)));
    }

    @Test
    void aBinHoldsMorePointsThanOneNumberCanSay() {
        float[] same = new float[200_000];
        assertEquals(Map.of(0L, 200_000), counts(BinLevel.of(same, same, 8)));
        assertEquals(Map.of(0L, 200_000), counts(BinLevel.of(same, same, 8).coarser()));
    }

    private static Map<Long, Integer> counts(BinLevel level) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int row = 0; row < level.side(); row++) {
            int last = -1;
            for (int i = level.start(row); i < level.start(row + 1); i++) {
                int column = BinLevel.column(level.bins()[i]);
                assertEquals(Math.max(last, column), column, "columns rise");
                last = column;
                counts.merge((long) row << 16 | column, BinLevel.count(level.bins()[i]), Integer::sum);
            }
        }
        return counts;
    }
}
