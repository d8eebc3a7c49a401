package crmbet.core.generate;

import crmbet.core.generate.TableShape.Form;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of a file. */
final class RowText {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private RowText() {}

    /** How the text of a form is encoded. */
    static Charset encoding(Form form) {
        return form == Form.CSV_WESTERN ? WESTERN : StandardCharsets.UTF_8;
    }

    /** The line that names the columns; nothing where every line does. */
    static void header(StringBuilder text, TableShape table) {
        if (table.form() == Form.JSON_LINES) {
            return;
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (i > 0) {
                text.append(delimiter(table.form()));
            }
            text.append(table.columns().get(i).name());
        }
        text.append('\n');
    }

    static void row(StringBuilder text, TableShape table, @Nullable Object[] values) {
        if (table.form() == Form.JSON_LINES) {
            json(text, table.columns(), values);
        } else {
            delimited(text, table, values);
        }
        text.append('\n');
    }

    private static char delimiter(Form form) {
        return form == Form.CSV_WESTERN ? ';' : ',';
    }

    private static void delimited(StringBuilder text, TableShape table, @Nullable Object[] values) {
        char delimiter = delimiter(table.form());
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(delimiter);
            }
            Object value = values[i];
            if (value instanceof String word) {
                quoted(text, word, delimiter);
            } else if (value != null) {
                ValueText.append(text, table.columns().get(i).kind(), value);
            }
        }
    }

    private static void quoted(StringBuilder text, String word, char delimiter) {
        if (word.indexOf(delimiter) < 0 && word.indexOf('"') < 0 && word.indexOf('\n') < 0) {
            text.append(word);
        } else {
            text.append('"').append(word.replace("\"", "\"\"")).append('"');
        }
    }

    /** Columns of one object stand beside each other; an object without any value is null. */
    private static void json(StringBuilder text, List<ColumnShape> columns, @Nullable Object[] values) {
        text.append('{');
        for (int i = 0; i < values.length; ) {
            if (i > 0) {
                text.append(", ");
            }
            String object = columns.get(i).nested();
            if (object == null) {
                member(text, columns.get(i), values[i]);
                i++;
            } else {
                int end = i;
                boolean empty = true;
                while (end < values.length && object.equals(columns.get(end).nested())) {
                    empty &= values[end] == null;
                    end++;
                }
                text.append('"').append(object).append("\": ");
                if (empty) {
                    text.append("null");
                } else {
                    json(text, plain(columns.subList(i, end)), Arrays.copyOfRange(values, i, end));
                }
                i = end;
            }
        }
        text.append('}');
    }

    private static List<ColumnShape> plain(List<ColumnShape> nested) {
        return nested.stream()
                .map(column -> new ColumnShape(column.member(), column.kind(), false, false, null))
                .toList();
    }

    private static void member(StringBuilder text, ColumnShape column, @Nullable Object value) {
        text.append('"').append(column.member()).append("\": ");
        if (value == null) {
            text.append("null");
            return;
        }
        switch (column.kind()) {
            case WHOLE, MONEY, FLAG -> ValueText.append(text, column.kind(), value);
            case DAY -> {
                text.append('"');
                ValueText.append(text, column.kind(), value);
                text.append('"');
            }
            case TIME -> {
                text.append('"');
                ValueText.time(text, (Long) value, 'T');
                text.append("Z\"");
            }
            case TEXT ->
                text.append('"')
                        .append(((String) value).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
        }
    }
}
