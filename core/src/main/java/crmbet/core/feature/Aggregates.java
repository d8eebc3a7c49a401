package crmbet.core.feature;

import crmbet.core.canonical.ActivityKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Expressions that features are made of. Sums are taken over exact decimals, because the sum of doubles depends on the
 * order in which threads add them up.
 */
final class Aggregates {
    /** What customers do themselves, as opposed to what happens to them. */
    static final Set<ActivityKind> OWN_ACTS = Collections.unmodifiableSet(EnumSet.complementOf(
            EnumSet.of(ActivityKind.WIN, ActivityKind.BONUS, ActivityKind.REFUND, ActivityKind.MESSAGE_OUT)));

    /** The kinds by which customers choose a product. */
    static final Set<ActivityKind> CHOICES =
            Collections.unmodifiableSet(EnumSet.of(ActivityKind.BET, ActivityKind.PURCHASE, ActivityKind.APPOINTMENT));

    static final String OWN = "FILTER (WHERE kind IN " + kinds(OWN_ACTS) + ")";
    /** Of the rows of {@link Basis#PRODUCTS} and the like: how many acts there are in all. */
    private static final String ALL = "CAST(sum(n) AS DOUBLE)";

    private Aggregates() {}

    /** Kinds as a list in parentheses. */
    static String kinds(Set<ActivityKind> kinds) {
        return kinds.stream().map(kind -> '\'' + kind.stored() + '\'').collect(Collectors.joining(", ", "(", ")"));
    }

    static String only(ActivityKind kind) {
        return "FILTER (WHERE kind = '" + kind.stored() + "')";
    }

    static String count(ActivityKind kind) {
        return "count(*) " + only(kind);
    }

    /** The money of a kind of activity; NULL where there is none. */
    static String sumOrNull(ActivityKind kind) {
        return "CAST(sum(CAST(amount AS DECIMAL(18, 4))) " + only(kind) + " AS DOUBLE)";
    }

    /** The money of a kind of activity; 0 where there is none. */
    static String sum(ActivityKind kind) {
        return "coalesce(" + sumOrNull(kind) + ", 0)";
    }

    /** Whole days from the last activity of a kind to the as-of moment. */
    static String daysSinceLast(ActivityKind kind) {
        return "date_sub('day', max(\"at\") " + only(kind) + ", {as_of})";
    }

    /** A part of a whole; NULL of nothing. */
    static String share(String part, String whole) {
        return part + " / nullif(" + whole + ", 0)";
    }

    /** (last 30 days − 30 days before) / their sum: −1 to 1; NULL without any. */
    static String trend(String aggregate, String condition) {
        String recent = "coalesce(" + aggregate + " FILTER (WHERE " + condition
                + " AND \"at\" >= {as_of} - INTERVAL 30 DAY), 0)";
        String before = "coalesce(" + aggregate + " FILTER (WHERE " + condition
                + " AND \"at\" >= {as_of} - INTERVAL 60 DAY AND \"at\" < {as_of} - INTERVAL 30 DAY), 0)";
        return "CAST(" + recent + " - " + before + " AS DOUBLE) / nullif(" + recent + " + " + before + ", 0)";
    }

    /** As {@link #trend}, of the money of a kind. */
    static String moneyTrend(ActivityKind kind) {
        return trend("sum(CAST(amount AS DECIMAL(18, 4)))", "kind = '" + kind.stored() + "'");
    }

    /** Standard deviation over mean of positive values; NULL of fewer than two. */
    static String variation(String value) {
        String sum = "CAST(sum(CAST(" + value + " AS DECIMAL(38, 4))) AS DOUBLE)";
        String squares = "CAST(sum(CAST(CAST(" + value + " AS DOUBLE) * " + value + " AS DECIMAL(38, 4))) AS DOUBLE)";
        return "CASE WHEN count(" + value + ") < 2 THEN NULL WHEN min(" + value + ") = max(" + value
                + ") THEN 0 ELSE sqrt(greatest(0, count(" + value + ") * " + squares + " - " + sum + " * " + sum
                + ")) / nullif(" + sum + ", 0) END";
    }

    /** Of rows {@code value, n}: the Shannon entropy in bits. */
    static String entropy() {
        // The rounding hides what the logarithms leave of a zero.
        return "greatest(0, round(log2(" + ALL + ") - CAST(sum(CAST(n * log2(n) AS DECIMAL(38, 12))) AS DOUBLE) / "
                + ALL + ", 9))";
    }

    /** Of rows {@code value, n}: the share of the most frequent value. */
    static String topShare() {
        return "max(n) / " + ALL;
    }
}
