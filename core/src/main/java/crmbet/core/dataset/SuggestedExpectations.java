package crmbet.core.dataset;

import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Rule;
import crmbet.core.expectation.Severity;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads rules off the profile of a dataset, and makes sure that each holds of every row. */
final class SuggestedExpectations {
    /** With fewer rows, what is unique or one of a few values may be so by chance. */
    private static final long TELLING_ROWS = 20;

    private static final int MOST_VALUES = 12;
    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;
    private static final double MUCH_DRIFT = 0.25;
    private static final Duration RECENT = Duration.ofDays(7);

    private final Session session;
    private final StoredDatasets stored;
    private final Dataset dataset;
    private final Profile profile;
    private final String table;

    SuggestedExpectations(Session session, StoredDatasets stored, Dataset dataset, Profile profile) {
        this.session = session;
        this.stored = stored;
        this.dataset = dataset;
        this.profile = profile;
        table = Identifier.quote("data", dataset.name());
    }

    /** Rules about the dataset first, then those of each column, in the order of the table. */
    List<Expectation> list() throws SQLException {
        if (profile.rows() == 0) {
            return List.of();
        }
        List<Expectation> rules = new ArrayList<>();
        rules.add(new Expectation(new Rule.RowCount(1, HALF, null), Severity.BLOCKING));
        Set<String> unique = unique();
        for (ColumnProfile each : profile.columns()) {
            String column = each.column().name();
            boolean key = unique.contains(column);
            if (each.missing() == 0 && each.column().type() != ColumnType.NESTED) {
                rules.add(new Expectation(new Rule.NotNull(column), key ? Severity.BLOCKING : Severity.WARNING));
            }
            if (key) {
                rules.add(new Expectation(new Rule.Unique(List.of(column)), Severity.BLOCKING));
            }
            addValues(each, rules);
            addReferences(each, key, rules);
        }
        return rules;
    }

    /** Columns whose values look unique and, counted exactly, are. */
    private Set<String> unique() throws SQLException {
        Set<String> unique = new LinkedHashSet<>();
        if (profile.rows() < TELLING_ROWS) {
            return unique;
        }
        for (ColumnProfile each : profile.columns()) {
            long present = profile.rows() - each.missing();
            boolean fit =
                    each.column().type() == ColumnType.TEXT || each.column().type() == ColumnType.INTEGER;
            if (!fit || present == 0 || each.distinct() < present * NEARLY_ALL) {
                continue;
            }
            long distinct = each.distinctExact() ? each.distinct() : distinct(each.column());
            if (distinct == present) {
                unique.add(each.column().name());
            }
        }
        return unique;
    }

    private long distinct(Column column) throws SQLException {
        return session.first(
                        "SELECT count(DISTINCT " + ProfileSql.name(column) + ") FROM " + table, row -> row.integer(0))
                .orElseThrow();
    }

    private void addValues(ColumnProfile profiled, List<Expectation> rules) {
        String column = profiled.column().name();
        long present = profile.rows() - profiled.missing();
        switch (profiled.distribution()) {
            case Distribution.Numbers numbers -> {
                if (numbers.minimum() >= 0) {
                    rules.add(new Expectation(new Rule.Range(column, "0", null), Severity.WARNING));
                }
                if (numbers.minimum() < numbers.maximum() && profiled.distinct() < present * NEARLY_ALL) {
                    rules.add(new Expectation(new Rule.Drift(column, MUCH_DRIFT), Severity.NOTE));
                }
            }
            case Distribution.Texts texts -> {
                long counted = texts.top().stream()
                        .mapToLong(Distribution.ValueCount::count)
                        .sum();
                boolean few = profiled.distinct() <= MOST_VALUES && present >= TELLING_ROWS * profiled.distinct();
                if (few && counted == present) {
                    rules.add(new Expectation(
                            new Rule.OneOf(
                                    column,
                                    texts.top().stream()
                                            .map(Distribution.ValueCount::value)
                                            .sorted()
                                            .toList()),
                            Severity.WARNING));
                }
            }
            case Distribution.Times times -> {
                Duration age =
                        Duration.between(times.maximum(), LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
                if (!age.isNegative()
                        && age.compareTo(RECENT) < 0
                        && profiled.column().type() != ColumnType.TIME) {
                    rules.add(new Expectation(new Rule.Fresh(column, RECENT), Severity.WARNING));
                }
            }
            case Distribution.Flags _, Distribution.None _ -> {}
        }
    }

    /** A column of the same name in another dataset that is unique there and holds every value. */
    private void addReferences(ColumnProfile profiled, boolean key, List<Expectation> rules) throws SQLException {
        String column = profiled.column().name();
        boolean fit =
                profiled.column().type() == ColumnType.TEXT || profiled.column().type() == ColumnType.INTEGER;
        if (key || !fit || !column.toLowerCase(Locale.ROOT).matches(".*(id|key|code)$")) {
            return;
        }
        for (Dataset other : stored.list()) {
            boolean has = !other.name().equals(dataset.name())
                    && other.rows() > 0
                    && other.columns().contains(profiled.column());
            if (has && holdsAll(column, other)) {
                rules.add(new Expectation(new Rule.References(column, other.name(), column), Severity.WARNING));
                return;
            }
        }
    }

    private boolean holdsAll(String column, Dataset other) throws SQLException {
        String name = Identifier.quote(column);
        String there = Identifier.quote("data", other.name());
        return session.first(
                        "SELECT (SELECT count(*) = count(DISTINCT " + name + ") FROM " + there
                                + ") AND NOT EXISTS (FROM "
                                + table + " WHERE " + name + " IS NOT NULL AND " + name + " NOT IN (SELECT " + name
                                + " FROM " + there + " WHERE " + name + " IS NOT NULL))",
                        row -> row.flag(0))
                .orElseThrow();
    }
}
