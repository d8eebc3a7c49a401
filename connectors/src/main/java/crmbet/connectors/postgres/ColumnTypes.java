package crmbet.connectors.postgres;

import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourceColumn.Wire;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/**
 * What the types of PostgreSQL become. Whatever has no counterpart (ranges, addresses, composites) becomes the text that
 * PostgreSQL itself writes for it; a domain is what it is made of, an enum its label.
 */
final class ColumnTypes {
    private static final int MOST_DIGITS = 38;

    private ColumnTypes() {}

    /** @param column of the result, from 1 */
    static SourceColumn of(ResultSetMetaData result, int column, boolean key) throws SQLException {
        String name = result.getColumnLabel(column);
        String type = result.getColumnTypeName(column);
        int precision = result.getPrecision(column);
        int scale = result.getScale(column);
        if (type.equals("numeric")) {
            return numeric(name, precision, scale, key);
        }
        if (result.getColumnType(column) == Types.ARRAY) {
            return array(name, type, key);
        }
        return switch (type) {
            case "bytea" -> new SourceColumn(name, type, "BLOB", Wire.HEX, key);
            case "money" -> new SourceColumn(name, type, "DECIMAL(19,2)", Wire.TEXT, key);
            default -> new SourceColumn(name, type, scalar(type).orElse("VARCHAR"), Wire.TEXT, key);
        };
    }

    /** Without a precision, or with one that no decimal here has, numbers keep 15 to 17 significant digits. */
    private static SourceColumn numeric(String name, int precision, int scale, boolean key) {
        if (precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision) {
            String size = "(" + precision + "," + scale + ")";
            return new SourceColumn(name, "numeric" + size, "DECIMAL" + size, Wire.DECIMAL, key);
        }
        return new SourceColumn(name, "numeric", "DOUBLE", Wire.TEXT, key);
    }

    private static SourceColumn array(String name, String type, boolean key) {
        String element = type.startsWith("_") ? type.substring(1) : "";
        Optional<String> known = element.equals("numeric") ? Optional.of("DOUBLE") : scalar(element);
        return known.map(here -> new SourceColumn(name, element + "[]", here + "[]", Wire.JSON_ARRAY, key))
                .orElseGet(() -> new SourceColumn(name, type, "JSON", Wire.JSON_ARRAY, key));
    }

    private static Optional<String> scalar(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "bool" -> "BOOLEAN";
                    case "int2", "smallserial" -> "SMALLINT";
                    case "int4", "serial" -> "INTEGER";
                    case "int8", "bigserial", "oid" -> "BIGINT";
                    case "float4" -> "FLOAT";
                    case "float8" -> "DOUBLE";
                    case "date" -> "DATE";
                    case "time" -> "TIME";
                    case "timestamp" -> "TIMESTAMP";
                    case "timestamptz" -> "TIMESTAMP WITH TIME ZONE";
                    case "uuid" -> "UUID";
                    case "json", "jsonb" -> "JSON";
                    case "text", "varchar", "bpchar", "name", "char" -> "VARCHAR";
                    default -> null;
                });
    }

    /** How a value is put into a line, so that it can be read as {@link SourceColumn#wire} says. */
    static String expression(SourceColumn column, String quoted) {
        return switch (column.wire()) {
            case JSON_ARRAY -> "array_to_json(" + quoted + ")";
            case TEXT -> column.sourceType().equals("money") ? quoted + "::numeric" : quoted;
            case DECIMAL, HEX -> quoted;
        };
    }
}
