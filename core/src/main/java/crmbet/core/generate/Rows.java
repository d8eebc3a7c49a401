package crmbet.core.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one piece of the work, dirt among them, in the order in which they arrive. Belongs to one thread. */
final class Rows {
    private static final int MOST_ROWS = 1_000_000;

    private final Dirt dirt;
    private final Dice dice;
    private final long firstId;
    private final List<Row> rows = new ArrayList<>();
    private int ids;

    /**
     * @param piece number of the piece: identifiers are unique because each piece has its own
     * @param dice decides about dirt only
     */
    Rows(long piece, Dirt dirt, Dice dice) {
        this.firstId = (piece + 1) * MOST_ROWS;
        this.dirt = dirt;
        this.dice = dice;
    }

    /** A number that no other row has. */
    long id() {
        if (ids == MOST_ROWS) {
            throw new IllegalStateException("a piece has more than " + MOST_ROWS + " rows");
        }
        return firstId + ids++;
    }

    /** @param at when the row arrives */
    void add(TableShape table, long at, @Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        int repeated = dirt.spoil(table, values, dice) ? 2 : 1;
        for (int i = 0; i < repeated; i++) {
            rows.add(new Row(table, at + i * 1000L, values));
        }
    }

    List<Row> inOrder() {
        rows.sort(Comparator.comparingLong(Row::at));
        return rows;
    }

    /** A row and when it arrives. */
    static final class Row {
        private final TableShape table;
        private final long at;
        private final @Nullable Object[] values;

        Row(TableShape table, long at, @Nullable Object[] values) {
            this.table = table;
            this.at = at;
            this.values = values;
        }

        TableShape table() {
            return table;
        }

        long at() {
            return at;
        }

        @Nullable
        Object[] values() {
            return values;
        }
    }
}
