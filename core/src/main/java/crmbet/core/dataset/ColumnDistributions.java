package crmbet.core.dataset;

import crmbet.core.dataset.ColumnTotals.Totals;
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
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a profile says from the sampled rows: quantiles, histograms, and which values are the most frequent. */
final class ColumnDistributions {
    private static final int BINS = 20;
    private static final int TOP_VALUES = 10;
    private static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    private final Session session;
    private final String table;
    private final String sample;

    ColumnDistributions(Session session, String table, String sample) {
        this.session = session;
        this.table = table;
        this.sample = sample;
    }

    List<ColumnProfile> profiles(List<Totals> totals, long rows, boolean distinctExact) throws SQLException {
        List<Spread> spreads = spreads(totals);
        List<List<ValueCount>> top = top(totals);
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            Totals column = totals.get(i);
            profiles.add(new ColumnProfile(
                    column.column(),
                    rows - column.present(),
                    column.distinct(),
                    distinctExact,
                    distribution(column.outline(), spreads.get(i), top.get(i))));
        }
        return profiles;
    }

    private static Distribution distribution(Distribution outline, Spread spread, List<ValueCount> top) {
        return switch (outline) {
            case Numbers numbers ->
                new Numbers(
                        numbers.minimum(),
                        numbers.maximum(),
                        numbers.mean(),
                        numbers.standardDeviation(),
                        IntStream.range(0, spread.quantiles.size())
                                .mapToObj(i -> new Quantile(PROBABILITIES.get(i), spread.quantiles.get(i)))
                                .toList(),
                        spread.bins());
            case Times times ->
                new Times(
                        times.minimum(),
                        times.maximum(),
                        IntStream.range(0, spread.quantiles.size())
                                .mapToObj(i -> new TimeQuantile(PROBABILITIES.get(i), time(spread.quantiles.get(i))))
                                .toList(),
                        spread.bins().stream()
                                .map(bin -> new TimeBin(time(bin.from()), time(bin.to()), bin.count()))
                                .toList());
            case Texts texts -> new Texts(texts.minimum(), texts.maximum(), top);
            case Flags flags -> flags;
            case None none -> none;
        };
    }

    /** Of each column; empty for those that are neither numbers nor times. */
    private List<Spread> spreads(List<Totals> totals) throws SQLException {
        List<Spread> spreads = new ArrayList<>();
        for (Totals column : totals) {
            spreads.add(
                    switch (column.outline()) {
                        case Numbers numbers -> new Spread(numbers.minimum(), numbers.maximum());
                        case Times times -> new Spread(micros(times.minimum()), micros(times.maximum()));
                        case Texts _, Flags _, None _ -> new Spread(0, 0);
                    });
        }
        List<Integer> measured = IntStream.range(0, totals.size())
                .filter(i -> totals.get(i).outline() instanceof Numbers
                        || totals.get(i).outline() instanceof Times)
                .boxed()
                .toList();
        if (measured.isEmpty()) {
            return spreads;
        }
        List<String> quantiles = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (int i : measured) {
            String value = ProfileSql.number(totals.get(i).column());
            quantiles.add("SELECT " + i + " AS c, unnest(quantile_cont(" + value + ", " + PROBABILITIES
                    + ")) AS q, generate_subscripts(" + PROBABILITIES + ", 1) AS p FROM " + sample);
            counts.add("SELECT " + i + " AS c, " + spreads.get(i).bin(value) + " AS bin, count(" + value + ") FROM "
                    + sample + " WHERE " + value + " IS NOT NULL GROUP BY bin");
        }
        session.forEach(
                "FROM (" + String.join(" UNION ALL ", quantiles) + ") ORDER BY c, p",
                row -> spreads.get((int) row.integer(0)).quantiles.add(row.number(1)));
        session.forEach(
                String.join(" UNION ALL ", counts),
                row -> spreads.get((int) row.integer(0)).counts[(int) row.integer(1)] += row.integer(2));
        return spreads;
    }

    private List<List<ValueCount>> top(List<Totals> totals) throws SQLException {
        List<List<ValueCount>> top = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            top.add(new ArrayList<>());
            if (totals.get(i).outline() instanceof Texts) {
                String name = ProfileSql.name(totals.get(i).column());
                queries.add("SELECT " + i + " AS c, CAST(" + name + " AS VARCHAR) AS v, count(*) AS n FROM " + table
                        + " WHERE " + name + " IN (SELECT " + name + " FROM " + sample + " WHERE " + name
                        + " IS NOT NULL GROUP BY " + name + " ORDER BY count(*) DESC, " + name + " LIMIT " + TOP_VALUES
                        + ") GROUP BY " + name);
            }
        }
        if (!queries.isEmpty()) {
            session.forEach(
                    String.join(" UNION ALL ", queries),
                    row -> top.get((int) row.integer(0)).add(new ValueCount(row.text(1), row.integer(2))));
        }
        top.forEach(values -> values.sort(
                Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value)));
        return top;
    }

    private static double micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static LocalDateTime time(double micros) {
        return EPOCH.plus(Math.round(micros), ChronoUnit.MICROS);
    }

    /** Quantiles and counts of one column, filled in as the database delivers them. */
    private static final class Spread {
        final List<Double> quantiles = new ArrayList<>();
        final long[] counts;
        private final double minimum;
        private final double maximum;

        Spread(double minimum, double maximum) {
            this.minimum = minimum;
            this.maximum = maximum;
            double width = maximum - minimum;
            // A single value, or a width beyond the range of double, leaves nothing to divide.
            this.counts = new long[width > 0 && Double.isFinite(width) ? BINS : 1];
        }

        String bin(String value) {
            return counts.length == 1
                    ? "0"
                    : "CAST(least(" + (counts.length - 1) + ", floor((" + value + " - (" + minimum + "::DOUBLE)) / ("
                            + (maximum - minimum) / counts.length + "::DOUBLE))) AS INTEGER)";
        }

        List<Bin> bins() {
            List<Bin> bins = new ArrayList<>();
            double width = (maximum - minimum) / counts.length;
            for (int i = 0; i < counts.length; i++) {
                double to = i == counts.length - 1 ? maximum : minimum + (i + 1) * width;
                bins.add(new Bin(minimum + (i == 0 ? 0 : i * width), to, counts[i]));
            }
            return bins;
        }
    }
}
