package crmbet.core.generate;

import static crmbet.core.generate.ColumnShape.flag;
import static crmbet.core.generate.ColumnShape.text;
import static crmbet.core.generate.ColumnShape.time;
import static crmbet.core.generate.ColumnShape.whole;

import crmbet.core.generate.TableShape.Form;
import java.util.List;

/** PyTake: several organisations talk with their contacts by WhatsApp. Every row belongs to one of them. */
final class ServiceModel implements SystemModel {
    private static final String ORGANISATION = "organization_id";

    private static final TableShape ORGANIZATIONS = TableShape.keyed(
            "organizations",
            Form.CSV,
            text("id").need(),
            text("name").need(),
            text("plan").need(),
            time("created_at").need());

    private static final TableShape CONTACTS = TableShape.keyed(
            "contacts",
            Form.CSV,
            whole("id").need(),
            text(ORGANISATION).need(),
            text("name"),
            text("phone").need(),
            text("email"),
            text("tags"),
            text("state"),
            flag("marketing_opt_in"),
            flag("whatsapp_opt_in"),
            flag("is_blocked").need(),
            time("created_at").need());

    private static final TableShape TEMPLATES = TableShape.keyed(
            "message_templates",
            Form.CSV,
            whole("id").need(),
            text(ORGANISATION).need(),
            text("name").need(),
            text("language").need(),
            text("status").need());

    private static final TableShape CONVERSATIONS = TableShape.keyed(
            "conversations",
            Form.CSV,
            whole("id").need(),
            text(ORGANISATION).need(),
            whole("contact_id").need().mayBreak(),
            text("channel").need(),
            text("status").need(),
            time("opened_at").need().mayBreak(),
            time("closed_at"));

    private static final TableShape MESSAGES = TableShape.keyed(
            "messages",
            Form.CSV,
            whole("id").need(),
            text(ORGANISATION).need(),
            whole("conversation_id").need(),
            whole("contact_id").need().mayBreak(),
            text("direction").need(),
            text("message_type").need(),
            text("body"),
            text("status").need(),
            time("sent_at").need().mayBreak());

    private static final List<Archetype> ARCHETYPES = List.of(
            new Archetype("chatty", 0.22, false),
            new Archetype("quick_reply", 0.24, false),
            new Archetype("silent", 0.22, false),
            new Archetype("slow_reply", 0.18, false),
            new Archetype("lapsed", 0.14, true));

    /** In the order of the archetypes. */
    private static final List<Habit> HABITS = List.of(
            new Habit(0.30, 9, 0.80, 12),
            new Habit(0.02, 2, 0.92, 4),
            new Habit(0.001, 1, 0.03, 60),
            new Habit(0.02, 2, 0.65, 480),
            new Habit(0.20, 6, 0.75, 15));

    private static final List<Organisation> ORGANISATIONS = List.of(
            new Organisation("loja-aurora", "Loja Aurora", 0.6),
            new Organisation("clinica-boreal", "Clínica Boreal", 0.25),
            new Organisation("escola-cruzeiro", "Escola Cruzeiro do Sul", 0.15));

    private static final double CAMPAIGN = 1 / 4.0;
    private static final List<String> TAGS = List.of("novo", "vip", "orcamento", "suporte", "novo;orcamento");

    private final GenerateOptions options;
    private final Crowd crowd;
    private final People people;
    private final Moments moments;
    private final Season season;

    ServiceModel(GenerateOptions options) {
        this.options = options;
        crowd = new Crowd(options, ARCHETYPES, 0);
        people = new People(options);
        moments = new Moments(options.from());
        season = new Season(options.from(), 1.25, 1.2, 1.15, 1.15, 1.15, 0.7, 0.4);
    }

