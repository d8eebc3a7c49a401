package crmbet.core.feature;

import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one feature set by way of a cache: what was computed from the same activity by the same statement, on this
 * desktop or another, is not computed again. What follows from the figures (medians, scales) is worked out anew, so that
 * sets that differ only in that share an entry.
 *
 * <p>A cache may be shared, so nothing goes there that names a customer or tells how to reach one: no key, no pseudonym, no
 * attribute. Customers are known by their place among those of the activity in the order of their keys, which means something
 * only to whoever has the same activity, and the activity by a digest. The figures themselves do go there, as numbers.
 * Own features are not shared, because their statements may read anything.
 */
final class SharedFigures {
    /** Counted up whenever the meaning of an entry or of a figure changes. */
    private static final int VERSION = 1;
    /** Larger tables take longer to pack and send than they save. */
    private static final long MOST_BYTES = 128L << 20;

    private static final String PEOPLE = "people_by_place";
    private static final String PLACED = "figures_by_place";

    private final Session session;
    private final FeaturePlan plan;
    private final ResultCache cache;
    private final ResultKey key;
    private final int people;
    private byte @Nullable [] offered;

    private SharedFigures(Session session, FeaturePlan plan, ResultCache cache, ResultKey key, int people) {
        this.session = session;
        this.plan = plan;
        this.cache = cache;
        this.key = key;
        this.people = people;
    }

    /** One pass over the activity. Empty where figures cannot be shared. */
    static Optional<SharedFigures> of(Session session, FeaturePlan plan, ResultCache cache) throws SQLException {
        if (plan.hasOwn() || cache.equals(ResultCache.none())) {
            return Optional.empty();
        }
        session.execute(
                Phase.READING,
                "CREATE OR REPLACE TEMP TABLE " + PEOPLE + " AS SELECT customer_key, CAST(row_number() OVER"
                        + " (ORDER BY customer_key) - 1 AS INTEGER) AS place FROM (SELECT DISTINCT customer_key FROM ("
                        + plan.activity() + "))");
        ResultKey.Builder key = ResultKey.of(ResultKey.Kind.FEATURES)
                .with(VERSION)
                .with(session.first("SELECT version()", row -> row.text(0)).orElseThrow())
                .with(plan.figuresStatement());
        // Sums over hashes of rows: the same rows in any order give the same.
        session.forEach(
                "SELECT count(*), coalesce(CAST(sum(h) AS VARCHAR), ''), coalesce(CAST(bit_xor(h) AS VARCHAR), '')"
                        + " FROM (SELECT hash(" + FeaturePlan.COLUMNS + ") AS h FROM (" + plan.activity() + "))",
                row -> key.with(row.integer(0)).with(row.text(1)).with(row.text(2)));
        int people = session.first("SELECT count(*) FROM " + PEOPLE, row -> (int) row.integer(0))
                .orElseThrow();
        return Optional.of(new SharedFigures(session, plan, cache, key.build(), people));
    }

    /** Makes the table of figures out of the cache; false if it is not there, or does not suit. */
    boolean recall() throws SQLException {
        byte[] entry = cache.find(key).orElse(null);
        return entry != null && recall(ByteBuffer.wrap(entry));
    }

    private boolean recall(ByteBuffer entry) throws SQLException {
        List<String> features = plan.features();
        BitSet places;
        double[] values;
        try {
            int all = entry.getInt();
            int rows = entry.getInt();
            int columns = entry.getInt();
            int length = entry.getInt();
            if (all != people
                    || rows < 1
                    || rows > people
                    || columns != features.size()
                    || length < 1
                    || length > Math.ceilDiv(people, Byte.SIZE)) {
                return false;
            }
            byte[] bits = new byte[length];
            entry.get(bits);
            places = BitSet.valueOf(bits);
            if (places.cardinality() != rows
                    || places.length() > people
                    || entry.remaining() != (long) rows * columns * Double.BYTES) {
                return false;
            }
            values = new double[rows * columns];
            entry.asDoubleBuffer().get(values);
        } catch (BufferUnderflowException e) {
            return false;
        }
        place(places, values, features);
        session.execute("CREATE OR REPLACE TEMP TABLE " + FeaturePlan.FIGURES + " AS SELECT customer_key, "
                + names(features) + " FROM " + PLACED + " JOIN " + PEOPLE + " USING (place)");
        return true;
    }

    private void place(BitSet places, double[] values, List<String> features) throws SQLException {
        session.execute("CREATE OR REPLACE TEMP TABLE " + PLACED + " (place INTEGER, "
                + features.stream()
                        .map(each -> FeatureSql.raw(each) + " DOUBLE")
                        .collect(Collectors.joining(", "))
                + ")");
        int rows = places.cardinality();
        session.append("temp", "main", PLACED, appender -> {
            int row = 0;
            for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1), row++) {
                appender.beginRow();
                appender.add(place);
                for (int column = 0; column < features.size(); column++) {
                    double value = values[column * rows + row];
                    if (Double.isNaN(value)) {
                        appender.addNull();
                    } else {
                        appender.add(value);
                    }
                }
                appender.endRow();
            }
        });
    }

    /** Takes up the table of figures as it was computed now, to be kept when the transaction has ended. */
    void offer() throws SQLException {
        List<String> features = plan.features();
        int rows = session.first("SELECT count(*) FROM " + FeaturePlan.FIGURES, row -> (int) row.integer(0))
                .orElseThrow();
        long bytes = (long) rows * features.size() * Double.BYTES;
        if (bytes > MOST_BYTES || holdsNaN(features)) {
            return;
        }
        BitSet places = new BitSet(people);
        double[] values = new double[rows * features.size()];
        int[] at = {0};
        session.forEachChunk(
                "SELECT place, " + names(features) + " FROM " + FeaturePlan.FIGURES + " JOIN " + PEOPLE
                        + " USING (customer_key) ORDER BY place",
                chunk -> {
                    int[] found = new int[chunk.rows()];
                    chunk.copyIntegers(0, found, 0);
                    for (int place : found) {
                        places.set(place);
                    }
                    for (int column = 0; column < features.size(); column++) {
                        chunk.copyNumbers(column + 1, values, column * rows + at[0], 1);
                    }
                    at[0] += chunk.rows();
                });
        if (at[0] == rows && places.cardinality() == rows) {
            offered = write(places, rows, features.size(), values);
        }
    }

    /** NULL and NaN would be taken for each other. */
    private boolean holdsNaN(List<String> features) throws SQLException {
        return session.first(
                        "SELECT 1 FROM " + FeaturePlan.FIGURES + " WHERE "
                                + features.stream()
                                        .map(each -> "isnan(" + FeatureSql.raw(each) + ")")
                                        .collect(Collectors.joining(" OR "))
                                + " LIMIT 1",
                        row -> row.integer(0))
                .isPresent();
    }

    private byte[] write(BitSet places, int rows, int columns, double[] values) {
        byte[] bits = places.toByteArray();
        ByteBuffer entry = ByteBuffer.allocate(4 * Integer.BYTES + bits.length + values.length * Double.BYTES)
                .putInt(people)
                .putInt(rows)
                .putInt(columns)
                .putInt(bits.length)
                .put(bits);
        entry.asDoubleBuffer().put(values);
        return entry.array();
    }

    /** Keeps what was offered; may take as long as the cache's server does. */
    void keep() {
        byte[] entry = offered;
        if (entry != null) {
            cache.keep(key, entry);
        }
    }

    private static String names(List<String> features) {
        return features.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
