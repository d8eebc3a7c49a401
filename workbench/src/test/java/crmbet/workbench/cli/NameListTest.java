package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
    private final Messages messages = new Messages(Language.ENGLISH);

    @Test
    void namesAreSeparatedByCommas() {
        assertEquals(List.of("a", "b c", "d"), names("a,b c,d"));
    }

    @Test
    void aNameInQuotesMayHoldCommasAndQuotes() {
        assertEquals(List.of("a,b", "say \"hi\"", "c"), names("\"a,b\",\"say \"\"hi\"\"\",c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,", ",a", "a,,b", "\"a", "\"a\"b", "\"\""})
    void whatIsNoListOfNamesIsRefused(String given) {
        assertThrows(WrongUsage.class, () -> names(given));
    }

    private List<String> names(String given) {
        return new NameList(given, messages).names();
    }
}
