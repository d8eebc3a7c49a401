package crmbet.core.expectation;

import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts how columns are spread, many columns in one pass over the table. */
final class Spreading {
    private static final int BINS = 10;
    private static final int COLUMNS_A_STATEMENT = 20;

    private final Session session;
    private final Columns columns;

    Spreading(Session session, Columns columns) {
        this.session = session;
        this.columns = columns;
    }

    /** Chooses bins by the values there are: tenths of the numbers and times, the most frequent texts. */
    Map<String, Spread> choose(List<String> names) throws SQLException {
        Map<String, Spread> bins = new LinkedHashMap<>();
        for (List<String> group : groups(names)) {
            List<String> aggregates = group.stream()
                    .map(name -> ordered(name)
                            ? "approx_quantile(" + value(name) + ", [" + tenths() + "])::DOUBLE[]::VARCHAR"
                            : "to_json(approx_top_k(" + value(name) + ", " + (BINS - 1) + "))::VARCHAR")
                    .toList();
            session.first("SELECT " + String.join(", ", aggregates) + " FROM " + columns.table(), row -> {
                for (int i = 0; i < group.size(); i++) {
                    String name = group.get(i);
                    String found = row.textOrNull(i);
                    bins.put(name, ordered(name) ? ranges(found) : texts(found));
                }
                return bins;
            });
        }
        return count(bins);
    }

    /** Counts anew over bins that were chosen before; columns that are not there any more are left out. */
    Map<String, Spread> count(Map<String, Spread> bins) throws SQLException {
        Map<String, Spread> counted = new LinkedHashMap<>();
        List<String> present = bins.keySet().stream()
                .filter(columns::has)
                .filter(name -> spread(bins, name).numbers() == ordered(name))
                .toList();
        for (List<String> group : groups(present)) {
            count(group, bins, counted);
        }
        return counted;
    }

    private void count(List<String> group, Map<String, Spread> bins, Map<String, Spread> counted) throws SQLException {
        List<String> cases = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            labels.add("bin" + i);
            cases.add(bin(group.get(i), spread(bins, group.get(i))) + " AS bin" + i);
        }
        String all = String.join(", ", labels);
        // One set of groups a column: the table is read once for all of them.
        String sql = "SELECT GROUPING(" + all + ") AS which, coalesce(" + all + ") AS bin, count(*) FROM (SELECT "
                + String.join(", ", cases) + " FROM " + columns.table() + ") GROUP BY GROUPING SETS (("
                + String.join("), (", labels) + "))";
        List<List<Long>> counts = new ArrayList<>();
        for (String name : group) {
            counts.add(new ArrayList<>(Collections.nCopies(spread(bins, name).bins(), 0L)));
        }
        long every = (1L << group.size()) - 1;
        session.forEach(sql, row -> {
            long left = every & ~row.integer(0);
            int which = group.size() - 1 - Long.numberOfTrailingZeros(left);
            counts.get(which).set((int) row.integer(1), row.integer(2));
        });
        for (int i = 0; i < group.size(); i++) {
            counted.put(group.get(i), spread(bins, group.get(i)).withCounts(counts.get(i)));
        }
    }

    private static Spread spread(Map<String, Spread> bins, String name) {
        Spread found = bins.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no bins were chosen for " + name);
        }
        return found;
    }

    /** The number of the bin of a row; the last one is for missing values. */
    private String bin(String name, Spread spread) {
        String value = value(name);
        int missing = spread.bins() - 1;
        StringBuilder sql = new StringBuilder("CASE WHEN " + value + " IS NULL THEN " + missing);
        for (int i = 0; i < missing - 1; i++) {
            sql.append(" WHEN ").append(value);
            sql.append(
                    spread.numbers()
                            ? " <= " + spread.edges().get(i) + "::DOUBLE"
                            : " = " + Identifier.literal(spread.values().get(i)));
            sql.append(" THEN ").append(i);
        }
        return sql.append(" ELSE ").append(missing - 1).append(" END").toString();
    }

    private boolean ordered(String name) {
        return columns.isNumber(name) || columns.isTime(name);
    }

    private String value(String name) {
        return columns.isTime(name)
                ? "CASE WHEN isfinite(" + Identifier.quote(name) + ") THEN CAST(epoch_us(" + columns.time(name)
                        + ") AS DOUBLE) END"
                : columns.isNumber(name) ? "(" + columns.number(name) + ")" : Columns.text(name);
    }

    private static String tenths() {
        List<String> tenths = new ArrayList<>();
        for (int i = 1; i < BINS; i++) {
            tenths.add("0." + i);
        }
        return String.join(", ", tenths);
    }

    private static Spread ranges(@Nullable String list) {
        TreeSet<Double> edges = new TreeSet<>();
        if (list != null) {
            for (String each : list.replaceAll("[\\[\\]\\s]", "").split(",", -1)) {
                if (!each.isEmpty() && !each.equalsIgnoreCase("null")) {
                    edges.add(Double.valueOf(each));
                }
            }
        }
        return new Spread(true, List.copyOf(edges), List.of(), List.of());
    }

    private static Spread texts(@Nullable String json) {
        return new Spread(false, List.of(), StoredJson.texts(json == null ? "[]" : json), List.of());
    }

    private static List<List<String>> groups(List<String> names) {
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < names.size(); from += COLUMNS_A_STATEMENT) {
            groups.add(names.subList(from, Math.min(from + COLUMNS_A_STATEMENT, names.size())));
        }
        return groups;
    }
}
