package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out whether a delimited file writes numbers as {@code 1.234,56}. It does where all values of a column can be read
 * that way, at least one of them in no other, and no column holds numbers with a decimal point. {@code 1,234} may be either:
 * a column of such values alone stays text, unless somebody says which it is.
 */
final class DecimalComma {
    /** All that can be read with a comma before the fraction and dots between groups of three. */
    private static final String READABLE = "[+-]?([1-9]\\d{0,2}(\\.\\d{3})+|\\d+)(,\\d+)?";
    /** What cannot be read with a decimal point, nor with commas between groups of three. */
    private static final String CERTAIN = "[+-]?([1-9]\\d{0,2}(\\.\\d{3})+,\\d+|\\d+,(\\d{1,2}|\\d{4,}))";

    private static final long SAMPLED_RECORDS = 20_480;

    private final Session session;
    private final Path source;
    private final DelimitedReader reader;
    private final ReadOptions options;

    DecimalComma(Session session, Path source, DelimitedReader reader, ReadOptions options) {
        this.session = session;
        this.source = source;
        this.reader = reader;
        this.options = options;
    }

    /**
     * What a column holds.
     *
     * @param readable whether all of its values can be read with a comma
     * @param certain whether at least one cannot be read otherwise
     * @param points whether any value has a point
     */
    private record Finding(boolean readable, boolean certain, boolean points) {}

    /**
     * The reader with the mark that the file uses, and with columns as numbers that are some.
     *
     * @param whole whether all records are looked at where the first ones hold commas; otherwise the first decide
     */
    DelimitedReader applied(boolean whole) throws SQLException, OperationException {
        Boolean told = options.decimalComma();
        if (Boolean.FALSE.equals(told)) {
            return reader;
        }
        List<Finding> findings = findings(SAMPLED_RECORDS);
        if (told == null && whole && usesCommas(findings)) {
            findings = findings(Long.MAX_VALUE);
        }
        if (told == null && !usesCommas(findings)) {
            return reader;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            columns.add(column(reader.columns().get(i), findings.get(i), told != null));
        }
        return reader.withDecimalComma(columns);
    }

    /** @param told whether somebody said that commas are decimal */
    private Column column(Column found, Finding finding, boolean told) {
        if (options.types().containsKey(found.name())) {
            return found;
        }
        boolean number = finding.readable && (finding.certain || told);
        return switch (found.type()) {
            case TEXT -> number ? Column.of(found.name(), "DOUBLE") : found;
            // With a point it would now mean another number.
            case NUMBER -> finding.points && !number ? Column.of(found.name(), "VARCHAR") : found;
            case INTEGER, BOOLEAN, DATE, TIME, DATE_TIME, INSTANT, NESTED -> found;
        };
    }

    private boolean usesCommas(List<Finding> findings) {
        boolean any = false;
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            ColumnType type = reader.columns().get(i).type();
            if (type == ColumnType.NUMBER && finding.points && !finding.readable) {
                return false;
            }
            any |= type == ColumnType.TEXT && finding.readable && finding.certain;
        }
        return any;
    }

    private List<Finding> findings(long records) throws SQLException, OperationException {
        List<Column> columns = reader.columns();
        String figures = IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    String value = "trim(" + Identifier.quote(columns.get(i).name()) + ")";
                    String there = " FILTER (WHERE " + value + " <> '')";
                    return "coalesce(bool_and(" + matches(value, READABLE) + ")" + there + ", false) AS r" + i
                            + ", coalesce(bool_or(" + matches(value, CERTAIN) + ")" + there + ", false) AS c" + i
                            + ", coalesce(bool_or(contains(" + value + ", '.'))" + there + ", false) AS p" + i;
                })
                .collect(Collectors.joining(", "));
        String rows = records == Long.MAX_VALUE ? "" : " LIMIT " + records;
        ReadFailures.reading(
                source,
                () -> session.execute("CREATE OR REPLACE TEMP TABLE decimals AS SELECT " + figures + " FROM (FROM "
                        + reader.readableRelation() + rows + ")"));
        return session.first("FROM decimals", row -> {
                    List<Finding> findings = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        findings.add(new Finding(row.flag(3 * i), row.flag(3 * i + 1), row.flag(3 * i + 2)));
                    }
                    return findings;
                })
                .orElseThrow();
    }

    private static String matches(String value, String pattern) {
        return "regexp_full_match(" + value + ", " + Identifier.literal(pattern) + ")";
    }
}
