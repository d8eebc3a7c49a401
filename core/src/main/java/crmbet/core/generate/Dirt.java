package crmbet.core.generate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in real exports: values that are missing, amounts of zero, rows that come twice or days late, and text
 * that somebody decoded wrongly. A database that keeps its rules keeps some of it out.
 */
record Dirt(boolean rules) {
    private static final double MISSING = 0.003;
    private static final double NOTHING = 0.001;
    private static final double REPEATED = 0.002;
    private static final double LATE = 0.002;
    private static final double GARBLED = 0.004;
    private static final int MOST_DAYS_LATE = 3;
    private static final String ARRIVAL = "ingested_at";
    private static final long DAY = 86_400_000;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Spoils the values, or not; returns whether the row comes twice. */
    boolean spoil(TableShape table, @Nullable Object[] values, Dice dice) {
        if (dice.chance(MISSING)) {
            takeAway(table, values, dice.below(table.columns().size()));
        }
        if (dice.chance(NOTHING)) {
            makeNothing(table, values);
        }
        if (dice.chance(LATE)) {
            makeLate(table, values, 1 + dice.below(MOST_DAYS_LATE));
        }
        if (dice.chance(GARBLED)) {
            garble(table, values);
        }
        return dice.chance(REPEATED) && !(rules && table.keyed()) && hasFragile(table);
    }

    private static boolean hasFragile(TableShape table) {
        return table.columns().stream().anyMatch(ColumnShape::fragile);
    }

    /** The first column that may break, from one on. */
    private void takeAway(TableShape table, @Nullable Object[] values, int from) {
        for (int i = 0; i < values.length; i++) {
            int place = (from + i) % values.length;
            ColumnShape column = table.columns().get(place);
            if (column.fragile() && !(rules && column.required())) {
                values[place] = null;
                return;
            }
        }
    }

    private static void makeNothing(TableShape table, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            ColumnShape column = table.columns().get(i);
            if (column.fragile() && column.kind() == ColumnShape.Kind.MONEY && values[i] != null) {
                values[i] = 0L;
            }
        }
    }

    /** It happened days before it arrives, which a column may tell. */
    private static void makeLate(TableShape table, @Nullable Object[] values, int days) {
        if (!hasFragile(table)) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            ColumnShape column = table.columns().get(i);
            boolean happening =
                    column.kind() == ColumnShape.Kind.TIME && !column.name().equals(ARRIVAL);
            if (happening && values[i] instanceof Long moment) {
                values[i] = moment - days * DAY;
            }
        }
    }

    /** UTF-8 read as if it were western: José becomes JosÃ©. */
    private static void garble(TableShape table, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (table.form() == TableShape.Form.CSV && values[i] instanceof String text && !isPlain(text)) {
                values[i] = new String(text.getBytes(StandardCharsets.UTF_8), WESTERN);
                return;
            }
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }
}
