package crmbet.core.canonical;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Any table of transactions, one row each: the user says which column is what. A positive or zero amount is a purchase,
 * a negative one a refund.
 *
 * @param customer column of the customer's key
 * @param time column of the moment: a date, a timestamp or text; see {@code timeFormat}
 * @param amount column of the money paid
 * @param quantity column of the number of items; null when there is none
 * @param product column of the product; null when there is none
 * @param sourceId column that rows of one purchase share, such as an invoice number; null when every row is a purchase of
 *     its own
 * @param timeFormat how text in the time column is written, in the letters of {@code strptime} such as
 *     {@code %d/%m/%Y %H:%M}; null for ISO 8601 and {@code %Y%m%d}
 */
public record ColumnMapping(
        String customer,
        String time,
        String amount,
        @Nullable String quantity,
        @Nullable String product,
        @Nullable String sourceId,
        @Nullable String timeFormat)
        implements SourceSystem {
    /** The name of mappings of this kind. */
    public static final String ID = "columns";

    /** A mapping of the three columns that every table of transactions has. */
    public static ColumnMapping of(String customer, String time, String amount) {
        return new ColumnMapping(customer, time, amount, null, null, null, null);
    }

    public ColumnMapping withQuantity(@Nullable String column) {
        return new ColumnMapping(customer, time, amount, column, product, sourceId, timeFormat);
    }

    public ColumnMapping withProduct(@Nullable String column) {
        return new ColumnMapping(customer, time, amount, quantity, column, sourceId, timeFormat);
    }

    public ColumnMapping withSourceId(@Nullable String column) {
        return new ColumnMapping(customer, time, amount, quantity, product, column, timeFormat);
    }

    public ColumnMapping withTimeFormat(@Nullable String format) {
        return new ColumnMapping(customer, time, amount, quantity, product, sourceId, format);
    }

    @Override
    public String id() {
        return ID;
    }

    /** The columns that a dataset must have. */
    List<String> columns() {
        return Stream.of(customer, time, amount, quantity, product, sourceId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
