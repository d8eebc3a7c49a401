package crmbet.core.query;

import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a longer text.
 *
 * @param sql without the semicolon and the white space around it
 * @param from index of its first character in the whole text
 */
public record SqlStatement(String sql, int from) {

    /** The statements of a text in order; comments alone are none. */
    public static List<SqlStatement> split(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (SqlToken token : SqlLexer.tokens(text)) {
            if (token.kind() == SqlToken.Kind.SYMBOL && text.charAt(token.from()) == ';') {
                add(statements, text, from, to);
                from = -1;
            } else if (token.kind() != SqlToken.Kind.COMMENT) {
                from = from < 0 ? token.from() : from;
                to = token.to();
            }
        }
        add(statements, text, from, to);
        return statements;
    }

    /** The statement that a position lies in or just behind; of several lines without one, the one before. */
    public static Optional<SqlStatement> at(String text, int position) {
        Optional<SqlStatement> before = Optional.empty();
        for (SqlStatement statement : split(text)) {
            if (statement.from > position && before.isPresent()) {
                return before;
            }
            before = Optional.of(statement);
        }
        return before;
    }

    private static void add(List<SqlStatement> statements, String text, int from, int to) {
        if (from >= 0) {
            statements.add(new SqlStatement(text.substring(from, to), from));
        }
    }
}
