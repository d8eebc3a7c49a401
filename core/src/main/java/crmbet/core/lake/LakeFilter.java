package crmbet.core.lake;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a column or partition, such as {@code year >= 2026}.
 *
 * @param value as text: a number, a date, or any other text
 */
public record LakeFilter(String column, Comparison comparison, String value) {
    private static final Pattern FORM =
            Pattern.compile("\\s*(.+?)\\s*(<=|>=|!=|<>|=|<|>)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T].*)?");

    public LakeFilter {
        if (column.isBlank()) {
            throw new IllegalArgumentException("a condition must name a column");
        }
    }

    /** How a value is compared. */
    public enum Comparison {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        /** As it is written in conditions. */
        public String sql() {
            return sql;
        }
    }

    /**
     * Reads {@code column = value}, also with {@code != < <= > >=}; quotes around the value may be left out.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static LakeFilter parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no condition: write column=value, or one of != < <= > >= in its place");
        }
        String sign = found.group(2).equals("!=") ? "<>" : found.group(2);
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(each -> each.sql.equals(sign))
                .findFirst()
                .orElseThrow();
        String value = found.group(3);
        boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
        return new LakeFilter(
                found.group(1).replaceAll("^\"|\"$", ""),
                comparison,
                quoted ? value.substring(1, value.length() - 1) : value);
    }

    /** Whether one value meets it; values of a partition that are missing meet nothing. */
    boolean meets(@Nullable String found) {
        if (found == null) {
            return false;
        }
        int order = order(found, value);
        return switch (comparison) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** Whether some value between two others may meet it; true whenever that is not certain. */
    boolean mayMeet(@Nullable String least, @Nullable String greatest) {
        if (least == null || greatest == null || !comparable(least) || !comparable(greatest)) {
            return true;
        }
        return switch (comparison) {
            case EQUAL -> order(least, value) <= 0 && order(greatest, value) >= 0;
            case UNEQUAL -> true;
            case LESS -> order(least, value) < 0;
            case AT_MOST -> order(least, value) <= 0;
            case GREATER -> order(greatest, value) > 0;
            case AT_LEAST -> order(greatest, value) >= 0;
        };
    }

    private boolean comparable(String bound) {
        return (isNumber(bound) && isNumber(value))
                || (DATE.matcher(bound).matches() && DATE.matcher(value).matches());
    }

    /** Compares as numbers or dates where both are some, as texts otherwise. */
    static int order(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        }
        if (DATE.matcher(one).matches() && DATE.matcher(other).matches()) {
            int length = Math.min(one.length(), other.length());
            // A date against a moment: to the precision of the shorter one, where that decides.
            int order = one.replace('T', ' ')
                    .substring(0, length)
                    .compareTo(other.replace('T', ' ').substring(0, length));
            return order != 0 ? Integer.signum(order) : Integer.compare(one.length(), other.length());
        }
        return Integer.signum(one.compareTo(other));
    }

    private static boolean isNumber(String text) {
        try {
            BigDecimal _ = new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
