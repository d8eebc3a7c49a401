package crmbet.workbench.page.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.query.Vocabulary;
import crmbet.core.query.Vocabulary.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new TableName("data", "sales", List.of("id", "Paid amount", "country")),
                    new TableName("data", "Spring players", List.of("player")),
                    new TableName("meta", "dataset", List.of("name"))),
            List.of("count", "country_name"));

    @Test
    void columnsOfTheTablesNamedComeBeforeFunctionsAndKeywords() {
        assertEquals(List.of("country", "count(", "country_name("), complete("SELECT cou| FROM sales"));
        assertEquals(List.of("count(", "country_name("), complete("SELECT cou|"));
    }

    @Test
    void behindADotStandColumnsOrTables() {
        assertEquals(List.of("id", "\"Paid amount\"", "country"), complete("SELECT sales.| FROM sales"));
        assertEquals(List.of("country"), complete("SELECT s.co| FROM sales AS s"));
        assertEquals(List.of("sales", "\"Spring players\""), complete("FROM data.|"));
        assertEquals(List.of(), complete("SELECT x.| FROM sales"));
    }

    @Test
    void keywordsAndTablesAreFoundByTheirBeginning() {
        assertEquals("SELECT", complete("sel|").getFirst());
        assertEquals(List.of("\"Spring players\""), complete("FROM spring|"));
        assertTrue(complete("FROM |").contains("meta.dataset"));
    }

    private static List<String> complete(String text) {
        int caret = text.indexOf('|');
        return Completion.of(text.replace("|", ""), caret, VOCABULARY).proposals();
    }
}
