package crmbet.core.query;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.sql.Catalogue;
import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import crmbet.core.sql.SqlToken.Kind;
import crmbet.core.workspace.Identifier;
import java.util.List;

/**
 * A statement that changes one of the user's own tables. It is not run as it was written but put together anew, with
 * the table in the schema of the user's own tables: whatever the text says, no other table can be its target.
 *
 * @param table name of the table
 * @param sql the statement to run, up to where the user's text goes on
 * @param rest index in the user's text where that is
 * @param check a query to be let pass before, with the same expressions and sources; empty where there are none
 */
record Change(String table, String sql, int rest, String check) {

    /** @throws OperationException {@code StatementRefused} if it is none of the known kinds, or of another schema */
    static Change of(String text) throws OperationException {
        return new Parser(text).parse();
    }

    /** All of the statement to run. */
    String complete(String text) {
        return rest >= text.length() ? sql : sql + text.substring(rest);
    }

    /** Whether a text begins like a change rather than like a query. */
    static boolean looksLikeOne(String text) {
        List<SqlToken> tokens = code(text);
        return !tokens.isEmpty()
                && List.of("CREATE", "INSERT", "DELETE", "UPDATE", "DROP").stream()
                        .anyMatch(each -> tokens.getFirst().is(text, each));
    }

    private static List<SqlToken> code(String text) {
        return SqlLexer.tokens(text).stream()
                .filter(each -> each.kind() != Kind.COMMENT)
                .toList();
    }

    private static final class Parser {
        private final String text;
        private final List<SqlToken> tokens;
        private int next;

        Parser(String text) {
            this.text = text;
            tokens = code(text);
        }

        Change parse() throws OperationException {
            if (skip("CREATE")) {
                return create();
            }
            if (skip("INSERT")) {
                return insert();
            }
            if (skip("DELETE")) {
                return delete();
            }
            if (skip("UPDATE")) {
                return update();
            }
            if (skip("DROP")) {
                return drop();
            }
            throw refused(Refusal.NOT_A_CHANGE, "");
        }

        private Change create() throws OperationException {
            boolean replace = skip("OR");
            if (replace) {
                require("REPLACE");
            }
            require("TABLE");
            String table = target();
            require("AS");
            String begin = replace ? "CREATE OR REPLACE TABLE " : "CREATE TABLE ";
            return new Change(table, begin + own(table) + " AS ", here(), text.substring(here()));
        }

        private Change insert() throws OperationException {
            require("INTO");
            String table = target();
            StringBuilder columns = new StringBuilder();
            if (symbol('(')) {
                columns.append(" (").append(Identifier.quote(name()));
                while (symbol(',')) {
                    columns.append(", ").append(Identifier.quote(name()));
                }
                columns.append(')');
                if (!symbol(')')) {
                    throw refused(Refusal.NOT_A_CHANGE, "");
                }
            }
            return new Change(table, "INSERT INTO " + own(table) + columns + " ", here(), text.substring(here()));
        }

        private Change delete() throws OperationException {
            require("FROM");
            String table = target();
            String begin = "DELETE FROM " + own(table);
            if (atEnd()) {
                return new Change(table, begin, text.length(), "");
            }
            require("WHERE");
            String condition = text.substring(here());
            return new Change(table, begin + " WHERE ", here(), "SELECT 1 FROM " + own(table) + " WHERE " + condition);
        }

        private Change update() throws OperationException {
            String table = target();
            require("SET");
            int assignments = here();
            int depth = 0;
            int end = text.length();
            for (int i = next; i < tokens.size() && end == text.length(); i++) {
                SqlToken token = tokens.get(i);
                depth += token.is(text, "(") ? 1 : token.is(text, ")") ? -1 : 0;
                if (depth == 0 && token.is(text, "WHERE")) {
                    end = token.from();
                }
            }
            return new Change(
                    table,
                    "UPDATE " + own(table) + " SET ",
                    assignments,
                    "SELECT " + text.substring(assignments, end) + " FROM " + own(table) + " " + text.substring(end));
        }

        private Change drop() throws OperationException {
            require("TABLE");
            String table = target();
            if (!atEnd()) {
                throw refused(Refusal.NOT_A_CHANGE, "");
            }
            return new Change(table, "DROP TABLE " + own(table), text.length(), "");
        }

        private static String own(String table) {
            return Identifier.quote(Catalogue.OWN_SCHEMA, table);
        }

        /** The name of the table, which may say the schema of the user's own tables and no other. */
        private String target() throws OperationException {
            String first = name();
            if (!symbol('.')) {
                return first;
            }
            String second = name();
            if (!first.equalsIgnoreCase(Catalogue.OWN_SCHEMA) || symbol('.')) {
                throw refused(Refusal.NOT_OWN_TABLE, first + '.' + second);
            }
            return second;
        }

        private String name() throws OperationException {
            if (atEnd()) {
                throw refused(Refusal.NOT_A_CHANGE, "");
            }
            SqlToken token = tokens.get(next);
            String written = token.in(text);
            if (token.kind() == Kind.QUOTED_NAME && written.length() > 2 && written.endsWith("\"")) {
                next++;
                return written.substring(1, written.length() - 1).replace("\"\"", "\"");
            }
            if (token.kind() == Kind.NAME) {
                next++;
                return written;
            }
            throw refused(Refusal.NOT_A_CHANGE, written);
        }

        private boolean symbol(char symbol) {
            boolean found = !atEnd() && tokens.get(next).kind() == Kind.SYMBOL && text.charAt(here()) == symbol;
            next += found ? 1 : 0;
            return found;
        }

        private boolean skip(String word) {
            boolean found = !atEnd() && tokens.get(next).is(text, word);
            next += found ? 1 : 0;
            return found;
        }

        private void require(String word) throws OperationException {
            if (!skip(word)) {
                throw refused(
                        Refusal.NOT_A_CHANGE, atEnd() ? "" : tokens.get(next).in(text));
            }
        }

        private boolean atEnd() {
            return next >= tokens.size();
        }

        private int here() {
            return atEnd() ? text.length() : tokens.get(next).from();
        }

        private OperationException refused(Refusal why, String what) {
            return new OperationException(new Failure.StatementRefused(why, what, here()));
        }
    }
}
