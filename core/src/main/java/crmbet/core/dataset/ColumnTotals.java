package crmbet.core.dataset;

import crmbet.core.dataset.Distribution.Flags;
import crmbet.core.dataset.Distribution.None;
import crmbet.core.dataset.Distribution.Numbers;
import crmbet.core.dataset.Distribution.Texts;
import crmbet.core.dataset.Distribution.Times;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a profile says from all rows. */
final class ColumnTotals {
    private final Session session;
    private final String table;
    private final String sample;
    private final boolean sampled;

    ColumnTotals(Session session, String table, String sample, boolean sampled) {
        this.session = session;
        this.table = table;
        this.sample = sample;
        this.sampled = sampled;
    }

    List<Totals> of(List<Column> columns) throws SQLException {
        List<Range> ranges = ranges(columns);
        List<Double> centres = centres(columns);
        List<String> aggregates = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = ProfileSql.name(column);
            // Distinct counts of 10,000,000 texts take a second to be exact and need memory for all of them.
            aggregates.add(sampled ? "approx_count_distinct(" + name + ")" : "count(DISTINCT " + name + ")");
            aggregates.addAll(aggregates(column, centres.get(i)));
        }
        return session.first(
                        "SELECT " + String.join(", ", aggregates) + " FROM " + table,
                        row -> totals(columns, ranges, centres, row))
                .orElseThrow();
    }

    /** How many values, and for texts which first and last: the database knows that without a scan. */
    private List<Range> ranges(List<Column> columns) throws SQLException {
        List<String> aggregates = new ArrayList<>();
        for (Column column : columns) {
            String name = ProfileSql.name(column);
            boolean text = column.type() == ColumnType.TEXT;
            aggregates.add("count(" + name + ")");
            aggregates.add(text ? "CAST(min(" + name + ") AS VARCHAR)" : "NULL");
            aggregates.add(text ? "CAST(max(" + name + ") AS VARCHAR)" : "NULL");
        }
        return session.first("SELECT " + String.join(", ", aggregates) + " FROM " + table, row -> {
                    List<Range> ranges = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        String minimum = row.textOrNull(3 * i + 1);
                        String maximum = row.textOrNull(3 * i + 2);
                        ranges.add(new Range(
                                row.integer(3 * i), minimum == null ? "" : minimum, maximum == null ? "" : maximum));
                    }
                    return ranges;
                })
                .orElseThrow();
    }

    /** Roughly the means, so that the sums of squares around them lose no digits; 0 for what is no number. */
    private List<Double> centres(List<Column> columns) throws SQLException {
        List<String> means = columns.stream()
                .map(column ->
                        ProfileSql.isNumber(column) ? "coalesce(avg(" + ProfileSql.number(column) + "), 0.0)" : "0.0")
                .toList();
        return session.first("SELECT " + String.join(", ", means) + " FROM " + sample + " LIMIT 1", row -> {
                    List<Double> centres = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        double mean = row.number(i);
                        centres.add(Double.isFinite(mean) ? mean : 0.0);
                    }
                    return centres;
                })
                .orElseGet(() -> columns.stream().map(_ -> 0.0).toList());
    }

    private static List<String> aggregates(Column column, double centre) {
        return switch (column.type()) {
            case INTEGER, NUMBER -> {
                String value = ProfileSql.number(column);
                String offset = "(" + value + " - (" + centre + "::DOUBLE))";
                yield List.of(
                        "min(" + value + ")",
                        "max(" + value + ")",
                        "avg(" + offset + ")",
                        "avg(" + offset + " * " + offset + ")");
            }
            case DATE, DATE_TIME, INSTANT, TIME -> {
                String value = ProfileSql.time(column);
                yield List.of("min(" + value + ")", "max(" + value + ")");
            }
            case BOOLEAN -> List.of("count(*) FILTER (" + ProfileSql.name(column) + ")");
            case TEXT, NESTED -> List.of();
        };
    }

    private static List<Totals> totals(List<Column> columns, List<Range> ranges, List<Double> centres, Row row)
            throws SQLException {
        List<Totals> totals = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Range range = ranges.get(i);
            long distinct = Math.min(row.integer(next), range.present());
            Distribution outline =
                    range.present() == 0 ? new None() : outline(column, range, centres.get(i), row, next + 1);
            totals.add(new Totals(column, range.present(), distinct, outline));
            next += 1 + aggregates(column, 0).size();
        }
        return totals;
    }

    private static Distribution outline(Column column, Range range, double centre, Row row, int at)
            throws SQLException {
        return switch (column.type()) {
            case INTEGER, NUMBER -> {
                double offset = row.number(at + 2);
                double variance = Math.max(0, row.number(at + 3) - offset * offset);
                yield row.isNull(at)
                        ? new None()
                        : new Numbers(
                                row.number(at),
                                row.number(at + 1),
                                centre + offset,
                                Math.sqrt(variance),
                                List.of(),
                                List.of());
            }
            case DATE, DATE_TIME, INSTANT, TIME ->
                row.isNull(at) ? new None() : new Times(row.dateTime(at), row.dateTime(at + 1), List.of(), List.of());
            case TEXT -> new Texts(range.minimum(), range.maximum(), List.of());
            case BOOLEAN -> new Flags(row.integer(at), range.present() - row.integer(at));
            case NESTED -> new None();
        };
    }

    private record Range(long present, String minimum, String maximum) {}

    /** @param outline the distribution without what comes from the sample */
    record Totals(Column column, long present, long distinct, Distribution outline) {}
}
