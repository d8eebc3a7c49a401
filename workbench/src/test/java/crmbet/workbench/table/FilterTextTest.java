package crmbet.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.dataset.Column;
import crmbet.core.table.Condition;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterTextTest {
    private static final Column TEXT = Column.of("country", "VARCHAR");
    private static final Column MONEY = Column.of("paid", "DOUBLE");
    private static final Column DAY = Column.of("day", "DATE");

    private final FilterText english = new FilterText(Locale.US);
    private final FilterText portuguese = new FilterText(Locale.of("pt", "BR"));

    @Test
    void textsAreFoundInPartOrAsAWhole() {
        assertEquals(Optional.of(new Condition.Contains("bra")), english.parse(TEXT, " bra "));
        assertEquals(Optional.of(new Condition.Equal("BR")), english.parse(TEXT, "= BR"));
        assertEquals(Optional.of(new Condition.Missing()), english.parse(TEXT, "="));
    }

    @Test
    void numbersAreReadAsTheLanguageWritesThem() {
        assertEquals(Optional.of(new Condition.Equal("1234.5")), english.parse(MONEY, "1,234.5"));
        assertEquals(Optional.of(new Condition.Equal("1234.5")), portuguese.parse(MONEY, "1.234,5"));
        assertEquals(Optional.of(new Condition.Between("-1.5", "20", false)), portuguese.parse(MONEY, "-1,5..20"));
        assertEquals(Optional.of(new Condition.Between("10", null, true)), english.parse(MONEY, "> 10"));
        assertEquals(Optional.of(new Condition.Between(null, "10", false)), english.parse(MONEY, "<=10"));
    }

    @Test
    void datesAreReadInBothWays() {
        assertEquals(Optional.of(new Condition.Equal("2026-01-31")), english.parse(DAY, "2026-01-31"));
        assertEquals(Optional.of(new Condition.Equal("2026-01-31")), english.parse(DAY, "1/31/2026"));
        assertEquals(Optional.of(new Condition.Equal("2026-01-31")), portuguese.parse(DAY, "31/01/2026"));
        assertEquals(Optional.of(new Condition.Between("2026-01-01", null, false)), english.parse(DAY, "2026-01-01.."));
        assertEquals(Optional.of(new Condition.Contains("2026-01")), english.parse(DAY, "2026-01"));
    }

    @Test
    void whatIsNoConditionIsNone() {
        for (String text : new String[] {"much", "1..x", ">", "..", "1;2", "> x"}) {
            assertEquals(Optional.empty(), english.parse(MONEY, text), text);
        }
    }
}
