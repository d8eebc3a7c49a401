package crmbet.core.expectation;

import crmbet.core.expectation.Finding.Problem;
import crmbet.core.privacy.SealedTexts;
import crmbet.core.workspace.Identifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules as conditions on the rows of a dataset. */
final class RuleSql {
    private final Columns columns;
    private final SealedTexts sealed;

    /** @param sealed the values behind pseudonyms of these columns */
    RuleSql(Columns columns, SealedTexts sealed) {
        this.columns = columns;
        this.sealed = sealed;
    }

    /** Why a rule about columns of this dataset cannot be checked; null if it can. */
    @Nullable
    Problem problem(Rule rule) {
        for (String column : rule.columns()) {
            if (!columns.has(column)) {
                return new Problem(Problem.Kind.NO_COLUMN, column);
            }
        }
        return switch (rule) {
            case Rule.Range range
            when range.ofTimes() && !columns.isTime(range.column()) && !columns.isText(range.column()) ->
                new Problem(Problem.Kind.NOT_A_DATE, range.column());
            case Rule.Range range
            when !range.ofTimes() && !columns.isNumber(range.column()) && !columns.isText(range.column()) ->
                new Problem(Problem.Kind.NOT_A_NUMBER, range.column());
            case Rule.Fresh fresh
            when !columns.isTime(fresh.column()) && !columns.isText(fresh.column()) ->
                new Problem(Problem.Kind.NOT_A_DATE, fresh.column());
            case Rule _ -> null;
        };
    }

    /**
     * The condition under which a row fails; null for rules about the dataset as a whole.
     *
     * @param other the dataset that a rule refers to
     */
    @Nullable
    String fails(Rule rule, @Nullable Columns other) {
        return switch (rule) {
            case Rule.NotNull(String column) -> Identifier.quote(column) + " IS NULL";
            case Rule.Unique(List<String> names) -> {
                String key = tuple(names);
                yield present(names) + " AND " + key + " IN (SELECT " + key + " FROM " + columns.table() + " WHERE "
                        + present(names) + " GROUP BY ALL HAVING count(*) > 1)";
            }
            case Rule.Range range -> fails(range);
            case Rule.OneOf(String column, List<String> values) ->
                Columns.text(column) + " NOT IN ("
                        + values.stream().map(Identifier::literal).collect(Collectors.joining(", ")) + ")";
            case Rule.Matches(String column, String pattern) ->
                // Of a pseudonym a pattern says nothing: what counts is the value behind it.
                sealed.where(column, "NOT regexp_full_match({value}, " + Identifier.literal(pattern) + ")")
                        .orElseGet(() -> "NOT regexp_full_match(" + Columns.text(column) + ", "
                                + Identifier.literal(pattern) + ")");
            case Rule.References references -> other == null ? null : fails(references, other);
            case Rule.Fresh _, Rule.RowCount _, Rule.Drift _ -> null;
        };
    }

    private String fails(Rule.Range range) {
        String name = Identifier.quote(range.column());
        String value = range.ofTimes() ? columns.time(range.column()) : columns.number(range.column());
        String type = range.ofTimes() ? " AS TIMESTAMP)" : " AS DOUBLE)";
        StringBuilder beyond = new StringBuilder(value + " IS NULL");
        if (range.least() != null) {
            beyond.append(" OR ")
                    .append(value)
                    .append(" < CAST(")
                    .append(Identifier.literal(range.least()))
                    .append(type);
        }
        if (range.greatest() != null) {
            beyond.append(" OR ")
                    .append(value)
                    .append(" > CAST(")
                    .append(Identifier.literal(range.greatest()))
                    .append(type);
        }
        return name + " IS NOT NULL AND (" + beyond + ")";
    }

    private String fails(Rule.References rule, Columns other) {
        String own = Identifier.quote(rule.column());
        String key = Identifier.quote(rule.key());
        boolean alike = String.valueOf(columns.type(rule.column())).equals(other.type(rule.key()));
        String ownValue = alike ? own : "CAST(" + own + " AS VARCHAR)";
        String keyValue = alike ? key : "CAST(" + key + " AS VARCHAR)";
        return own + " IS NOT NULL AND " + ownValue + " NOT IN (SELECT " + keyValue + " FROM " + other.table()
                + " WHERE " + key + " IS NOT NULL)";
    }

    /** How many rows, as an aggregate, a rule about values looks at. */
    static String checked(Rule rule) {
        return rule instanceof Rule.NotNull || rule.columns().isEmpty()
                ? "count(*)"
                : "count(*) FILTER (" + present(rule.columns()) + ")";
    }

    /** What a rule looked at in a row, as text. */
    static String looked(Rule rule) {
        return rule.columns().size() == 1
                ? Columns.text(rule.columns().getFirst())
                : "concat_ws(' · ', "
                        + rule.columns().stream().map(Columns::text).collect(Collectors.joining(", ")) + ")";
    }

    static String present(List<String> names) {
        return names.stream()
                .map(name -> Identifier.quote(name) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    }

    static String tuple(List<String> names) {
        String list = names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        return names.size() == 1 ? list : "row(" + list + ")";
    }
}
