package crmbet.core.sql;

import crmbet.core.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into pieces, for colours and to find where statements end. It accepts anything: what the text means, and
 * whether it may run, only the database's parser decides. Takes time linear in the length.
 */
public final class SqlLexer {
    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /** The pieces in order; an unfinished text, name or comment goes to the end. */
    public static List<SqlToken> tokens(String sql) {
        return new SqlLexer(sql).run();
    }

    private List<SqlToken> run() {
        while (at < sql.length()) {
            int from = at;
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else {
                Kind kind = next(c);
                tokens.add(new SqlToken(kind, from, at));
            }
        }
        return tokens;
    }

    private Kind next(char c) {
        if (sql.startsWith("--", at)) {
            skipTo("\n", at + 2);
            return Kind.COMMENT;
        }
        if (sql.startsWith("/*", at)) {
            skipTo("*/", at + 2);
            return Kind.COMMENT;
        }
        if (c == '\'') {
            skipQuoted('\'', false);
            return Kind.TEXT;
        }
        if ((c == 'e' || c == 'E') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            at++;
            skipQuoted('\'', true);
            return Kind.TEXT;
        }
        if (c == '"') {
            skipQuoted('"', false);
            return Kind.QUOTED_NAME;
        }
        if (c == '$' && skipDollarQuoted()) {
            return Kind.TEXT;
        }
        if (Character.isDigit(c) || (c == '.' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1)))) {
            skipNumber();
            return Kind.NUMBER;
        }
        if (isNameStart(c)) {
            return word();
        }
        at++;
        return Kind.SYMBOL;
    }

    private Kind word() {
        int from = at;
        while (at < sql.length() && isNamePart(sql.charAt(at))) {
            at++;
        }
        return SqlKeywords.ALL.contains(sql.substring(from, at).toUpperCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.NAME;
    }

    private void skipTo(String end, int from) {
        int found = sql.indexOf(end, from);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private void skipQuoted(char quote, boolean escapes) {
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (escapes && c == '\\') {
                at++;
            } else if (c == quote) {
                if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                    at++;
                } else {
                    at++;
                    return;
                }
            }
        }
        at = sql.length();
    }

    /** {@code $tag$ … $tag$}; false if there is no such beginning here. */
    private boolean skipDollarQuoted() {
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return false;
        }
        skipTo(sql.substring(at, end + 1), end + 1);
        return true;
    }

    private void skipNumber() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponentSign = (c == '+' || c == '-') && "eE".indexOf(sql.charAt(at - 1)) >= 0;
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !exponentSign) {
                return;
            }
            at++;
        }
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c) || c == '$';
    }
}
