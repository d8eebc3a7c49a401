package crmbet.core.feature;

import static crmbet.core.canonical.ActivityKind.BET;
import static crmbet.core.canonical.ActivityKind.DEPOSIT;
import static crmbet.core.canonical.ActivityKind.PURCHASE;
import static crmbet.core.feature.Aggregates.OWN;
import static crmbet.core.feature.Aggregates.entropy;
import static crmbet.core.feature.Aggregates.moneyTrend;
import static crmbet.core.feature.Aggregates.only;
import static crmbet.core.feature.Aggregates.share;
import static crmbet.core.feature.Aggregates.topShare;
import static crmbet.core.feature.Aggregates.trend;
import static crmbet.core.feature.Aggregates.variation;

import java.util.List;

/** How regularly customers come, when, for what, and whether that changes. */
final class HabitFeatures {
    private static final Needs ANY = Needs.of(Aggregates.OWN_ACTS);
    private static final Needs CHOOSING = Needs.of(Aggregates.CHOICES);
    private static final String BOUGHT = only(PURCHASE);
    private static final String ACTS = "count(*) " + OWN;
    private static final String GAP = "date_diff('day', previous_day, on_day)";

    private HabitFeatures() {}

    static List<Feature> all() {
        return List.of(
                tempo("acts", Unit.COUNT, Basis.ACTIVITY, ACTS),
                tempo("last_seen", Unit.DAYS, Basis.ACTIVITY, "date_sub('day', max(\"at\") " + OWN + ", {as_of})"),
                tempo("days_known", Unit.DAYS, Basis.ACTIVITY, "date_sub('day', min(\"at\") " + OWN + ", {as_of})"),
                tempo("active_days", Unit.COUNT, Basis.DAYS, "count(*)"),
                tempo(
                        "days_a_week",
                        Unit.INDEX,
                        Basis.DAYS,
                        "count(*) * 7.0 / (date_diff('day', min(on_day), CAST({as_of} AS DATE)) + 1)"),
                new Feature(
                        "mean_gap",
                        Family.TEMPO,
                        Unit.DAYS,
                        Needs.of(PURCHASE),
                        Basis.ACTIVITY,
                        "date_diff('day', min(\"at\") " + BOUGHT + ", max(\"at\") " + BOUGHT
                                + ") / nullif(count(DISTINCT CAST(\"at\" AS DATE)) " + BOUGHT + " - 1, 0)"),
                tempo("longest_gap", Unit.DAYS, Basis.DAYS, "max(" + GAP + ")"),
                tempo("gap_variation", Unit.INDEX, Basis.DAYS, variation(GAP)),
                new Feature(
                        "distinct_products",
                        Family.VARIETY,
                        Unit.COUNT,
                        Needs.of(PURCHASE).with(ActivityField.PRODUCT),
                        Basis.ACTIVITY,
                        "count(DISTINCT product) " + BOUGHT),
                variety("product_entropy", Unit.INDEX, CHOOSING, ActivityField.PRODUCT, Basis.PRODUCTS, entropy()),
                variety("top_product_share", Unit.RATIO, CHOOSING, ActivityField.PRODUCT, Basis.PRODUCTS, topShare()),
                variety(
                        "distinct_categories",
                        Unit.COUNT,
                        CHOOSING,
                        ActivityField.CATEGORY,
                        Basis.CATEGORIES,
                        "count(*)"),
                variety("category_entropy", Unit.INDEX, CHOOSING, ActivityField.CATEGORY, Basis.CATEGORIES, entropy()),
                variety(
                        "top_category_share",
                        Unit.RATIO,
                        CHOOSING,
                        ActivityField.CATEGORY,
                        Basis.CATEGORIES,
                        topShare()),
                variety("distinct_channels", Unit.COUNT, ANY, ActivityField.CHANNEL, Basis.CHANNELS, "count(*)"),
                variety("top_channel_share", Unit.RATIO, ANY, ActivityField.CHANNEL, Basis.CHANNELS, topShare()),
                timing("night_share", Unit.RATIO, Basis.ACTIVITY, during("hour(\"at\") < 6")),
                timing("morning_share", Unit.RATIO, Basis.ACTIVITY, during("hour(\"at\") BETWEEN 6 AND 11")),
                timing("evening_share", Unit.RATIO, Basis.ACTIVITY, during("hour(\"at\") >= 18")),
                timing("weekend_share", Unit.RATIO, Basis.ACTIVITY, during("isodow(\"at\") >= 6")),
                timing("peak_hour_share", Unit.RATIO, Basis.HOURS, topShare()),
                timing("hour_entropy", Unit.INDEX, Basis.HOURS, entropy()),
                timing("weekday_entropy", Unit.INDEX, Basis.WEEKDAYS, entropy()),
                trending("activity_trend", ANY, trend("count(*)", "kind IN " + Aggregates.kinds(Aggregates.OWN_ACTS))),
                trending("purchase_trend", Needs.of(PURCHASE), moneyTrend(PURCHASE)),
                trending("deposit_trend", Needs.of(DEPOSIT), moneyTrend(DEPOSIT)),
                trending("stake_trend", Needs.of(BET), moneyTrend(BET)),
                volatility("purchase_volatility", Needs.of(PURCHASE), "paid"),
                volatility("deposit_volatility", Needs.of(DEPOSIT), "deposited"),
                volatility("stake_volatility", Needs.of(BET), "staked"));
    }

    private static String during(String condition) {
        return share(
                "count(*) FILTER (WHERE kind IN " + Aggregates.kinds(Aggregates.OWN_ACTS) + " AND " + condition + ")",
                ACTS);
    }

    private static Feature tempo(String id, Unit unit, Basis basis, String sql) {
        return new Feature(id, Family.TEMPO, unit, ANY, basis, sql);
    }

    private static Feature variety(String id, Unit unit, Needs needs, ActivityField field, Basis basis, String sql) {
        return new Feature(id, Family.VARIETY, unit, needs.with(field), basis, sql);
    }

    private static Feature timing(String id, Unit unit, Basis basis, String sql) {
        return new Feature(id, Family.TIMING, unit, ANY, basis, sql);
    }

    private static Feature trending(String id, Needs needs, String sql) {
        return new Feature(id, Family.TREND, Unit.INDEX, needs, Basis.ACTIVITY, sql);
    }

    private static Feature volatility(String id, Needs needs, String money) {
        return new Feature(id, Family.TREND, Unit.INDEX, needs, Basis.DAYS, variation(money));
    }
}
