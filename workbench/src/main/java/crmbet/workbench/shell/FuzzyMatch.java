package crmbet.workbench.shell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Finds texts by some of their letters in order, without case and accents: "exsg" finds "Export segment". Letters that
 * begin words or follow each other count more.
 */
final class FuzzyMatch {
    private static final int WORD_START = 8;
    private static final int CONSECUTIVE = 10;
    private static final int ANYWHERE = 1;

    private final String letters;

    FuzzyMatch(String query) {
        this.letters = fold(query).replace(" ", "");
    }

    /** How well a text fits, higher is better; empty if a letter is missing. Everything fits an empty query. */
    OptionalInt score(String text) {
        String folded = fold(text);
        int best = -1;
        // A greedy walk from each place where the first letter stands; texts are short.
        for (int start = 0; start <= folded.length(); start++) {
            best = Math.max(best, scoreFrom(folded, start));
            if (letters.isEmpty()) {
                break;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private int scoreFrom(String text, int start) {
        int score = 0;
        int position = start;
        for (int i = 0; i < letters.length(); i++) {
            int found = text.indexOf(letters.charAt(i), position);
            if (found < 0) {
                return -1;
            }
            boolean startsWord = found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1));
            boolean follows = i > 0 && found == position;
            score += startsWord ? WORD_START : follows ? CONSECUTIVE : ANYWHERE;
            position = found + 1;
        }
        return score;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
