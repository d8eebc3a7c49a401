package crmbet.core.feature;

import static crmbet.core.canonical.ActivityKind.BET;
import static crmbet.core.canonical.ActivityKind.DEPOSIT;
import static crmbet.core.canonical.ActivityKind.WIN;
import static crmbet.core.feature.Aggregates.count;
import static crmbet.core.feature.Aggregates.share;

import java.util.List;

/** Signs that play may be getting out of hand, after the markers of harm that regulators ask operators to watch. */
final class PlayFeatures {
    private static final String LAST_MONTH = "\"at\" >= {as_of} - INTERVAL 30 DAY";
    private static final String MONTH_BEFORE =
            "\"at\" >= {as_of} - INTERVAL 60 DAY AND \"at\" < {as_of} - INTERVAL 30 DAY";

    private PlayFeatures() {}

    static List<Feature> all() {
        return List.of(
                sign(
                        "deposit_escalation",
                        Unit.INDEX,
                        Needs.of(DEPOSIT),
                        Basis.ACTIVITY,
                        "(" + meanDeposit(LAST_MONTH) + ") / nullif(" + meanDeposit(MONTH_BEFORE) + ", 0)"),
                sign("most_deposits_a_day", Unit.COUNT, Needs.of(DEPOSIT), Basis.DAYS, "max(deposits)"),
                sign(
                        "deposits_after_losing",
                        Unit.RATIO,
                        Needs.of(DEPOSIT).also(BET, WIN),
                        Basis.PLAY,
                        share(
                                "count(*) FILTER (WHERE kind = 'deposit' AND balance < 0"
                                        + " AND last_bet >= \"at\" - INTERVAL 1 HOUR)",
                                count(DEPOSIT))),
                sign(
                        "night_bets",
                        Unit.RATIO,
                        Needs.of(BET),
                        Basis.ACTIVITY,
                        share("count(*) FILTER (WHERE kind = 'bet' AND hour(\"at\") < 6)", count(BET))),
                sign(
                        "losing_days",
                        Unit.RATIO,
                        Needs.of(BET).also(WIN),
                        Basis.DAYS,
                        share(
                                "count(*) FILTER (WHERE bets > 0 AND staked > coalesce(won, 0))",
                                "count(*) FILTER (WHERE bets > 0)")),
                sign(
                        "worst_day",
                        Unit.MONEY,
                        Needs.of(BET).also(WIN),
                        Basis.DAYS,
                        "greatest(0, max(staked - coalesce(won, 0)) FILTER (WHERE bets > 0))"));
    }

    private static String meanDeposit(String when) {
        String filter = "FILTER (WHERE kind = 'deposit' AND " + when + ")";
        return "CAST(sum(CAST(amount AS DECIMAL(18, 4))) " + filter + " AS DOUBLE) / nullif(count(amount) " + filter
                + ", 0)";
    }

    private static Feature sign(String id, Unit unit, Needs needs, Basis basis, String sql) {
        return new Feature(id, Family.RESPONSIBLE_PLAY, unit, needs, basis, sql);
    }
}
