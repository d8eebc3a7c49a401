package crmbet.core.canonical;

import crmbet.core.workspace.Identifier;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dataset read as a table of a system: each column in its type, whether it came from a database, from text or from
 * nested objects. {@code row_number} is the place of a row in the dataset.
 */
final class SystemRelation {
    private static final String MISSING = "NULL";

    private final String dataset;
    private final SystemTable table;
    private final @Nullable String organisation;
    /** Types by name in lower case. */
    private final Map<String, String> found = new LinkedHashMap<>();

    /** @param found types of the dataset's columns by name */
    SystemRelation(String dataset, SystemTable table, @Nullable String organisation, Map<String, String> found) {
        this.dataset = dataset;
        this.table = table;
        this.organisation = organisation;
        found.forEach((name, type) -> this.found.put(name.toLowerCase(Locale.ROOT), type));
    }

    /** Whether the dataset has the column, by itself or as a member of a nested one. */
    boolean has(SystemColumn column) {
        return source(column.name()).isPresent();
    }

    /** A query in brackets. */
    String sql() {
        StringJoiner columns = new StringJoiner(", ", "(SELECT rowid AS row_number, ", " FROM ");
        for (SystemColumn column : table.columns()) {
            String value = source(column.name())
                    .map(source -> typed(source, column.type()))
                    .orElse(missing(column));
            columns.add(value + " AS " + Identifier.quote(column.name()));
        }
        String owner = table.organisation();
        String only = owner == null || organisation == null
                ? ""
                : " WHERE " + key(source(owner).orElse(new Source(MISSING, ""))) + " = "
                        + Identifier.literal(organisation);
        return columns + Identifier.quote("data", dataset) + only + ')';
    }

    private Optional<Source> source(String name) {
        String type = found.get(name.toLowerCase(Locale.ROOT));
        if (type != null) {
            return Optional.of(new Source(Identifier.quote(name), type));
        }
        for (int split = name.indexOf('_'); split > 0; split = name.indexOf('_', split + 1)) {
            String outer = name.substring(0, split);
            String member = name.substring(split + 1);
            String nested = found.get(outer.toLowerCase(Locale.ROOT));
            if (nested != null && hasMember(nested, member)) {
                return Optional.of(new Source(Identifier.quote(outer) + '.' + Identifier.quote(member), ""));
            }
        }
        return Optional.empty();
    }

    private static boolean hasMember(String type, String member) {
        return type.startsWith("STRUCT(")
                && Pattern.compile("[(, ]\"?" + Pattern.quote(member) + "\"? ", Pattern.CASE_INSENSITIVE)
                        .matcher(type)
                        .find();
    }

    private static String missing(SystemColumn column) {
        return typed(new Source(MISSING, ""), column.type());
    }

    private static String typed(Source source, SystemColumn.Type type) {
        return switch (type) {
            case ID -> source.sql();
            case KEY -> key(source);
            case TEXT -> text(source.sql());
            case NUMBER -> "TRY_CAST(" + source.sql() + " AS DOUBLE)";
            case TIME -> time(source);
            case DAY -> "TRY_CAST(CAST(" + source.sql() + " AS VARCHAR) AS DATE)";
            case FLAG -> "TRY_CAST(CAST(" + source.sql() + " AS VARCHAR) AS BOOLEAN)";
        };
    }

    /** Whole numbers that a file wrote as 17.0 are the same keys as 17. */
    private static String key(Source source) {
        boolean fraction = source.type().equals("DOUBLE") || source.type().equals("FLOAT");
        return text(fraction ? "TRY_CAST(" + source.sql() + " AS BIGINT)" : source.sql());
    }

    private static String text(String value) {
        return "nullif(trim(CAST(" + value + " AS VARCHAR)), '')";
    }

    private static String time(Source source) {
        return switch (source.type()) {
            case "TIMESTAMP", "DATE", "VARCHAR" -> "TRY_CAST(" + source.sql() + " AS TIMESTAMP)";
            case "TIMESTAMP WITH TIME ZONE" -> source.sql() + " AT TIME ZONE 'UTC'";
            default -> "TRY_CAST(CAST(" + source.sql() + " AS VARCHAR) AS TIMESTAMP)";
        };
    }

    /** @param type as the database names it; empty where that is not known */
    private record Source(String sql, String type) {}
}
