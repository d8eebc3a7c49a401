package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.workbench.message.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of one column as the language of the moment writes them. Belongs to one thread. */
final class CellText {
    private static final int MOST_DECIMALS = 4;
    /** Numbers that name something are not amounts: nobody groups the digits of a customer number or a year. */
    private static final Pattern NAMES = Pattern.compile(
            "(?i)(.*[_ -])?(id|key|code|no|number|nr|year|ano|month|zip|cep|codigo|código)|.*[a-z](Id|ID|Key|Code|No)");

    private final Messages messages;
    private final NumberFormat whole;
    private final NumberFormat fraction;

    /** @param decimals how many a number with a fraction is written with */
    CellText(Messages messages, Column column, int decimals) {
        this.messages = messages;
        whole = messages.formats().numbers(0);
        whole.setGroupingUsed(!NAMES.matcher(column.name()).matches());
        fraction = messages.formats().numbers(decimals);
    }

    static boolean isNumber(Column column) {
        return column.type() == ColumnType.INTEGER || column.type() == ColumnType.NUMBER;
    }

    /** How many decimals a value needs, at most {@value #MOST_DECIMALS}. */
    static int decimals(@Nullable Object value) {
        BigDecimal number = switch (value) {
            case Double real
            when Double.isFinite(real) -> BigDecimal.valueOf(real).setScale(MOST_DECIMALS, RoundingMode.HALF_UP);
            case BigDecimal exact -> exact.setScale(Math.min(exact.scale(), MOST_DECIMALS), RoundingMode.HALF_UP);
            case null, default -> BigDecimal.ZERO;
        };
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    /** Nothing for null. */
    String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Long integer -> whole.format(integer);
            case Double real -> Double.isFinite(real) ? fraction.format(real) : real.toString();
            case BigDecimal exact -> fraction.format(exact);
            case Boolean flag -> messages.get(flag ? "table.true" : "table.false");
            case LocalDate date -> messages.formats().date(date);
            case LocalDateTime moment -> messages.formats().dateTime(moment);
            case Instant instant -> messages.formats().dateTime(instant);
            default -> value.toString();
        };
    }
}
