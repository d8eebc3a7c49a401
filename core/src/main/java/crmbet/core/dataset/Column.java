package crmbet.core.dataset;

/**
 * A column of a file or dataset.
 *
 * @param name as it stands in the file, made unique and non-empty where the file has duplicates or gaps
 * @param type what its values are
 * @param sqlType the exact type in the database, such as {@code DECIMAL(18,2)}
 */
public record Column(String name, ColumnType type, String sqlType) {
    /** A column of a type of the database, such as {@code DECIMAL(18,2)}. */
    public static Column of(String name, String sqlType) {
        return new Column(name, ColumnType.of(sqlType), sqlType);
    }
}
