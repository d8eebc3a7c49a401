package crmbet.core.expectation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be true of a dataset. Rules about values leave missing ones aside, except {@link NotNull}. Columns
 * are named as in the dataset, upper and lower case apart.
 */
public sealed interface Rule {

    /** The columns it looks at; empty for a rule about the dataset as a whole. */
    List<String> columns();

    /** Every row has a value. */
    record NotNull(String column) implements Rule {
        public NotNull {
            requireName(column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * No two rows have the same values in all of these columns.
     *
     * @param columns at least one
     */
    record Unique(List<String> columns) implements Rule {
        public Unique {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a rule \"unique\" must name at least one column");
            }
            columns.forEach(Rule::requireName);
        }
    }

    /**
     * Values lie between two bounds, both included.
     *
     * @param least a number, or a date or date and time in ISO 8601; null: no bound
     * @param greatest likewise; at least one bound is given, and both are of one kind
     */
    record Range(
            String column, @Nullable String least, @Nullable String greatest) implements Rule {
        public Range {
            requireName(column);
            if (least == null && greatest == null) {
                throw new IllegalArgumentException("the range of \"" + column + "\" needs a least or a greatest value");
            }
            if (least != null && greatest != null) {
                if (isNumber(least) != isNumber(greatest)) {
                    throw new IllegalArgumentException("the range of \"" + column + "\" goes from " + least + " to "
                            + greatest + ": both must be numbers, or both dates");
                }
                boolean empty = isNumber(least)
                        ? new BigDecimal(least).compareTo(new BigDecimal(greatest)) > 0
                        : time(least).isAfter(time(greatest));
                if (empty) {
                    throw new IllegalArgumentException(
                            "the range of \"" + column + "\" is empty: " + least + " is greater than " + greatest);
                }
            }
            if (least != null && !isNumber(least)) {
                time(least);
            }
            if (greatest != null && !isNumber(greatest)) {
                time(greatest);
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        /** Whether the bounds are dates. */
        boolean ofTimes() {
            String bound = least != null ? least : greatest;
            return bound != null && !isNumber(bound);
        }
    }

    /**
     * Every value is one of these.
     *
     * @param values as text; at least one
     */
    record OneOf(String column, List<String> values) implements Rule {
        public OneOf {
            requireName(column);
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("the set of \"" + column + "\" must hold at least one value");
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * The whole of every value matches a regular expression.
     *
     * @param pattern in the notation of RE2, which has neither look-around nor back references
     */
    record Matches(String column, String pattern) implements Rule {
        private static final Pattern BEYOND_RE2 = Pattern.compile("\\(\\?(=|!|<=|<!|>)|\\\\[1-9]|[*+?}]\\+");

        public Matches {
            requireName(column);
            try {
                Pattern _ = Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "\"" + pattern + "\" is not a regular expression: " + e.getDescription(), e);
            }
            if (BEYOND_RE2.matcher(pattern).find()) {
                throw new IllegalArgumentException("\"" + pattern
                        + "\" uses look-around, back references or possessive repetition, which cannot be checked");
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * The latest value of a column of dates is recent; times without a zone are taken as UTC.
     *
     * @param age how old it may be at most; positive
     */
    record Fresh(String column, Duration age) implements Rule {
        public Fresh {
            requireName(column);
            if (age.isZero() || age.isNegative()) {
                throw new IllegalArgumentException("the age allowed for \"" + column + "\" must be more than zero");
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * Every value occurs in a column of another dataset.
     *
     * @param dataset the other one
     * @param key its column
     */
    record References(String column, String dataset, String key) implements Rule {
        public References {
            requireName(column);
            requireName(dataset);
            requireName(key);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /**
     * How many rows there are, by themselves and against the last load.
     *
     * @param least rows; 0 or more
     * @param shrink by which share of the last load's rows there may be fewer, 0 to 1; null: any
     * @param growth by which share there may be more, 0 or more; null: any
     */
    record RowCount(
            long least, @Nullable Double shrink, @Nullable Double growth) implements Rule {
        public RowCount {
            if (least < 0) {
                throw new IllegalArgumentException("the least number of rows, " + least + ", must not be below 0");
            }
            if (shrink != null && !(shrink >= 0 && shrink <= 1)) {
                throw new IllegalArgumentException("the shrinkage " + shrink + " must be 0 to 1");
            }
            if (growth != null && !(growth >= 0)) {
                throw new IllegalArgumentException("the growth " + growth + " must not be below 0");
            }
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /**
     * Values are spread as in the last load, by the population stability index: the sum over ten bins of
     * {@code (p − q) · ln(p / q)}. Below 0.1 nothing moved, above 0.25 much did.
     *
     * @param greatest index that is still accepted; positive
     */
    record Drift(String column, double greatest) implements Rule {
        public Drift {
            requireName(column);
            if (!(greatest > 0) || !Double.isFinite(greatest)) {
                throw new IllegalArgumentException("the stability index " + greatest + " must be more than 0");
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a rule must not name a column or dataset that is empty or holds NUL");
        }
    }

    private static boolean isNumber(String bound) {
        try {
            BigDecimal _ = new BigDecimal(bound);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static LocalDateTime time(String bound) {
        try {
            return bound.length() <= 10
                    ? LocalDate.parse(bound).atStartOfDay()
                    : LocalDateTime.parse(bound.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + bound + "\" is neither a number nor a date such as 2026-01-31", e);
        }
    }
}
