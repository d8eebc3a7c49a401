package crmbet.core.generate;

import crmbet.core.generate.ClinicTables.Good;
import java.util.List;

/** Pet clinics: tutors and their pets come for appointments, order from the shop and talk by WhatsApp. */
final class ClinicModel implements SystemModel {
    private static final List<Archetype> ARCHETYPES = List.of(
            new Archetype("big_family", 0.16, false),
            new Archetype("preventive", 0.24, false),
            new Archetype("emergency", 0.16, false),
            new Archetype("shop_only", 0.26, false),
            new Archetype("lapsed", 0.18, true));

    /** In the order of the archetypes. */
    private static final List<Habit> HABITS = List.of(
            new Habit(4, 1 / 16.0, 150, 1 / 12.0, 220, 0.6),
            new Habit(1.3, 1 / 28.0, 110, 1 / 70.0, 60, 0.6),
            new Habit(1.2, 1 / 75.0, 900, 1 / 90.0, 50, 1.6),
            new Habit(1.5, 1 / 200.0, 90, 1 / 11.0, 85, 0.15),
            new Habit(1.4, 1 / 18.0, 120, 1 / 16.0, 80, 0.5));

    private static final List<String> SPECIES = List.of("cachorro", "cachorro", "gato", "gato", "coelho", "ave");
    private static final List<String> PET_NAMES =
            List.of("Thor", "Mel", "Luna", "Bob", "Nina", "Simba", "Amora", "Pipoca", "Paçoca", "Frajola");
    private static final long PETS_APART = 10;
    private static final double CANCELLED = 0.07;

    private final Crowd crowd;
    private final People people;
    private final Moments moments;
    private final Season season;

    ClinicModel(GenerateOptions options) {
        crowd = new Crowd(options, ARCHETYPES, 0);
        people = new People(options);
        moments = new Moments(options.from());
        season = new Season(options.from(), 1.1, 1.05, 1.05, 1.05, 1.15, 1.2, 0.4);
    }

    @Override
    public List<TableShape> tables() {
        return ClinicTables.ALL;
    }

    @Override
    public Crowd crowd() {
        return crowd;
    }

    @Override
    public String key(Customer customer) {
        return Long.toString(id(customer));
    }

    private static long id(Customer customer) {
        return customer.index() + 1L;
    }

    private int pets(Customer customer) {
        double usual = HABITS.get(customer.archetype()).pets();
        return Math.clamp(Math.round(usual * customer.spend()), 1, (int) PETS_APART);
    }

    @Override
    public void references(Rows rows) {
        for (Good service : ClinicTables.SERVICE_LIST) {
            rows.add(ClinicTables.SERVICES, 0, service.id(), service.name(), service.category(), service.cents(), 30L);
        }
        for (Good product : ClinicTables.PRODUCT_LIST) {
            rows.add(ClinicTables.PRODUCTS, 0, product.id(), product.name(), product.category(), product.cents(), true);
        }
    }

    @Override
    public void register(Customer customer, Rows rows) {
        People.Person person = people.person(customer.index());
        Dice dice = Dice.of(customer.index(), person.born(), 2);
        long joined = moments.around(customer.joined(), 13, dice);
        long id = id(customer);
        rows.add(
                ClinicTables.USER_PROFILES,
                joined,
                id,
                person.phone(),
                person.name(),
                person.email(),
                "pt-BR",
                customer.marketing(),
                customer.whatsapp(),
                joined);
        rows.add(ClinicTables.TUTORS, joined + 1, id, id, person.name(), person.born(), person.city(), person.state());
        for (int i = 0; i < pets(customer); i++) {
            rows.add(
                    ClinicTables.PETS,
                    joined + 2 + i,
                    id * PETS_APART + i,
                    id,
                    dice.of(PET_NAMES),
                    dice.of(SPECIES),
                    moments.dayOf(0) - 200 - dice.below(3000));
        }
    }

