package crmbet.core.run;

import crmbet.core.task.Monitor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of two lists of customers that belong together. Lists in the same order are walked side by side; from the first
 * difference on, customers are looked up.
 *
 * @param one rows of the first list that the other has too, ascending
 * @param other the row of the same customer in the other list
 * @param onlyOne rows of the first list that the other has not
 * @param onlyOther rows of the other list that the first has not
 */
@SuppressWarnings("ArrayRecordComponent") // inside the package, millions of rows
record CommonCustomers(int[] one, int[] other, int[] onlyOne, int[] onlyOther) {
    private static final int ROWS_BETWEEN_CHECKPOINTS = 65_536;

    static CommonCustomers of(List<String> first, List<String> second, Monitor monitor) {
        int shorter = Math.min(first.size(), second.size());
        int alike = 0;
        while (alike < shorter && first.get(alike).equals(second.get(alike))) {
            alike++;
        }
        Map<String, Integer> rows = HashMap.newHashMap(second.size() - alike);
        for (int row = alike; row < second.size(); row++) {
            checkpoint(row, monitor);
            rows.put(second.get(row), row);
        }
        int[] one = new int[shorter];
        int[] other = new int[shorter];
        int[] onlyOne = new int[first.size() - alike];
        int common = 0;
        int alone = 0;
        for (int row = 0; row < first.size(); row++) {
            checkpoint(row, monitor);
            Integer found = row < alike ? Integer.valueOf(row) : rows.remove(first.get(row));
            if (found == null) {
                onlyOne[alone++] = row;
            } else {
                one[common] = row;
                other[common++] = found;
            }
        }
        int[] onlyOther =
                rows.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new CommonCustomers(
                Arrays.copyOf(one, common), Arrays.copyOf(other, common), Arrays.copyOf(onlyOne, alone), onlyOther);
    }

    private static void checkpoint(int row, Monitor monitor) {
        if (row % ROWS_BETWEEN_CHECKPOINTS == 0) {
            monitor.checkpoint();
        }
    }
}
