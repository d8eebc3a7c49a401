package crmbet.core.feature;

import static crmbet.core.canonical.ActivityKind.ADD_TO_CART;
import static crmbet.core.canonical.ActivityKind.APPOINTMENT;
import static crmbet.core.canonical.ActivityKind.MESSAGE_IN;
import static crmbet.core.canonical.ActivityKind.MESSAGE_OUT;
import static crmbet.core.canonical.ActivityKind.PAGE_VIEW;
import static crmbet.core.canonical.ActivityKind.PURCHASE;
import static crmbet.core.canonical.ActivityKind.REMOVE_FROM_CART;
import static crmbet.core.canonical.ActivityKind.SEARCH;
import static crmbet.core.canonical.ActivityKind.SESSION;
import static crmbet.core.feature.Aggregates.count;
import static crmbet.core.feature.Aggregates.daysSinceLast;
import static crmbet.core.feature.Aggregates.only;
import static crmbet.core.feature.Aggregates.share;
import static crmbet.core.feature.Aggregates.sum;
import static crmbet.core.feature.Aggregates.sumOrNull;

import java.util.List;

/** Visits, messages, appointments and carts. */
final class ContactFeatures {
    private static final Needs ANY = Needs.of(Aggregates.OWN_ACTS);
    /** A pause of more than half an hour ends a visit. */
    private static final String BEGINS = "FILTER (WHERE pause IS NULL OR pause > 1800)";

    private static final String VISITS = "count(*) " + BEGINS;
    private static final String SENT = "FILTER (WHERE kind = 'message_out')";
    private static final String ANSWERED = "FILTER (WHERE kind = 'message_out' AND next_kind = 'message_in'"
            + " AND next_at <= \"at\" + INTERVAL 24 HOUR)";
    private static final String PRICED = "count(amount) " + only(APPOINTMENT);
    private static final String REPLIED = "FILTER (WHERE kind = 'message_in' AND next_kind = 'message_out')";

    private ContactFeatures() {}

    static List<Feature> all() {
        return List.of(
                session("visits", Unit.COUNT, VISITS),
                session("acts_a_visit", Unit.INDEX, "count(*) / " + VISITS),
                session(
                        "visit_minutes",
                        Unit.MINUTES,
                        "coalesce(sum(pause) FILTER (WHERE pause <= 1800), 0) / 60.0 / " + VISITS),
                new Feature("sessions", Family.SESSIONS, Unit.COUNT, Needs.of(SESSION), Basis.ACTIVITY, count(SESSION)),
                messages("messages_received", Unit.COUNT, Needs.of(MESSAGE_IN), Basis.ACTIVITY, count(MESSAGE_IN)),
                messages("messages_sent", Unit.COUNT, Needs.of(MESSAGE_OUT), Basis.ACTIVITY, count(MESSAGE_OUT)),
                messages("last_message", Unit.DAYS, Needs.of(MESSAGE_IN), Basis.ACTIVITY, daysSinceLast(MESSAGE_IN)),
                messages(
                        "response_rate",
                        Unit.RATIO,
                        Needs.of(MESSAGE_OUT).also(MESSAGE_IN),
                        Basis.TALK,
                        share("count(*) " + ANSWERED, "count(*) " + SENT)),
                messages(
                        "response_minutes",
                        Unit.MINUTES,
                        Needs.of(MESSAGE_OUT).also(MESSAGE_IN),
                        Basis.TALK,
                        minutes(ANSWERED)),
                messages(
                        "reply_minutes",
                        Unit.MINUTES,
                        Needs.of(MESSAGE_IN).also(MESSAGE_OUT),
                        Basis.TALK,
                        minutes(REPLIED)),
                appointments("appointments", Unit.COUNT, count(APPOINTMENT)),
                appointments("appointment_spend", Unit.MONEY, sum(APPOINTMENT)),
                appointments("appointment_price", Unit.MONEY, share(sumOrNull(APPOINTMENT), PRICED)),
                appointments("appointment_recency", Unit.DAYS, daysSinceLast(APPOINTMENT)),
                appointments(
                        "appointment_gap",
                        Unit.DAYS,
                        "date_diff('day', min(\"at\") " + only(APPOINTMENT) + ", max(\"at\") " + only(APPOINTMENT)
                                + ") / nullif(count(DISTINCT CAST(\"at\" AS DATE)) " + only(APPOINTMENT) + " - 1, 0)"),
                new Feature(
                        "distinct_services",
                        Family.APPOINTMENTS,
                        Unit.COUNT,
                        Needs.of(APPOINTMENT).with(ActivityField.PRODUCT),
                        Basis.ACTIVITY,
                        "count(DISTINCT product) " + only(APPOINTMENT)),
                carts("page_views", Unit.COUNT, Needs.of(PAGE_VIEW), Basis.ACTIVITY, count(PAGE_VIEW)),
                carts("searches", Unit.COUNT, Needs.of(SEARCH), Basis.ACTIVITY, count(SEARCH)),
                carts("cart_adds", Unit.COUNT, Needs.of(ADD_TO_CART), Basis.ACTIVITY, count(ADD_TO_CART)),
                carts(
                        "cart_removal_rate",
                        Unit.RATIO,
                        Needs.of(ADD_TO_CART).also(REMOVE_FROM_CART),
                        Basis.ACTIVITY,
                        share(count(REMOVE_FROM_CART), count(ADD_TO_CART))),
                carts(
                        "cart_abandonment",
                        Unit.RATIO,
                        Needs.of(ADD_TO_CART).also(PURCHASE),
                        Basis.DAYS,
                        share(
                                "count(*) FILTER (WHERE cart_adds > 0 AND purchases = 0)",
                                "count(*) FILTER (WHERE cart_adds > 0)")),
                carts(
                        "conversion",
                        Unit.RATIO,
                        Needs.of(PAGE_VIEW).also(PURCHASE),
                        Basis.DAYS,
                        share(
                                "count(*) FILTER (WHERE page_views > 0 AND purchases > 0)",
                                "count(*) FILTER (WHERE page_views > 0)")));
    }

    private static String minutes(String filter) {
        return "sum(date_sub('second', \"at\", next_at)) " + filter + " / 60.0 / nullif(count(*) " + filter + ", 0)";
    }

    private static Feature session(String id, Unit unit, String sql) {
        return new Feature(id, Family.SESSIONS, unit, ANY, Basis.VISITS, sql);
    }

    private static Feature messages(String id, Unit unit, Needs needs, Basis basis, String sql) {
        return new Feature(id, Family.MESSAGES, unit, needs, basis, sql);
    }

    private static Feature appointments(String id, Unit unit, String sql) {
        return new Feature(id, Family.APPOINTMENTS, unit, Needs.of(APPOINTMENT), Basis.ACTIVITY, sql);
    }

    private static Feature carts(String id, Unit unit, Needs needs, Basis basis, String sql) {
        return new Feature(id, Family.CARTS, unit, needs, basis, sql);
    }
}
