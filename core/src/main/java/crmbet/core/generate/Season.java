package crmbet.core.generate;

import java.time.LocalDate;

/** How much busier some days are than others. */
final class Season {
    private static final double YEARLY = 0.12;
    private static final double YEAR = 365.25;
    private static final int BUSIEST_DAY_OF_YEAR = 340;

    private final LocalDate first;
    private final double[] week;

    /** @param week weights of Monday to Sunday, 1 on average */
    Season(LocalDate first, double... week) {
        this.first = first;
        this.week = week.clone();
    }

    /** 1 on average. */
    double weight(int day) {
        LocalDate date = first.plusDays(day);
        double year = 1 + YEARLY * Math.cos(2 * Math.PI * (date.getDayOfYear() - BUSIEST_DAY_OF_YEAR) / YEAR);
        return week[date.getDayOfWeek().getValue() - 1] * year * sale(date);
    }

    /** The last week of November sells more in Brazil too. */
    private static double sale(LocalDate date) {
        return date.getMonthValue() == 11 && date.getDayOfMonth() >= 23 && date.getDayOfMonth() <= 29 ? 1.5 : 1;
    }
}
