package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Formats english = new Formats(Language.ENGLISH.locale());
    private final Formats portuguese = new Formats(Language.PORTUGUESE.locale());

    @Test
    void numbersAreGroupedAsTheLanguageDoes() {
        assertEquals("1,204", english.integer(1204));
        assertEquals("1.204", portuguese.integer(1204));
        assertEquals("0.50", english.decimal(0.5, 2));
        assertEquals("0,50", portuguese.decimal(0.5, 2));
    }

    @Test
    void sharesHaveOneDecimal() {
        assertEquals("4.1%", english.share(0.041));
        assertEquals("4,1%", portuguese.share(0.041));
    }

    @Test
    void whatIsNoNumberIsADash() {
        assertEquals("–", english.decimal(Double.NaN, 1));
        assertEquals("–", english.share(Double.POSITIVE_INFINITY));
        assertEquals("–", english.compact(Double.NEGATIVE_INFINITY));
    }

    @Test
    void compactNumbersKeepWhatMatters() {
        assertEquals("12,346", english.compact(12345.678));
        assertEquals("123.5", english.compact(123.456));
        assertEquals("1.23", english.compact(1.2345));
        assertEquals("0.0012", english.compact(0.00123));
        assertEquals("1.23e-07", english.compact(1.234e-7));
        assertEquals("0", english.compact(0));
    }

    @Test
    void sizesUseTheLargestUnitThatFits() {
        assertEquals("1,023 B", english.bytes(1023));
        assertEquals("1.5 KB", english.bytes(1536));
        assertEquals("2,0 GB", portuguese.bytes(2L << 30));
    }

    @Test
    void durationsAreShownAsClocks() {
        assertEquals("0:12", english.clock(Duration.ofSeconds(12)));
        assertEquals("1:03:20", english.clock(Duration.ofSeconds(3800)));
    }

    @Test
    void datesFollowTheLanguage() {
        assertEquals("Dec 9, 2011", english.date(LocalDate.of(2011, 12, 9)));
        assertEquals("9 de dez. de 2011", portuguese.date(LocalDate.of(2011, 12, 9)));
    }
}
