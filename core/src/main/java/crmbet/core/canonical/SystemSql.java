package crmbet.core.canonical;

import crmbet.core.workspace.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mapping statements: one folder of resources a system, with {@code {names}} where a dataset's own come in. */
final class SystemSql {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private SystemSql() {}

    /** The statement that turns the rows of a dataset into activity, exclusions among them. */
    static String activity(String dataset, ColumnMapping columns) {
        Map<String, String> names = new HashMap<>();
        names.put("dataset", Identifier.quote("data", dataset));
        addColumns(names, columns);
        return fill(template(columns.id() + "/activity.sql"), names);
    }

    /** As above, for the tables of a system. It may read the temporary table {@code people}: {@link #customers}. */
    static String activity(KnownSystem system, Map<SystemTable, SystemRelation> relations) {
        return fill(template(system.id() + "/activity.sql"), names(relations));
    }

    /** The statement that turns the rows of a system's table of customers into customers, exclusions among them. */
    static String customers(KnownSystem system, Map<SystemTable, SystemRelation> relations) {
        return fill(template(system.id() + "/customer.sql"), names(relations));
    }

    private static Map<String, String> names(Map<SystemTable, SystemRelation> relations) {
        Map<String, String> names = new HashMap<>();
        relations.forEach((table, relation) -> names.put(table.name(), relation.sql()));
        return names;
    }

    private static void addColumns(Map<String, String> names, ColumnMapping columns) {
        names.put("customer", Identifier.quote(columns.customer()));
        names.put("time", time(Identifier.quote(columns.time()), columns.timeFormat()));
        names.put("amount", Identifier.quote(columns.amount()));
        names.put("quantity", quotedOr("NULL", columns.quantity()));
        names.put("product", quotedOr("NULL", columns.product()));
        names.put("source_id", quotedOr("rowid", columns.sourceId()));
    }

    private static String quotedOr(String otherwise, @Nullable String column) {
        return column == null ? otherwise : Identifier.quote(column);
    }

    private static String time(String column, @Nullable String format) {
        String text = "CAST(" + column + " AS VARCHAR)";
        return format == null
                ? "coalesce(TRY_CAST(" + text + " AS TIMESTAMP), try_strptime(" + text + ", '%Y%m%d'))"
                : "try_strptime(" + text + ", " + Identifier.literal(format) + ")";
    }

    private static String fill(String template, Map<String, String> names) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = names.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("the mapping asks for {" + found.group(1) + "}, which nobody gives");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String template(String name) {
        try (InputStream in = SystemSql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the mapping " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
