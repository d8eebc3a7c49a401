package crmbet.core.feature;

import java.util.Locale;

/** The rows that a feature sums up: the activity itself, or something that is made of it first. */
public enum Basis {
    /** Activity as it is stored: {@code customer_key, at, kind, amount, quantity, product, category, channel, source_id}. */
    ACTIVITY("", ""),

    /** Days on which the customer did something, with the money of the day. */
    DAYS("The days on which customers did something.", """
            SELECT *, lag(on_day) OVER (PARTITION BY customer_key ORDER BY on_day) AS previous_day
            FROM (
                SELECT
                    customer_key,
                    CAST("at" AS DATE) AS on_day,
                    count(*) FILTER (WHERE kind IN {own}) AS acts,
                    count(*) FILTER (WHERE kind = 'purchase') AS purchases,
                    count(*) FILTER (WHERE kind = 'bet') AS bets,
                    count(*) FILTER (WHERE kind = 'deposit') AS deposits,
                    count(*) FILTER (WHERE kind = 'page_view') AS page_views,
                    count(*) FILTER (WHERE kind = 'add_to_cart') AS cart_adds,
                    CAST(sum(CAST(amount AS DECIMAL(18, 4))) FILTER (WHERE kind = 'purchase') AS DOUBLE) AS paid,
                    CAST(sum(CAST(amount AS DECIMAL(18, 4))) FILTER (WHERE kind = 'deposit') AS DOUBLE) AS deposited,
                    CAST(sum(CAST(amount AS DECIMAL(18, 4))) FILTER (WHERE kind = 'bet') AS DOUBLE) AS staked,
                    CAST(sum(CAST(amount AS DECIMAL(18, 4))) FILTER (WHERE kind = 'win') AS DOUBLE) AS won
                FROM activity
                GROUP BY customer_key, CAST("at" AS DATE)
                HAVING count(*) FILTER (WHERE kind IN {own}) > 0
            )"""),

    /** What customers did, with the seconds since what they did before. */
    VISITS("What customers did, and how long after what they did before.", """
            SELECT customer_key, date_sub('second', previous, "at") AS pause
            FROM (
                SELECT customer_key, "at", lag("at") OVER (PARTITION BY customer_key ORDER BY "at") AS previous
                FROM activity
                WHERE kind IN {own}
            )"""),

    /** Deposits, bets and wins in order, with what the day has brought the customer so far. */
    PLAY("Deposits and bets in order, with what the day has brought the customer so far.", """
            SELECT
                customer_key,
                kind,
                "at",
                sum(CASE kind WHEN 'win' THEN value WHEN 'bet' THEN -value ELSE 0 END) OVER so_far AS balance,
                max(CASE WHEN kind = 'bet' THEN "at" END) OVER so_far AS last_bet
            FROM (
                SELECT customer_key, kind, "at", source_id, CAST(coalesce(amount, 0) AS DECIMAL(18, 4)) AS value
                FROM activity
                WHERE kind IN ('deposit', 'bet', 'win')
            )
            WINDOW so_far AS (
                PARTITION BY customer_key, CAST("at" AS DATE)
                ORDER BY "at", kind, source_id, value
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            )"""),

    /** Messages, each with the one that follows it. */
    TALK("Messages, each with the one that follows.", """
            SELECT customer_key, kind, "at", lead(kind) OVER talk AS next_kind, lead("at") OVER talk AS next_at
            FROM activity
            WHERE kind IN ('message_in', 'message_out')
            WINDOW talk AS (PARTITION BY customer_key ORDER BY "at", kind DESC)"""),

    /** How often each product was chosen. */
    PRODUCTS("How often each customer chose each product.", chosen("product")),

    /** How often each category was chosen. */
    CATEGORIES("How often each customer chose each category.", chosen("category")),

    /** How often each channel was used. */
    CHANNELS("How often each customer came by each channel.", counted("channel")),

    /** How much was done at each hour of the day. */
    HOURS("What customers did at each hour of the day.", counted("hour(\"at\")")),

    /** How much was done on each day of the week. */
    WEEKDAYS("What customers did on each day of the week.", counted("isodow(\"at\")"));

    private final String comment;
    private final String sql;

    Basis(String comment, String sql) {
        this.comment = comment;
        this.sql = sql;
    }

    private static String chosen(String column) {
        return """
            SELECT customer_key, %1$s AS value, count(*) AS n
            FROM activity
            WHERE kind IN {chosen} AND %1$s IS NOT NULL
            GROUP BY customer_key, %1$s""".formatted(column);
    }

    private static String counted(String expression) {
        return """
            SELECT customer_key, %1$s AS value, count(*) AS n
            FROM activity
            WHERE kind IN {own} AND %1$s IS NOT NULL
            GROUP BY customer_key, %1$s""".formatted(expression);
    }

    /** What its rows are, for whoever reads the statement. */
    String comment() {
        return comment;
    }

    /** The name by which the statement knows it. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The query over {@code activity} that makes the rows; empty for the activity itself. */
    String sql() {
        return sql.replace("{own}", Aggregates.kinds(Aggregates.OWN_ACTS))
                .replace("{chosen}", Aggregates.kinds(Aggregates.CHOICES));
    }
}
