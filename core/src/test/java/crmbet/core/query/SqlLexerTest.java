package crmbet.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import crmbet.core.sql.SqlToken.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlLexerTest {
    @Test
    void eachPieceIsOfItsKind() {
        String sql = "select \"a;b\", 'it''s; x', E'\\'', 1.5e-3, $q$ ; $q$ from t -- end; x\n/* ; */ where c>=2";
        assertEquals(
                List.of(
                        Kind.KEYWORD,
                        Kind.QUOTED_NAME,
                        Kind.SYMBOL,
                        Kind.TEXT,
                        Kind.SYMBOL,
                        Kind.TEXT,
                        Kind.SYMBOL,
                        Kind.NUMBER,
                        Kind.SYMBOL,
                        Kind.TEXT,
                        Kind.KEYWORD,
                        Kind.NAME,
                        Kind.COMMENT,
                        Kind.COMMENT,
                        Kind.KEYWORD,
                        Kind.NAME,
                        Kind.SYMBOL,
                        Kind.SYMBOL,
                        Kind.NUMBER),
                SqlLexer.tokens(sql).stream().map(SqlToken::kind).toList());
    }

    @Test
    void unfinishedPiecesGoToTheEnd() {
        for (String sql : List.of("'a", "\"a", "/* a", "-- a", "$$ a", "E'a\\")) {
            List<SqlToken> tokens = SqlLexer.tokens(sql);
            assertEquals(sql.length(), tokens.getLast().to(), sql);
        }
    }

    @Test
    void statementsEndAtSemicolonsThatAreNotWithinTexts() {
        String text = "SELECT ';' ;; -- a; b\n  SELECT 2 /* ; */ ; -- the end";
        assertEquals(
                List.of(new SqlStatement("SELECT ';'", 0), new SqlStatement("SELECT 2", 24)), SqlStatement.split(text));
    }

    @Test
    void theStatementUnderTheCaretIsTheOneItStandsInOrBehind() {
        String text = "SELECT 1;\n\nSELECT 2";
        assertEquals("SELECT 1", SqlStatement.at(text, 0).orElseThrow().sql());
        assertEquals("SELECT 1", SqlStatement.at(text, 10).orElseThrow().sql());
        assertEquals("SELECT 2", SqlStatement.at(text, 11).orElseThrow().sql());
        assertEquals(
                "SELECT 2", SqlStatement.at(text, text.length()).orElseThrow().sql());
        assertEquals(true, SqlStatement.at("-- nothing", 3).isEmpty());
    }
}
