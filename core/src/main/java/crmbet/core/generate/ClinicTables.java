package crmbet.core.generate;

import static crmbet.core.generate.ColumnShape.day;
import static crmbet.core.generate.ColumnShape.flag;
import static crmbet.core.generate.ColumnShape.money;
import static crmbet.core.generate.ColumnShape.text;
import static crmbet.core.generate.ColumnShape.time;
import static crmbet.core.generate.ColumnShape.whole;

import crmbet.core.generate.TableShape.Form;
import java.util.List;
import java.util.stream.IntStream;

/** The tables of a pet clinic, and what it offers. */
final class ClinicTables {
    static final TableShape USER_PROFILES = TableShape.keyed(
            "user_profiles",
            Form.CSV,
            whole("id").need(),
            text("phone").need(),
            text("name"),
            text("email"),
            text("language"),
            flag("marketing_opt_in"),
            flag("whatsapp_opt_in"),
            time("created_at").need());

    /** Kept in a spreadsheet, and exported from it. */
    static final TableShape TUTORS = TableShape.keyed(
            "tutors",
            Form.CSV_WESTERN,
            whole("id").need(),
            whole("user_profile_id").need(),
            text("full_name").need(),
            day("birth_date"),
            text("city"),
            text("state"));

    static final TableShape PETS = TableShape.keyed(
            "pets",
            Form.CSV,
            whole("id").need(),
            whole("tutor_id").need(),
            text("name"),
            text("species"),
            day("birth_date"));

    static final TableShape SERVICES = TableShape.keyed(
            "services",
            Form.CSV,
            whole("id").need(),
            text("name").need(),
            text("category").need(),
            money("price").need(),
            whole("duration_minutes").need());

    static final TableShape PRODUCTS = TableShape.keyed(
            "products",
            Form.CSV,
            whole("id").need(),
            text("name").need(),
            text("category").need(),
            money("price").need(),
            flag("active").need());

    static final TableShape APPOINTMENTS = TableShape.keyed(
            "appointments",
            Form.CSV,
            whole("id").need(),
            whole("pet_id").need().mayBreak(),
            whole("service_id").need(),
            time("scheduled_at").need().mayBreak(),
            text("status").need(),
            money("price").mayBreak());

    static final TableShape REMINDERS = TableShape.keyed(
            "appointment_reminders",
            Form.CSV,
            whole("id").need(),
            whole("appointment_id").need(),
            time("sent_at").need(),
            text("channel").need(),
            text("status").need());

    static final TableShape ORDERS = TableShape.keyed(
            "orders",
            Form.CSV,
            whole("id").need(),
            whole("user_profile_id").need(),
            text("status").need(),
            money("total"),
            time("created_at").need());

    static final TableShape ORDER_ITEMS = TableShape.keyed(
            "order_items",
            Form.CSV,
            whole("id").need(),
            whole("order_id").need().mayBreak(),
            whole("product_id").need(),
            whole("quantity").mayBreak(),
            money("unit_price").mayBreak());

    static final TableShape PAYMENTS = TableShape.keyed(
            "payments",
            Form.CSV,
            whole("id").need(),
            whole("order_id"),
            whole("appointment_id"),
            money("amount"),
            text("method"),
            text("status").need(),
            time("paid_at"));

    static final TableShape CONVERSATIONS = TableShape.keyed(
            "conversations",
            Form.CSV,
            whole("id").need(),
            whole("user_profile_id").need(),
            text("channel").need(),
            text("status").need(),
            time("started_at").need());

    static final TableShape MESSAGES = TableShape.keyed(
            "messages",
            Form.CSV,
            whole("id").need(),
            whole("conversation_id").need().mayBreak(),
            text("direction").need(),
            text("message_type"),
            text("content"),
            time("sent_at").need().mayBreak());

    static final List<TableShape> ALL = List.of(
            USER_PROFILES,
            TUTORS,
            PETS,
            SERVICES,
            PRODUCTS,
            APPOINTMENTS,
            REMINDERS,
            ORDERS,
            ORDER_ITEMS,
            PAYMENTS,
            CONVERSATIONS,
            MESSAGES);

    static final List<Good> ROUTINE = goods(
            1, "consulta", 12_000, "Consulta clínica", "Vacina V10", "Vacina antirrábica", "Banho e tosa", "Vermífugo");

    static final List<Good> URGENT =
            goods(21, "emergência", 90_000, "Cirurgia de emergência", "Internação", "Ultrassom", "Atendimento noturno");

    static final List<Good> SERVICE_LIST =
            List.of(ROUTINE, URGENT).stream().flatMap(List::stream).toList();

    static final List<Good> PRODUCT_LIST = List.of(
                    goods(1, "ração", 9_000, "Ração adulto 10 kg", "Ração filhote 3 kg", "Sachê", "Ração terapêutica"),
                    goods(21, "higiene", 3_500, "Areia sanitária", "Xampu", "Tapete higiênico"),
                    goods(41, "farmácia", 6_000, "Antipulgas", "Vitaminas", "Colírio"),
                    goods(61, "brinquedo", 2_500, "Bolinha", "Arranhador", "Osso de nylon"))
            .stream()
            .flatMap(List::stream)
            .toList();

    private ClinicTables() {}

    private static List<Good> goods(int first, String category, long cents, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new Good(first + i, names[i], category, cents + 500L * i))
                .toList();
    }

    /** A service or a product. */
    record Good(long id, String name, String category, long cents) {}
}
