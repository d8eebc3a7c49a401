package crmbet.core.generate;

import static crmbet.core.generate.ColumnShape.day;
import static crmbet.core.generate.ColumnShape.flag;
import static crmbet.core.generate.ColumnShape.money;
import static crmbet.core.generate.ColumnShape.text;
import static crmbet.core.generate.ColumnShape.time;
import static crmbet.core.generate.ColumnShape.whole;

import crmbet.core.generate.TableShape.Form;
import java.util.List;

/** crmbet: a gaming platform whose data lake holds users, the entries of their wallets and their sessions. */
final class GamingModel implements SystemModel {
    private static final TableShape USERS = TableShape.keyed(
            "users",
            Form.PARQUET,
            whole("user_id").need(),
            text("full_name").need(),
            text("email").need(),
            text("phone"),
            day("birth_date"),
            text("city"),
            text("state"),
            text("country"),
            time("registered_at").need(),
            flag("accepts_marketing"),
            flag("accepts_whatsapp"),
            time("self_excluded_at"),
            text("vip_level"),
            text("acquisition_channel"),
            text("status").need());

    private static final TableShape TRANSACTIONS = TableShape.open(
            "transactions",
            Form.PARQUET,
            whole("transaction_id").need(),
            whole("user_id").need().mayBreak(),
            text("type").need(),
            money("amount").mayBreak(),
            text("method"),
            text("game"),
            text("category"),
            text("channel"),
            text("status").need(),
            time("created_at").need().mayBreak(),
            time("ingested_at").need());

    private static final TableShape SESSIONS = TableShape.open(
            "sessions",
            Form.PARQUET,
            whole("session_id").need(),
            whole("user_id").need().mayBreak(),
            time("started_at").need(),
            time("ended_at").mayBreak(),
            text("device"));

    private static final long FIRST_USER = 100_001;
    private static final List<String> CHANNELS = List.of("organic", "affiliate", "google_ads", "influencer", "tv");
    private static final List<String> DEVICES = List.of("android", "ios", "web");
    private static final List<String> LEVELS = List.of("bronze", "silver", "gold");

    private final Crowd crowd;
    private final People people;
    private final Moments moments;
    private final PlayDay play;

    GamingModel(GenerateOptions options) {
        crowd = new Crowd(options, PlayDay.ARCHETYPES, 0.03);
        people = new People(options);
        moments = new Moments(options.from());
        play = new PlayDay(moments, new Season(options.from(), 0.8, 0.8, 0.95, 0.95, 1.05, 1.2, 1.25));
    }

    @Override
    public List<TableShape> tables() {
        return List.of(USERS, TRANSACTIONS, SESSIONS);
    }

    @Override
    public Crowd crowd() {
        return crowd;
    }

    @Override
    public String key(Customer customer) {
        return Long.toString(FIRST_USER + customer.index());
    }

    @Override
    public void references(Rows rows) {
        // Games are names only.
    }

    @Override
    public void register(Customer customer, Rows rows) {
        People.Person person = people.person(customer.index());
        Dice dice = Dice.of(customer.index(), person.born(), 0);
        long joined = moments.around(customer.joined(), 14, dice);
        rows.add(
                USERS,
                joined,
                FIRST_USER + customer.index(),
                person.name(),
                person.email(),
                person.phone(),
                person.born(),
                person.city(),
                person.state(),
                "BR",
                joined,
                customer.marketing(),
                customer.whatsapp(),
                customer.excluded() ? (Long) moments.startOf(customer.left()) : null,
                LEVELS.get(dice.weighted(0.7, 0.2, 0.1)),
                dice.of(CHANNELS),
                customer.excluded() ? "self_excluded" : "active");
    }

    @Override
    public void live(Customer customer, int day, Dice dice, Rows rows) {
        long user = FIRST_USER + customer.index();
        for (PlayDay.Visit visit : play.visits(customer, day, dice)) {
            for (PlayDay.Entry entry : visit.entries()) {
                long at = entry.at();
                boolean wallet = entry.game() == null;
                rows.add(
                        TRANSACTIONS,
                        at,
                        rows.id(),
                        user,
                        entry.type(),
                        entry.cents(),
                        wallet && !entry.type().equals("bonus") ? "pix" : null,
                        entry.game(),
                        entry.category(),
                        visit.device(),
                        entry.status(),
                        at,
                        at + 2 * Moments.SECOND);
            }
            rows.add(
                    SESSIONS,
                    visit.end(),
                    rows.id(),
                    user,
                    visit.start(),
                    visit.end(),
                    DEVICES.get(visit.deviceIndex()));
        }
    }
}
