package crmbet.workbench.message;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers, dates and durations as a language writes them. */
public record Formats(Locale locale) {
    private static final long BYTES_PER_STEP = 1024;
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB"};

    /** A whole number with its thousands grouped: 1,204 or 1.204. */
    public String integer(long value) {
        return withMinusSign(NumberFormat.getIntegerInstance(locale)).format(value);
    }

    /** A number with exactly so many decimals; a value that is not finite is shown as a dash. */
    public String decimal(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return numbers(decimals).format(value);
    }

    /** Writes numbers as {@link #decimal} does, with a minus sign as wide as a plus sign and not a hyphen. */
    public NumberFormat numbers(int decimals) {
        NumberFormat format = withMinusSign(NumberFormat.getNumberInstance(locale));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }

    private static NumberFormat withMinusSign(NumberFormat format) {
        if (format instanceof DecimalFormat decimal) {
            DecimalFormatSymbols symbols = decimal.getDecimalFormatSymbols();
            symbols.setMinusSign('\u2212');
            decimal.setDecimalFormatSymbols(symbols);
        }
        return format;
    }

    /** A number with about four significant digits, whatever its size: for values whose scale is not known beforehand. */
    public String compact(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e15)) {
            return String.format(locale, "%.3g", value);
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
        NumberFormat format = withMinusSign(NumberFormat.getNumberInstance(locale));
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** A share of 1 in percent with one decimal: 0.041 is 4.1%. */
    public String share(double share) {
        if (!Double.isFinite(share)) {
            return "–";
        }
        NumberFormat format = withMinusSign(NumberFormat.getPercentInstance(locale));
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A size with one decimal in the largest unit that leaves at least 1; 1 KB is 1024 B. */
    public String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= BYTES_PER_STEP && unit < BYTE_UNITS.length - 1) {
            size /= BYTES_PER_STEP;
            unit++;
        }
        return decimal(size, unit == 0 ? 0 : 1) + ' ' + BYTE_UNITS[unit];
    }

    /** Minutes and seconds, with hours when there are any: 0:12, 1:03:20. */
    public String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    /** Date and time of day in the zone of the machine. */
    public String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /** Time of day in the zone of the machine, with the date unless it is today's. */
    public String timeOfDay(Instant instant) {
        boolean today =
                LocalDate.ofInstant(instant, ZoneId.systemDefault()).equals(LocalDate.now(ZoneId.systemDefault()));
        return today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneId.systemDefault())
                        .format(instant)
                : dateTime(instant);
    }

    /** Date and time of day as they stand, without a zone. */
    public String dateTime(LocalDateTime moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment);
    }
}