    @Override
    public List<TableShape> tables() {
        return List.of(ORGANIZATIONS, CONTACTS, TEMPLATES, CONVERSATIONS, MESSAGES);
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

    private String organisation(Customer customer) {
        Dice dice = Dice.of(options.seed(), 6, customer.index());
        return ORGANISATIONS
                .get(dice.weighted(
                        ORGANISATIONS.stream().mapToDouble(Organisation::share).toArray()))
                .id();
    }

    @Override
    public void references(Rows rows) {
        long before = moments.startOf(-800);
        for (int i = 0; i < ORGANISATIONS.size(); i++) {
            Organisation organisation = ORGANISATIONS.get(i);
            rows.add(
                    ORGANIZATIONS,
                    0,
                    organisation.id(),
                    organisation.name(),
                    i == 0 ? "enterprise" : "starter",
                    before);
            rows.add(TEMPLATES, 1, i * 2L + 1, organisation.id(), "boas_vindas", "pt_BR", "approved");
            rows.add(TEMPLATES, 1, i * 2L + 2, organisation.id(), "promocao", "pt_BR", "approved");
        }
    }

    @Override
    public void register(Customer customer, Rows rows) {
        People.Person person = people.person(customer.index());
        Dice dice = Dice.of(customer.index(), person.born(), 3);
        long joined = moments.around(customer.joined(), 13, dice);
        rows.add(
                CONTACTS,
                joined,
                id(customer),
                organisation(customer),
                person.name(),
                person.phone(),
                person.email(),
                dice.chance(0.7) ? dice.of(TAGS) : null,
                person.state(),
                customer.marketing(),
                customer.whatsapp(),
                !customer.whatsapp() && dice.chance(0.3),
                joined);
    }

    @Override
    public void live(Customer customer, int day, Dice dice, Rows rows) {
        Habit habit = HABITS.get(customer.archetype());
        double busy = season.weight(day) * customer.pace();
        if (dice.chance(CAMPAIGN)) {
            campaign(customer, habit, moments.atWork(day, dice), dice, rows);
        }
        if (dice.chance(habit.opens() * busy)) {
            talk(customer, habit, moments.atWork(day, dice), dice, rows);
        }
    }

    /** A template message, and perhaps an answer. */
    private void campaign(Customer customer, Habit habit, long at, Dice dice, Rows rows) {
        long conversation = rows.id();
        boolean failed = dice.chance(0.02);
        message(customer, conversation, "outbound", "template", "Temos novidades para você", failed, at, rows);
        long last = at;
        if (!failed && dice.chance(habit.answers())) {
            last = at + (long) (dice.around(habit.minutes(), 0.5) * Moments.MINUTE);
            message(customer, conversation, "inbound", "text", "Quero saber mais", false, last, rows);
        }
        open(customer, conversation, at, last, rows);
    }

    /** A conversation that the contact opens. */
    private void talk(Customer customer, Habit habit, long start, Dice dice, Rows rows) {
        long conversation = rows.id();
        long at = start;
        int turns = 1 + dice.times(habit.turns() - 1);
        for (int i = 0; i < turns; i++) {
            message(customer, conversation, "inbound", "text", "Olá, tenho uma dúvida", false, at, rows);
            at += (60 + dice.below(600)) * Moments.SECOND;
            message(customer, conversation, "outbound", "text", "Claro, já verificamos", false, at, rows);
            at += (60 + dice.below(600)) * Moments.SECOND;
        }
        open(customer, conversation, start, at, rows);
    }

    private void open(Customer customer, long conversation, long from, long until, Rows rows) {
        rows.add(
                CONVERSATIONS,
                from,
                conversation,
                organisation(customer),
                id(customer),
                "whatsapp",
                "closed",
                from,
                until);
    }

    private void message(
            Customer customer,
            long conversation,
            String direction,
            String type,
            String body,
            boolean failed,
            long at,
            Rows rows) {
        rows.add(
                MESSAGES,
                at,
                rows.id(),
                organisation(customer),
                conversation,
                id(customer),
                direction,
                type,
                body,
                failed ? "failed" : "read",
                at);
    }

    /**
     * How an archetype talks.
     *
     * @param opens conversations a day
     * @param turns of a conversation
     * @param answers share of campaign messages that are answered
     * @param minutes until they usually are
     */
    private record Habit(double opens, double turns, double answers, double minutes) {}

    private record Organisation(String id, String name, double share) {}
}
