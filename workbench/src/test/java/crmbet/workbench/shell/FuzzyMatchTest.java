package crmbet.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static OptionalInt score(String query, String text) {
        return new FuzzyMatch(query).score(text);
    }

    @Test
    void lettersInOrderAreFoundWithoutCaseAndAccents() {
        assertTrue(score("exsg", "Export segment").isPresent());
        assertTrue(score("INI", "Ir para Início").isPresent());
        assertTrue(score("espaço", "Novo espaco").isPresent());
        assertEquals(OptionalInt.empty(), score("xyz", "Export segment"));
        assertEquals(OptionalInt.empty(), score("ab", "b a"));
    }

    @Test
    void beginningsOfWordsCountMoreThanLettersInside() {
        assertTrue(
                score("nw", "New workspace").getAsInt() > score("nw", "Answer").getAsInt());
        assertTrue(score("data", "Go to Data").getAsInt()
                > score("data", "Drop all that again").getAsInt());
    }

    @Test
    void nothingTypedFitsEverything() {
        assertEquals(OptionalInt.of(0), score("  ", "Anything"));
    }
}
