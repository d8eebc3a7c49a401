package crmbet.core.canonical;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guesses what the columns of a table of transactions mean, by the names that such tables usually have. */
final class ColumnGuess {
    private static final List<String> CUSTOMER = List.of(
            "customerkey",
            "customerid",
            "customer",
            "clientid",
            "client",
            "userid",
            "user",
            "playerid",
            "contactid",
            "id");
    private static final List<String> TIME = List.of(
            "timestamp", "time", "datetime", "date", "invoicedate", "orderdate", "transactiondate", "createdat", "at");
    private static final List<String> AMOUNT =
            List.of("amount", "totalamount", "total", "amt", "value", "revenue", "sales", "money", "price");
    private static final List<String> QUANTITY = List.of("quantity", "qty", "items", "units", "n");
    private static final List<String> PRODUCT =
            List.of("product", "productid", "sku", "stockcode", "item", "itemid", "productname");
    private static final List<String> SOURCE = List.of(
            "invoice",
            "invoiceno",
            "invoiceid",
            "orderid",
            "order",
            "transactionid",
            "eventid",
            "receipt",
            "receiptid");

    private ColumnGuess() {}

    static Optional<ColumnMapping> of(List<String> columns) {
        String customer = find(columns, CUSTOMER);
        String time = find(columns, TIME);
        String amount = find(columns, AMOUNT);
        if (customer == null || time == null || amount == null) {
            return Optional.empty();
        }
        return Optional.of(new ColumnMapping(
                customer, time, amount, find(columns, QUANTITY), find(columns, PRODUCT), find(columns, SOURCE), null));
    }

    private static @Nullable String find(List<String> columns, List<String> usual) {
        for (String name : usual) {
            for (String column : columns) {
                if (bare(column).equals(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static String bare(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
