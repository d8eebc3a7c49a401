package crmbet.core.dataset;

import crmbet.core.dataset.Distribution.Bin;
import crmbet.core.dataset.Distribution.Flags;
import crmbet.core.dataset.Distribution.None;
import crmbet.core.dataset.Distribution.Numbers;
import crmbet.core.dataset.Distribution.Quantile;
import crmbet.core.dataset.Distribution.Texts;
import crmbet.core.dataset.Distribution.TimeBin;
import crmbet.core.dataset.Distribution.TimeQuantile;
import crmbet.core.dataset.Distribution.Times;
import crmbet.core.dataset.Distribution.ValueCount;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a profile in one scan of the table for what must be exact, one that draws the sample, and a short query a
 * column on the sample.
 */
final class Profiler {
    /** Up to this many rows everything is exact. */
    static final long SAMPLE_ROWS = 100_000;

    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
    static final int BINS = 20;
    static final int TOP_VALUES = 10;
    static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    private final Session session;
    private final Dataset dataset;
    private final String table;

    Profiler(Session session, Dataset dataset) {
        this.session = session;
        this.dataset = dataset;
        this.table = Identifier.quote("data", dataset.name());
    }

    Profile run() throws SQLException {
        boolean sampled = dataset.rows() > SAMPLE_ROWS;
        String sample = sampled ? "profile_sample" : table;
        report(0);
        List<Totals> totals = totals(sampled);
        report(1);
        long sampledRows = dataset.rows();
        if (sampled) {
            // Every so manieth row: spread evenly over files that are sorted by time, and the same rows each time.
            long step = dataset.rows() / SAMPLE_ROWS;
            session.execute(
                    "CREATE OR REPLACE TEMP TABLE profile_sample AS FROM " + table + " WHERE rowid % " + step + " = 0");
            sampledRows = (dataset.rows() - 1) / step + 1;
        }
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            report(2 + i);
            Totals column = totals.get(i);
            profiles.add(new ColumnProfile(
                    column.column,
                    dataset.rows() - column.present,
                    column.distinct,
                    !sampled,
                    column.present == 0 ? new None() : distribution(column, sample)));
        }
        return new Profile(dataset.name(), dataset.rows(), sampledRows, List.copyOf(profiles));
    }

    private void report(int done) {
        session.monitor().report(done, dataset.columns().size() + 2L, Phase.PROFILING);
    }

    /** What comes from all rows, of all columns in one scan. */
    private List<Totals> totals(boolean approximate) throws SQLException {
        List<String> aggregates = new ArrayList<>();
        for (Column column : dataset.columns()) {
            String name = Identifier.quote(column.name());
            aggregates.add("count(" + name + ")");
            aggregates.add(approximate ? "approx_count_distinct(" + name + ")" : "count(DISTINCT " + name + ")");
            aggregates.addAll(
                    switch (column.type()) {
                        case INTEGER, NUMBER -> {
                            String finite = "CAST(" + name + " AS DOUBLE)";
                            String where = column.sqlType().equals("DOUBLE")
                                            || column.sqlType().equals("FLOAT")
                                    ? " FILTER (isfinite(" + name + "))"
                                    : "";
                            yield List.of(
                                    "min(" + finite + ")" + where,
                                    "max(" + finite + ")" + where,
                                    "avg(" + finite + ")" + where,
                                    "stddev_pop(" + finite + ")" + where);
                        }
                        case DATE, DATE_TIME, INSTANT, TIME ->
                            List.of(timestamp(column, "min(" + name + ")"), timestamp(column, "max(" + name + ")"));
                        case TEXT -> List.of("min(" + name + ")", "max(" + name + ")");
                        case BOOLEAN -> List.of("count(*) FILTER (" + name + ")");
                        case NESTED -> List.of();
                    });
        }
        return session.first("SELECT " + String.join(", ", aggregates) + " FROM " + table, this::totals)
                .orElseThrow();
    }

    private List<Totals> totals(Row row) throws SQLException {
        List<Totals> totals = new ArrayList<>();
        int i = 0;
        for (Column column : dataset.columns()) {
            long present = row.integer(i++);
            long distinct = row.integer(i++);
            Distribution outline = new None();
            switch (column.type()) {
                case INTEGER, NUMBER -> {
                    if (!row.isNull(i)) {
                        outline = new Numbers(
                                row.number(i),
                                row.number(i + 1),
                                row.number(i + 2),
                                row.number(i + 3),
                                List.of(),
                                List.of());
                    }
                    i += 4;
                }
                case DATE, DATE_TIME, INSTANT, TIME -> {
                    if (present > 0) {
                        outline = new Times(row.dateTime(i), row.dateTime(i + 1), List.of(), List.of());
                    }
                    i += 2;
                }
                case TEXT -> {
                    if (present > 0) {
                        outline = new Texts(row.text(i), row.text(i + 1), List.of());
                    }
                    i += 2;
                }
                case BOOLEAN -> {
                    long trues = row.integer(i++);
                    outline = new Flags(trues, present - trues);
                }
                case NESTED -> {}
            }
            totals.add(new Totals(column, present, distinct, outline));
        }
        return totals;
    }

    private static String timestamp(Column column, String value) {
        return switch (column.type()) {
            case INSTANT -> "(" + value + ") AT TIME ZONE 'UTC'";
            case TIME -> "DATE '1970-01-01' + " + value;
            case DATE, DATE_TIME, TEXT, INTEGER, NUMBER, BOOLEAN, NESTED -> "CAST(" + value + " AS TIMESTAMP)";
        };
    }

    private Distribution distribution(Totals column, String sample) throws SQLException {
        String name = Identifier.quote(column.column.name());
        return switch (column.outline) {
            case Numbers outline -> {
                String value = "CAST(" + name + " AS DOUBLE)";
                List<Double> quantiles = quantiles(value, sample);
                List<Bin> bins = bins(value, sample, outline.minimum(), outline.maximum());
                List<Quantile> named = new ArrayList<>();
                for (int i = 0; i < quantiles.size(); i++) {
                    named.add(new Quantile(PROBABILITIES.get(i), quantiles.get(i)));
                }
                yield new Numbers(
                        outline.minimum(), outline.maximum(), outline.mean(), outline.standardDeviation(), named, bins);
            }
            case Times outline -> {
                String value = "CAST(epoch_us(" + timestamp(column.column, name) + ") AS DOUBLE)";
                List<Double> quantiles = quantiles(value, sample);
                List<TimeQuantile> named = new ArrayList<>();
                for (int i = 0; i < quantiles.size(); i++) {
                    named.add(new TimeQuantile(PROBABILITIES.get(i), time(quantiles.get(i))));
                }
                List<TimeBin> bins = bins(value, sample, micros(outline.minimum()), micros(outline.maximum())).stream()
                        .map(bin -> new TimeBin(time(bin.from()), time(bin.to()), bin.count()))
                        .toList();
                yield new Times(outline.minimum(), outline.maximum(), named, bins);
            }
            case Texts outline -> new Texts(outline.minimum(), outline.maximum(), top(name, sample));
            case Flags flags -> flags;
            case None none -> none;
        };
    }

    private List<Double> quantiles(String value, String sample) throws SQLException {
        String probabilities = PROBABILITIES.toString();
        return session.query(
                "SELECT unnest(quantile_cont(" + value + ", " + probabilities + ") FILTER (isfinite(" + value
                        + "))) FROM " + sample,
                row -> row.number(0));
    }

    private List<Bin> bins(String value, String sample, double minimum, double maximum) throws SQLException {
        double width = (maximum - minimum) / BINS;
        long[] counts = new long[width > 0 && Double.isFinite(width) ? BINS : 1];
        session.forEach(
                "SELECT CASE WHEN ? THEN least(" + (BINS - 1) + ", floor((" + value
                        + " - ?) / ?))::INTEGER ELSE 0 END AS bin, count(*) FROM " + sample + " WHERE isfinite(" + value
                        + ") GROUP BY bin",
                row -> counts[(int) row.integer(0)] += row.integer(1),
                counts.length > 1,
                minimum,
                counts.length > 1 ? width : 1.0);
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double to = i == counts.length - 1 ? maximum : minimum + (i + 1) * width;
            bins.add(new Bin(i == 0 ? minimum : minimum + i * width, to, counts[i]));
        }
        return bins;
    }

    private List<ValueCount> top(String name, String sample) throws SQLException {
        return session.query(
                "WITH frequent AS (SELECT " + name + " AS value FROM " + sample + " WHERE value IS NOT NULL"
                        + " GROUP BY value ORDER BY count(*) DESC, value LIMIT " + TOP_VALUES + ")"
                        + " SELECT CAST(" + name + " AS VARCHAR), count(*) AS n FROM " + table + " WHERE " + name
                        + " IN (SELECT value FROM frequent) GROUP BY " + name + " ORDER BY n DESC, " + name,
                row -> new ValueCount(row.text(0), row.integer(1)));
    }

    private static double micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static LocalDateTime time(double micros) {
        return EPOCH.plus(Math.round(micros), ChronoUnit.MICROS);
    }

    /** @param outline the distribution without what comes from the sample */
    private record Totals(Column column, long present, long distinct, Distribution outline) {}
}
