package crmbet.core.generate;

import java.time.LocalDate;

/** Values as text, without a formatter's cost: there are hundreds of millions of them. */
public final class ValueText {
    private static final long DAY = 86_400_000;
    private static final int MILLIS = 1000;
    private static final int CENTS = 100;

    private ValueText() {}

    /** Appends a value in the type of its kind, as SQL and most readers understand it: {@code 2026-01-31 18:00:00.5}. */
    public static void append(StringBuilder text, ColumnShape.Kind kind, Object value) {
        switch (kind) {
            case TEXT, WHOLE, FLAG -> text.append(value);
            case MONEY -> money(text, (Long) value);
            case DAY -> day(text, (Long) value);
            case TIME -> time(text, (Long) value, ' ');
        }
    }

    static void money(StringBuilder text, long cents) {
        if (cents < 0) {
            text.append('-');
        }
        long whole = Math.abs(cents);
        text.append(whole / CENTS).append('.');
        digits(text, (int) (whole % CENTS), 2);
    }

    /** @param separator between day and time */
    static void time(StringBuilder text, long millis, char separator) {
        day(text, Math.floorDiv(millis, DAY));
        int rest = (int) Math.floorMod(millis, DAY);
        int seconds = rest / MILLIS;
        text.append(separator);
        digits(text, seconds / 3600, 2);
        text.append(':');
        digits(text, seconds / 60 % 60, 2);
        text.append(':');
        digits(text, seconds % 60, 2);
        if (rest % MILLIS != 0) {
            text.append('.');
            digits(text, rest % MILLIS, 3);
        }
    }

    static void day(StringBuilder text, long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        digits(text, date.getYear(), 4);
        text.append('-');
        digits(text, date.getMonthValue(), 2);
        text.append('-');
        digits(text, date.getDayOfMonth(), 2);
    }

    private static void digits(StringBuilder text, int number, int width) {
        int power = 1;
        for (int i = 1; i < width; i++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
    }
}
