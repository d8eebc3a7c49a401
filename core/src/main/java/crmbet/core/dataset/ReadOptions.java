package crmbet.core.dataset;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided about the reading of a file; everything left open is detected. Columns are named as the
 * {@link Preview} shows them.
 *
 * @param delimiter between the values of a delimited file; null: detect. Other formats ignore it
 * @param header whether the first line of a delimited file names the columns; null: detect. Other formats ignore it
 * @param encoding of a text file; null: detect
 * @param dateFormat of dates, and {@code dateTimeFormat} of dates with times, in the notation of C's {@code strftime}
 *     ({@code %d/%m/%Y %H:%M}); null: detect
 * @param decimalComma whether a delimited file writes numbers as {@code 1.234,56} (otherwise as {@code 1234.56}); null:
 *     detect. Other formats ignore it
 * @param types the columns that shall have another type than the one detected
 * @param names the columns that shall have another name, and that name
 * @param leftOut the columns that shall not be loaded
 */
public record ReadOptions(
        @Nullable Character delimiter,
        @Nullable Boolean header,
        @Nullable Charset encoding,
        @Nullable String dateFormat,
        @Nullable String dateTimeFormat,
        @Nullable Boolean decimalComma,
        Map<String, ColumnType> types,
        Map<String, String> names,
        Set<String> leftOut) {

    private static final ReadOptions DETECT =
            new ReadOptions(null, null, null, null, null, null, Map.of(), Map.of(), Set.of());

    /** @throws IllegalArgumentException if a column shall become {@code NESTED}, or get an empty name */
    public ReadOptions {
        types = Map.copyOf(types);
        names = Map.copyOf(names);
        leftOut = Set.copyOf(leftOut);
        if (types.containsValue(ColumnType.NESTED)) {
            throw new IllegalArgumentException("a column cannot be asked to become NESTED: choose another type");
        }
        names.forEach((column, name) -> {
            if (name.isEmpty() || name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "the new name of column \"" + column + "\" must not be empty or hold a NUL character");
            }
        });
    }

    /** Everything is detected. */
    public static ReadOptions detect() {
        return DETECT;
    }

    public ReadOptions withDelimiter(char value) {
        return new ReadOptions(
                value, header, encoding, dateFormat, dateTimeFormat, decimalComma, types, names, leftOut);
    }

    public ReadOptions withHeader(boolean value) {
        return new ReadOptions(
                delimiter, value, encoding, dateFormat, dateTimeFormat, decimalComma, types, names, leftOut);
    }

    public ReadOptions withEncoding(Charset value) {
        return new ReadOptions(
                delimiter, header, value, dateFormat, dateTimeFormat, decimalComma, types, names, leftOut);
    }

    public ReadOptions withDateFormat(String value) {
        return new ReadOptions(delimiter, header, encoding, value, dateTimeFormat, decimalComma, types, names, leftOut);
    }

    public ReadOptions withDateTimeFormat(String value) {
        return new ReadOptions(delimiter, header, encoding, dateFormat, value, decimalComma, types, names, leftOut);
    }

    public ReadOptions withDecimalComma(boolean value) {
        return new ReadOptions(delimiter, header, encoding, dateFormat, dateTimeFormat, value, types, names, leftOut);
    }

    public ReadOptions withType(String column, ColumnType type) {
        Map<String, ColumnType> changed = new LinkedHashMap<>(types);
        changed.put(column, type);
        return new ReadOptions(
                delimiter, header, encoding, dateFormat, dateTimeFormat, decimalComma, changed, names, leftOut);
    }

    public ReadOptions withName(String column, String name) {
        Map<String, String> changed = new LinkedHashMap<>(names);
        changed.put(column, name);
        return new ReadOptions(
                delimiter, header, encoding, dateFormat, dateTimeFormat, decimalComma, types, changed, leftOut);
    }

    public ReadOptions without(String column) {
        Set<String> changed = new LinkedHashSet<>(leftOut);
        changed.add(column);
        return new ReadOptions(
                delimiter, header, encoding, dateFormat, dateTimeFormat, decimalComma, types, names, changed);
    }
}