    @Override
    public void live(Customer customer, int day, Dice dice, Rows rows) {
        Habit habit = HABITS.get(customer.archetype());
        double busy = customer.pace() * season.weight(day);
        if (dice.chance(habit.appointments() * busy)) {
            appointment(customer, habit, day, dice, rows);
        }
        if (dice.chance(habit.orders() * busy)) {
            order(customer, habit, day, dice, rows);
        }
        if (dice.chance(0.01 * habit.talk())) {
            talk(customer, 2 + dice.below(4), moments.atWork(day, dice), dice, rows);
        }
    }

    private void appointment(Customer customer, Habit habit, int day, Dice dice, Rows rows) {
        long at = moments.atWork(day, dice);
        List<Good> list = habit.appointment() > 500 ? ClinicTables.URGENT : ClinicTables.ROUTINE;
        Good service = dice.of(list);
        long pet = id(customer) * PETS_APART + dice.below(pets(customer));
        long appointment = rows.id();
        long price = dice.cents(habit.appointment() * customer.spend(), 0.2);
        String status = dice.chance(CANCELLED) ? (dice.chance(0.5) ? "cancelled" : "no_show") : "completed";
        rows.add(ClinicTables.APPOINTMENTS, at, appointment, pet, service.id(), at, status, price);
        if (customer.whatsapp()) {
            long reminder = at - 24 * Moments.HOUR;
            rows.add(ClinicTables.REMINDERS, at - 1, rows.id(), appointment, reminder, "whatsapp", "sent");
            talk(customer, 1 + dice.times(habit.talk()), reminder, dice, rows);
        }
        if (status.equals("completed")) {
            rows.add(
                    ClinicTables.PAYMENTS,
                    at + 1,
                    rows.id(),
                    null,
                    appointment,
                    price,
                    "pix",
                    "approved",
                    at + Moments.HOUR);
        }
    }

    private void order(Customer customer, Habit habit, int day, Dice dice, Rows rows) {
        long at = moments.around(day, 16, dice);
        long order = rows.id();
        String status = List.of("delivered", "paid", "cancelled", "refunded").get(dice.weighted(0.8, 0.13, 0.05, 0.02));
        int items = 1 + dice.times(1.2);
        long total = 0;
        for (int i = 0; i < items; i++) {
            Good product = dice.of(ClinicTables.PRODUCT_LIST);
            long quantity = 1L + dice.weighted(0.8, 0.2);
            long price = dice.cents(habit.order() / 2.6 * customer.spend(), 0.25);
            total += quantity * price;
            rows.add(ClinicTables.ORDER_ITEMS, at + 1 + i, rows.id(), order, product.id(), quantity, price);
        }
        rows.add(ClinicTables.ORDERS, at, order, id(customer), status, total, at);
        if (!status.equals("cancelled")) {
            rows.add(ClinicTables.PAYMENTS, at + 9, rows.id(), order, null, total, "credit_card", "approved", at);
        }
    }

    /** A conversation in which both sides take turns. */
    private void talk(Customer customer, int messages, long start, Dice dice, Rows rows) {
        long conversation = rows.id();
        long at = start;
        rows.add(ClinicTables.CONVERSATIONS, at, conversation, id(customer), "whatsapp", "closed", at);
        for (int i = 0; i < messages; i++) {
            rows.add(
                    ClinicTables.MESSAGES,
                    at,
                    rows.id(),
                    conversation,
                    i % 2 == 0 ? "outbound" : "inbound",
                    "text",
                    i % 2 == 0 ? "Olá! Confirmamos o horário?" : "Sim, obrigado!",
                    at);
            at += (30 + dice.below(900)) * Moments.SECOND;
        }
    }

    /**
     * How an archetype uses the clinic.
     *
     * @param pets how many it usually has
     * @param appointments a day, and {@code appointment} the usual price of one in reais
     * @param orders a day, and {@code order} the usual value of one in reais
     * @param talk how talkative it is
     */
    private record Habit(
            double pets, double appointments, double appointment, double orders, double order, double talk) {}
}
