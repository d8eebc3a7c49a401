package crmbet.core.feature;

import static crmbet.core.canonical.ActivityKind.BET;
import static crmbet.core.canonical.ActivityKind.BONUS;
import static crmbet.core.canonical.ActivityKind.DEPOSIT;
import static crmbet.core.canonical.ActivityKind.PURCHASE;
import static crmbet.core.canonical.ActivityKind.REFUND;
import static crmbet.core.canonical.ActivityKind.WIN;
import static crmbet.core.canonical.ActivityKind.WITHDRAWAL;
import static crmbet.core.feature.Aggregates.count;
import static crmbet.core.feature.Aggregates.daysSinceLast;
import static crmbet.core.feature.Aggregates.only;
import static crmbet.core.feature.Aggregates.share;
import static crmbet.core.feature.Aggregates.sum;
import static crmbet.core.feature.Aggregates.sumOrNull;

import java.util.List;

/** What customers buy, stake and are worth. */
final class MoneyFeatures {
    private static final String BOUGHT = only(PURCHASE);
    /** Rows without an invoice or order number are told apart by their moment. */
    private static final String PURCHASES = "count(DISTINCT coalesce(source_id, CAST(\"at\" AS VARCHAR))) " + BOUGHT;

    private static final String ITEMS =
            "CAST(sum(CAST(coalesce(quantity, 1) AS DECIMAL(18, 4))) " + BOUGHT + " AS DOUBLE)";

    private static final Needs BUYING = Needs.of(PURCHASE);
    private static final Needs DEPOSITING = Needs.of(DEPOSIT);
    private static final Needs BETTING = Needs.of(BET);

    private MoneyFeatures() {}

    static List<Feature> all() {
        return List.of(
                rfm("recency", Unit.DAYS, daysSinceLast(PURCHASE)),
                rfm("frequency", Unit.COUNT, PURCHASES),
                rfm("money", Unit.MONEY, sumOrNull(PURCHASE)),
                rfm("tenure", Unit.DAYS, "date_sub('day', min(\"at\") " + BOUGHT + ", {as_of})"),
                value("average_order", Unit.MONEY, BUYING, sumOrNull(PURCHASE) + " / nullif(" + PURCHASES + ", 0)"),
                value("basket_size", Unit.COUNT, BUYING, ITEMS + " / " + PURCHASES),
                value("return_rate", Unit.RATIO, BUYING.also(REFUND), share(sum(REFUND), sumOrNull(PURCHASE))),
                value("net_purchases", Unit.MONEY, BUYING.also(REFUND), sum(PURCHASE) + " - " + sum(REFUND)),
                value("deposits", Unit.MONEY, DEPOSITING, sum(DEPOSIT)),
                value("deposit_count", Unit.COUNT, DEPOSITING, count(DEPOSIT)),
                value("deposit_recency", Unit.DAYS, DEPOSITING, daysSinceLast(DEPOSIT)),
                value("mean_deposit", Unit.MONEY, DEPOSITING, share(sumOrNull(DEPOSIT), count(DEPOSIT))),
                value("largest_deposit", Unit.MONEY, DEPOSITING, "max(amount) " + only(DEPOSIT)),
                value("withdrawals", Unit.MONEY, Needs.of(WITHDRAWAL), sum(WITHDRAWAL)),
                value("net_deposits", Unit.MONEY, DEPOSITING.also(WITHDRAWAL), sum(DEPOSIT) + " - " + sum(WITHDRAWAL)),
                value(
                        "withdrawn_share",
                        Unit.RATIO,
                        DEPOSITING.also(WITHDRAWAL),
                        share(sum(WITHDRAWAL), sumOrNull(DEPOSIT))),
                value("stakes", Unit.MONEY, BETTING, sum(BET)),
                value("bet_count", Unit.COUNT, BETTING, count(BET)),
                value("bet_recency", Unit.DAYS, BETTING, daysSinceLast(BET)),
                value("mean_stake", Unit.MONEY, BETTING, share(sumOrNull(BET), count(BET))),
                value("ggr", Unit.MONEY, BETTING.also(WIN), sum(BET) + " - " + sum(WIN)),
                value("ngr", Unit.MONEY, BETTING.also(WIN, BONUS), sum(BET) + " - " + sum(WIN) + " - " + sum(BONUS)),
                value("payout_rate", Unit.RATIO, BETTING.also(WIN), share(sum(WIN), sumOrNull(BET))),
                value("bonuses", Unit.MONEY, Needs.of(BONUS), sum(BONUS)),
                value(
                        "bonus_dependence",
                        Unit.RATIO,
                        DEPOSITING.also(BONUS),
                        share(sum(BONUS), "(" + sum(BONUS) + " + " + sum(DEPOSIT) + ")")));
    }

    private static Feature rfm(String id, Unit unit, String sql) {
        return new Feature(id, Family.RFM, unit, BUYING, Basis.ACTIVITY, sql);
    }

    private static Feature value(String id, Unit unit, Needs needs, String sql) {
        return new Feature(id, Family.VALUE, unit, needs, Basis.ACTIVITY, sql);
    }
}
