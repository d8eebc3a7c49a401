package crmbet.core.canonical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a system, as far as its mapping reads it.
 *
 * @param name of the table in the system's database, and of its file without the ending
 * @param content what its rows are
 * @param columns that the mapping reads
 * @param organisation the column that names the organisation to which a row belongs; null where the system serves only
 *     one
 */
public record SystemTable(
        String name,
        Content content,
        List<SystemColumn> columns,
        @Nullable String organisation) {
    public SystemTable {
        columns = List.copyOf(columns);
    }

    /** What the rows of a table become. */
    public enum Content {
        /** A customer each. */
        CUSTOMERS,
        /** Something that a customer did each. */
        ACTIVITY,
        /** Nothing by themselves: rows of other tables refer to them. */
        REFERENCE
    }

    static SystemTable customers(String name, SystemColumn... columns) {
        return new SystemTable(name, Content.CUSTOMERS, List.of(columns), null);
    }

    static SystemTable activity(String name, SystemColumn... columns) {
        return new SystemTable(name, Content.ACTIVITY, List.of(columns), null);
    }

    static SystemTable reference(String name, SystemColumn... columns) {
        return new SystemTable(name, Content.REFERENCE, List.of(columns), null);
    }

    SystemTable ofOrganisation(String column) {
        return new SystemTable(name, content, columns, column);
    }

    /** Names of the columns without which the table cannot be mapped. */
    public List<String> requiredColumns() {
        return columns.stream()
                .filter(SystemColumn::required)
                .map(SystemColumn::name)
                .toList();
    }
}
