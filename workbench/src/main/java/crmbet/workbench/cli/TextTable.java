package crmbet.workbench.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines up texts in columns. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    void add(List<String> row) {
        if (row.size() != headings.size()) {
            throw new IllegalArgumentException(
                    row.size() + " texts do not fill a row of " + headings.size() + " columns");
        }
        rows.add(row.stream().map(TextTable::onOneLine).toList());
    }

    /** Headings and rows; the first column is aligned left, the others, being figures, right. */
    List<String> lines() {
        int[] widths = new int[headings.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = row.get(column);
            String space = " ".repeat(widths[column] - width(text));
            line.append(column == 0 ? text + space : GAP + space + text);
        }
        return line.toString().stripTrailing();
    }

    /** Names come from files and may hold line breaks and other controls, which would tear the table. */
    private static String onOneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
