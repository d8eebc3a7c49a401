package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.sql.Catalogue;
import crmbet.core.sql.SelectGuard;
import crmbet.core.sql.SelectGuard.TableName;
import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns own features into queries, and lets only those pass that read, and read nothing of what came later. */
final class OwnFeatureSql {
    private static final String PARAMETER = "as_of";
    /** What the statement sees in place of {@code crm.activity}. */
    private static final String ACTIVITY = "activity";

    private static final LocalDateTime ANY_MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

    private OwnFeatureSql() {}

    /** The values by customer, as a query over {@code activity}. */
    static String values(OwnFeature own, LocalDateTime asOf) {
        String sql = bind(own.sql(), asOf);
        return switch (own.form()) {
            case EXPRESSION ->
                "SELECT customer_key, CAST((" + sql + "\n) AS DOUBLE) AS " + FeatureSql.raw(own.id())
                        + "\nFROM activity\nGROUP BY customer_key";
            case QUERY ->
                "SELECT CAST(customer_key AS VARCHAR) AS customer_key, CAST(value AS DOUBLE) AS "
                        + FeatureSql.raw(own.id()) + "\nFROM (\n" + sql + "\n) AS own(customer_key, value)"
                        + "\nWHERE customer_key IS NOT NULL";
        };
    }

    /** What {@link #values} puts before the statement of a feature. */
    static String before(OwnFeature own, LocalDateTime asOf) {
        String values = values(own, asOf);
        return values.substring(0, values.indexOf(bind(own.sql(), asOf)));
    }

    /** Lets statements find the tables that queries find. */
    static void searchEverywhere(Session session) throws SQLException {
        session.executeScript("SET search_path = '" + String.join(",", Catalogue.SEARCH_PATH) + "'");
    }

    /** Puts the moment where the statement says {@code $as_of}; texts, names and comments stay as they are. */
    private static String bind(String sql, LocalDateTime asOf) {
        StringBuilder bound = new StringBuilder();
        int from = 0;
        List<SqlToken> tokens = SqlLexer.tokens(sql);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isParameter(sql, tokens.get(i), tokens.get(i + 1))) {
                bound.append(sql, from, tokens.get(i).from()).append(FeatureSql.literal(asOf));
                from = tokens.get(i + 1).to();
            }
        }
        return bound.append(sql, from, sql.length()).toString();
    }

    private static boolean isParameter(String sql, SqlToken sign, SqlToken name) {
        return sign.kind() == SqlToken.Kind.SYMBOL
                && sql.charAt(sign.from()) == '$'
                && name.from() == sign.to()
                && name.is(sql, PARAMETER);
    }

    /**
     * Returns if a feature may be computed.
     *
     * @throws OperationException {@code StatementFailed} if it cannot be parsed, {@code StatementRefused} if it does more
     *     than read, or reads tables that may hold what came after the as-of moment without asking for that moment
     */
    static void check(Session session, OwnFeature own) throws OperationException {
        Catalogue catalogue = Catalogue.read(session);
        Set<TableName> tables = SelectGuard.check(session, catalogue, values(own, ANY_MOMENT));
        boolean asks = !bind(own.sql(), ANY_MOMENT).equals(own.sql());
        for (TableName table : tables) {
            boolean harmless = (table.schema().isEmpty() && table.name().equals(ACTIVITY)) || isCustomers(table);
            if (table.schema().equals("crm") && table.name().equals(ACTIVITY)) {
                throw refused(Refusal.PAST_AS_OF, "crm.activity", own);
            }
            if (!harmless && !asks) {
                throw refused(
                        Refusal.NO_AS_OF,
                        table.schema().isEmpty() ? table.name() : table.schema() + '.' + table.name(),
                        own);
            }
        }
    }

    /** Sees to it that a table of values has no customer twice. */
    static void requireOneValueEach(Session session, String feature, String table)
            throws SQLException, OperationException {
        String twice = session.first(
                        "SELECT customer_key FROM " + table + " GROUP BY customer_key HAVING count(*) > 1 LIMIT 1",
                        row -> row.text(0))
                .orElse(null);
        if (twice != null) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.SeveralValues(feature, twice)));
        }
    }

    private static boolean isCustomers(TableName table) {
        return table.name().equals("customer") && table.schema().equals("crm");
    }

    private static OperationException refused(Refusal refusal, String what, OwnFeature own) {
        return new OperationException(new Failure.StatementRefused(
                refusal, what, own.sql().toLowerCase(Locale.ROOT).indexOf(what)));
    }
}
