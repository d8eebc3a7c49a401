package crmbet.workbench.page.data.sql;

import crmbet.core.query.Vocabulary;
import crmbet.core.query.Vocabulary.TableName;
import crmbet.core.sql.SqlKeywords;
import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What could be meant by the word before the caret.
 *
 * @param from index at which the word begins; what is chosen replaces the text from there to the caret
 * @param proposals the likeliest first: columns of tables the statement names, tables, functions, keywords
 */
record Completion(int from, List<String> proposals) {
    private static final int MOST = 60;
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    static Completion of(String text, int caret, Vocabulary vocabulary) {
        int from = caret;
        while (from > 0 && isNamePart(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, caret).toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        if (from > 0 && text.charAt(from - 1) == '.') {
            afterDot(text, from - 1, vocabulary, found);
        } else {
            anywhere(text, vocabulary, found);
        }
        List<String> proposals = new ArrayList<>();
        found.stream().filter(each -> name(each).startsWith(word)).forEach(proposals::add);
        found.stream()
                .filter(each -> !name(each).startsWith(word) && name(each).contains(word))
                .forEach(proposals::add);
        return new Completion(from, proposals.subList(0, Math.min(MOST, proposals.size())));
    }

    /** Tables of a schema, or columns of a table or of what is called so in the statement. */
    private static void afterDot(String text, int dot, Vocabulary vocabulary, Set<String> found) {
        int begin = dot;
        while (begin > 0 && isNamePart(text.charAt(begin - 1))) {
            begin--;
        }
        String owner = text.substring(begin, dot);
        for (TableName table : vocabulary.tables()) {
            if (table.schema().equalsIgnoreCase(owner)) {
                found.add(quoted(table.name()));
            }
            if (table.name().equalsIgnoreCase(owner) || isAlias(text, table, owner)) {
                table.columns().forEach(column -> found.add(quoted(column)));
            }
        }
    }

    private static void anywhere(String text, Vocabulary vocabulary, Set<String> found) {
        Set<String> words = new LinkedHashSet<>();
        for (SqlToken token : SqlLexer.tokens(text)) {
            words.add(unquoted(token.in(text)).toLowerCase(Locale.ROOT));
        }
        for (TableName table : vocabulary.tables()) {
            if (words.contains(table.name().toLowerCase(Locale.ROOT))) {
                table.columns().forEach(column -> found.add(quoted(column)));
            }
        }
        for (TableName table : vocabulary.tables()) {
            found.add(table.schema().equals("meta") ? "meta." + quoted(table.name()) : quoted(table.name()));
        }
        found.addAll(SqlKeywords.SORTED);
        vocabulary.functions().forEach(function -> found.add(function + "("));
    }

    /** Whether the statement says {@code FROM table [AS] owner}. */
    private static boolean isAlias(String text, TableName table, String owner) {
        List<SqlToken> tokens = SqlLexer.tokens(text);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (unquoted(tokens.get(i).in(text)).equalsIgnoreCase(table.name())) {
                int next = tokens.get(i + 1).in(text).equalsIgnoreCase("AS") ? i + 2 : i + 1;
                if (next < tokens.size() && tokens.get(next).in(text).equalsIgnoreCase(owner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String name(String proposal) {
        return unquoted(proposal).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.replace("\"", "") : name;
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        && !SqlKeywords.SORTED.contains(name.toUpperCase(Locale.ROOT))
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
