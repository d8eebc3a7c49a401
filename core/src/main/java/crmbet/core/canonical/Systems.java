package crmbet.core.canonical;

import static crmbet.core.canonical.SystemColumn.day;
import static crmbet.core.canonical.SystemColumn.flag;
import static crmbet.core.canonical.SystemColumn.id;
import static crmbet.core.canonical.SystemColumn.key;
import static crmbet.core.canonical.SystemColumn.number;
import static crmbet.core.canonical.SystemColumn.text;
import static crmbet.core.canonical.SystemColumn.time;
import static crmbet.core.canonical.SystemTable.activity;
import static crmbet.core.canonical.SystemTable.customers;
import static crmbet.core.canonical.SystemTable.reference;

import java.util.List;

/** The systems whose mapping ships with the product. Their statements are in one folder of resources each. */
final class Systems {
    private static final String ORGANISATION = "organization_id";

    static final List<KnownSystem> ALL =
            List.of(crmbet(), inteligente(), onlineRetail(), petclinic(), pipeline(), pytake());

    private Systems() {}

    private static KnownSystem crmbet() {
        return new KnownSystem(
                "crmbet",
                "crmbet",
                List.of(
                        customers(
                                "users",
                                key("user_id"),
                                time("registered_at"),
                                text("country"),
                                day("birth_date"),
                                flag("accepts_marketing"),
                                flag("accepts_whatsapp"),
                                time("self_excluded_at"),
                                text("city").optional(),
                                text("state").optional(),
                                text("vip_level").optional(),
                                text("acquisition_channel").optional()),
                        activity(
                                "transactions",
                                id("transaction_id"),
                                key("user_id"),
                                text("type"),
                                number("amount"),
                                text("status"),
                                time("created_at"),
                                text("game").optional(),
                                text("category").optional(),
                                text("channel").optional()),
                        activity(
                                "sessions",
                                id("session_id"),
                                key("user_id"),
                                time("started_at"),
                                time("ended_at"),
                                text("device").optional())));
    }

    private static KnownSystem inteligente() {
        return new KnownSystem(
                "inteligente",
                "CRM Inteligente",
                List.of(
                        customers(
                                "users",
                                key("id"),
                                time("created_at"),
                                text("country"),
                                day("birth_date"),
                                flag("marketing_consent"),
                                flag("whatsapp_consent"),
                                flag("self_excluded"),
                                text("state").optional(),
                                text("source").optional(),
                                text("kyc_status").optional()),
                        activity(
                                "user_transactions",
                                id("id"),
                                key("user_id"),
                                text("type"),
                                number("amount"),
                                text("status"),
                                time("created_at"),
                                text("game_id").optional(),
                                text("game_category").optional(),
                                text("provider").optional()),
                        activity(
                                "user_sessions",
                                id("id"),
                                key("user_id"),
                                time("started_at"),
                                number("duration_seconds"),
                                text("device").optional()),
                        activity(
                                "campaign_results",
                                id("id"),
                                key("user_id"),
                                key("campaign_id"),
                                text("channel"),
                                time("sent_at"),
                                text("status"))));
    }

    private static KnownSystem onlineRetail() {
        return new KnownSystem(
                "online-retail",
                "Online Retail",
                List.of(activity(
                        "invoices",
                        key("InvoiceNo"),
                        text("StockCode"),
                        text("Description"),
                        number("Quantity"),
                        text("InvoiceDate"),
                        number("UnitPrice"),
                        key("CustomerID"),
                        text("Country"))));
    }

    private static KnownSystem petclinic() {
        return new KnownSystem(
                "petclinic",
                "Pet clinic",
                List.of(
                        customers(
                                "user_profiles",
                                key("id"),
                                time("created_at"),
                                flag("marketing_opt_in"),
                                flag("whatsapp_opt_in"),
                                text("language").optional()),
                        reference(
                                "tutors",
                                key("id"),
                                key("user_profile_id"),
                                day("birth_date").optional(),
                                text("city").optional(),
                                text("state").optional()),
                        reference("pets", key("id"), key("tutor_id"), text("species")),
                        reference("services", key("id"), text("name"), text("category")),
                        activity(
                                "appointments",
                                id("id"),
                                key("pet_id"),
                                key("service_id"),
                                time("scheduled_at"),
                                text("status"),
                                number("price")),
                        reference("products", key("id"), text("name"), text("category")),
                        reference("orders", key("id"), key("user_profile_id"), time("created_at"), text("status")),
                        activity(
                                "order_items",
                                id("id"),
                                key("order_id"),
                                key("product_id"),
                                number("quantity"),
                                number("unit_price")),
                        reference("conversations", key("id"), key("user_profile_id"), text("channel")),
                        activity(
                                "messages",
                                id("id"),
                                key("conversation_id"),
                                text("direction"),
                                text("message_type").optional(),
                                time("sent_at"))));
    }

    private static KnownSystem pipeline() {
        return new KnownSystem(
                "pipeline",
                "E-commerce pipeline",
                List.of(activity(
                        "events",
                        id("event_id"),
                        text("event_type"),
                        time("timestamp"),
                        key("user_id"),
                        key("session_id"),
                        key("product_id"),
                        text("product_name"),
                        text("product_category"),
                        number("product_price"),
                        number("quantity"),
                        number("total_amount"),
                        text("payment_method"))));
    }

    private static KnownSystem pytake() {
        return new KnownSystem(
                "pytake",
                "PyTake",
                List.of(
                        customers(
                                        "contacts",
                                        key("id"),
                                        key(ORGANISATION),
                                        time("created_at"),
                                        flag("marketing_opt_in"),
                                        flag("whatsapp_opt_in"),
                                        flag("is_blocked"),
                                        text("tags").optional(),
                                        text("state").optional())
                                .ofOrganisation(ORGANISATION),
                        activity(
                                        "conversations",
                                        id("id"),
                                        key(ORGANISATION),
                                        key("contact_id"),
                                        text("channel"),
                                        text("status"),
                                        time("opened_at"),
                                        time("closed_at"))
                                .ofOrganisation(ORGANISATION),
                        activity(
                                        "messages",
                                        id("id"),
                                        key(ORGANISATION),
                                        key("conversation_id"),
                                        key("contact_id"),
                                        text("direction"),
                                        text("message_type"),
                                        text("status"),
                                        time("sent_at"))
                                .ofOrganisation(ORGANISATION)));
    }
}
