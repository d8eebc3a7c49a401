package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.table.Condition;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people type to filter a column: {@code spring}, {@code =BR}, {@code > 10}, {@code 10..20}, {@code ..2026-01-31},
 * and {@code =} alone for what is missing. Numbers and dates are read as the language writes them, dates also as ISO 8601
 * has them.
 */
final class FilterText {
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|=)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("(.*?)\\s*\\.\\.\\s*(.*)", Pattern.DOTALL);

    private final Locale locale;

    FilterText(Locale locale) {
        this.locale = locale;
    }

    /** The condition that a text stands for; empty if it cannot be one for this column. */
    Optional<Condition> parse(Column column, String text) {
        String typed = text.strip();
        Matcher comparison = COMPARISON.matcher(typed);
        if (comparison.matches()) {
            return compared(column, comparison.group(1), comparison.group(2));
        }
        Matcher range = RANGE.matcher(typed);
        if (range.matches() && column.type() != ColumnType.TEXT) {
            return between(column, range.group(1), range.group(2), false);
        }
        return switch (column.type()) {
            case TEXT, NESTED, TIME -> Optional.of(new Condition.Contains(typed));
            case DATE, DATE_TIME, INSTANT ->
                Optional.of(operand(column, typed)
                        .<Condition>map(Condition.Equal::new)
                        .orElseGet(() -> new Condition.Contains(typed)));
            case INTEGER, NUMBER, BOOLEAN -> operand(column, typed).map(Condition.Equal::new);
        };
    }

    /** The number a text is in this language; empty if it is none. */
    Optional<BigDecimal> number(String text) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        if (format instanceof DecimalFormat decimal) {
            decimal.setParseBigDecimal(true);
        }
        String ascii = text.strip().replace('\u2212', '-');
        ParsePosition position = new ParsePosition(0);
        return format.parse(ascii, position) instanceof BigDecimal number && position.getIndex() == ascii.length()
                ? Optional.of(number)
                : Optional.empty();
    }

    private Optional<Condition> compared(Column column, String operator, String operand) {
        if (operand.isEmpty()) {
            return operator.equals("=") ? Optional.of(new Condition.Missing()) : Optional.empty();
        }
        return switch (operator) {
            case "=" -> operand(column, operand).map(Condition.Equal::new);
            case "<", "<=" -> between(column, "", operand, operator.equals("<"));
            default -> between(column, operand, "", operator.equals(">"));
        };
    }

    private Optional<Condition> between(Column column, String low, String high, boolean strict) {
        Optional<String> least = operand(column, low);
        Optional<String> greatest = operand(column, high);
        boolean understood = least.isPresent() == !low.isEmpty() && greatest.isPresent() == !high.isEmpty();
        return understood && (least.isPresent() || greatest.isPresent())
                ? Optional.of(new Condition.Between(least.orElse(null), greatest.orElse(null), strict))
                : Optional.empty();
    }

    private Optional<String> operand(Column column, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (column.type()) {
            case INTEGER, NUMBER -> number(text).map(BigDecimal::toPlainString);
            case DATE, DATE_TIME, INSTANT -> date(text).map(LocalDate::toString);
            case BOOLEAN -> flag(text);
            case TEXT, TIME, NESTED -> Optional.of(text);
        };
    }

    private Optional<LocalDate> date(String text) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        for (DateTimeFormatter format : new DateTimeFormatter[] {
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern(
                    pattern.replaceAll("y+", "uuuu").replaceAll("M+", "M").replaceAll("d+", "d"), locale),
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale)
        }) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException e) {
                // The next way of writing it may fit.
            }
        }
        return Optional.empty();
    }

    private static Optional<String> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "sim", "true", "1" -> Optional.of("true");
            case "no", "não", "nao", "false", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }
}
