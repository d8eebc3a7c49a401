package crmbet.workbench.table;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Arrangement;
import crmbet.core.table.StoredTable;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as tab-separated text with the names of the columns, as spreadsheets paste it: in the language of the user,
 * whose spreadsheet it is.
 */
final class TableText {
    private final StoredTable table;
    private final List<Integer> shown;
    private final List<String> titles;
    private final List<Function<@Nullable Object, String>> texts;

    /**
     * @param shown numbers of the columns, in the order wanted
     * @param titles of all columns of the table
     * @param texts how the values of each column of the table are written; used on one thread at a time
     */
    TableText(
            StoredTable table,
            List<Integer> shown,
            List<String> titles,
            List<Function<@Nullable Object, String>> texts) {
        this.table = table;
        this.shown = List.copyOf(shown);
        this.titles = List.copyOf(titles);
        this.texts = List.copyOf(texts);
    }

    /**
     * The text of some rows, in the order of the arrangement.
     *
     * @param rows by their number in the table
     * @param limit how many rows at most
     */
    String of(Arrangement arrangement, RowSet rows, int limit, Monitor monitor) throws OperationException {
        StringBuilder text = new StringBuilder();
        text.append(shown.stream().map(each -> clean(titles.get(each))).collect(Collectors.joining("\t")));
        int[] left = {limit};
        int first = position(arrangement, rows, true);
        int last = position(arrangement, rows, false);
        table.forEachRow(
                arrangement,
                first,
                last + 1L,
                (position, values) -> {
                    if (position % PagedRows.ROWS_PER_PAGE == 0) {
                        monitor.report(position - first, last - first + 1L, Phase.READING);
                    }
                    if (left[0] > 0 && rows.contains(arrangement.tableRow(position))) {
                        left[0]--;
                        append(text.append('\n'), values);
                    }
                },
                monitor);
        return text.toString();
    }

    private void append(StringBuilder text, List<@Nullable Object> values) {
        for (int i = 0; i < shown.size(); i++) {
            int column = shown.get(i);
            text.append(i == 0 ? "" : "\t").append(clean(texts.get(column).apply(values.get(column))));
        }
    }

    private static String clean(String value) {
        return value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }

    private static int position(Arrangement arrangement, RowSet rows, boolean first) {
        int size = (int) arrangement.rows();
        for (int i = 0; i < size; i++) {
            int position = first ? i : size - 1 - i;
            if (rows.contains(arrangement.tableRow(position))) {
                return position;
            }
        }
        return first ? 0 : -1;
    }
}
