package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void namesAreAlignedLeftAndFiguresRight() {
        TextTable table = new TextTable(List.of("column", "n"));
        table.add(List.of("a", "1,000"));
        table.add(List.of("long name", "2"));
        assertEquals(List.of("column         n", "a          1,000", "long name      2"), table.lines());
    }

    @Test
    void controlsInNamesDoNotTearTheTable() {
        TextTable table = new TextTable(List.of("c", "n"));
        table.add(List.of("a\nb\u001b[31m", "1"));
        assertEquals("a b [31m  1", table.lines().getLast());
    }
}
