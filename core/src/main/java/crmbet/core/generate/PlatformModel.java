package crmbet.core.generate;

import static crmbet.core.generate.ColumnShape.day;
import static crmbet.core.generate.ColumnShape.flag;
import static crmbet.core.generate.ColumnShape.money;
import static crmbet.core.generate.ColumnShape.text;
import static crmbet.core.generate.ColumnShape.time;
import static crmbet.core.generate.ColumnShape.whole;

import crmbet.core.generate.TableShape.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** CRM Inteligente: the same platform in depth, with hashed contacts, sessions and the results of campaigns. */
final class PlatformModel implements SystemModel {
    private static final TableShape USERS = TableShape.keyed(
            "users",
            Form.CSV,
            text("id").need(),
            text("email_hash").need(),
            text("phone_hash"),
            text("display_name"),
            day("birth_date"),
            text("state"),
            text("country"),
            text("source"),
            text("kyc_status"),
            flag("marketing_consent"),
            flag("whatsapp_consent"),
            flag("self_excluded").need(),
            time("created_at").need());

    private static final TableShape TRANSACTIONS = TableShape.open(
            "user_transactions",
            Form.PARQUET,
            whole("id").need(),
            text("user_id").need().mayBreak(),
            text("type").need(),
            money("amount").mayBreak(),
            text("currency").need(),
            text("status").need(),
            text("provider"),
            text("game_id"),
            text("game_category"),
            time("created_at").need().mayBreak());

    private static final TableShape SESSIONS = TableShape.open(
            "user_sessions",
            Form.JSON_LINES,
            whole("id").need(),
            text("user_id").need().mayBreak(),
            time("started_at").need(),
            whole("duration_seconds").mayBreak(),
            text("device"),
            text("ip_address"));

    private static final TableShape CAMPAIGNS = TableShape.keyed(
            "campaigns",
            Form.CSV,
            whole("id").need(),
            text("name").need(),
            text("channel").need(),
            time("scheduled_at").need(),
            text("status").need());

    private static final TableShape RESULTS = TableShape.open(
            "campaign_results",
            Form.PARQUET,
            whole("id").need(),
            whole("campaign_id").need(),
            text("user_id").need().mayBreak(),
            text("channel").need(),
            text("status").need(),
            time("sent_at").need().mayBreak(),
            time("converted_at"));

    private static final int CAMPAIGN_EVERY = 7;
    private static final List<String> CAMPAIGN_CHANNELS = List.of("smartico", "email", "sms", "whatsapp");
    private static final List<String> SOURCES = List.of("smartico", "webhook", "organic", "affiliate");
    private static final List<String> DEVICES = List.of("android", "ios", "desktop");

    private final GenerateOptions options;
    private final Crowd crowd;
    private final People people;
    private final Moments moments;
    private final PlayDay play;

    PlatformModel(GenerateOptions options) {
        this.options = options;
        crowd = new Crowd(options, PlayDay.ARCHETYPES, 0.025);
        people = new People(options);
        moments = new Moments(options.from());
        play = new PlayDay(moments, new Season(options.from(), 0.85, 0.8, 0.9, 0.95, 1.1, 1.2, 1.2));
    }

    @Override
    public List<TableShape> tables() {
        return List.of(USERS, CAMPAIGNS, TRANSACTIONS, SESSIONS, RESULTS);
    }

    @Override
    public Crowd crowd() {
        return crowd;
    }

    @Override
    public String key(Customer customer) {
        Dice dice = Dice.of(options.seed(), 5, customer.index());
        // The bits that say version 4 and variant 1.
        long high = (dice.next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (dice.next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    @Override
    public void references(Rows rows) {
        for (int number = 0; number * CAMPAIGN_EVERY < options.days(); number++) {
            long at = moments.startOf(number * CAMPAIGN_EVERY) + 10 * Moments.HOUR;
            rows.add(
                    CAMPAIGNS,
                    at,
                    (long) number + 1,
                    "Campanha " + (number + 1),
                    CAMPAIGN_CHANNELS.get(number % CAMPAIGN_CHANNELS.size()),
                    at,
                    "completed");
        }
    }

    @Override
    public void register(Customer customer, Rows rows) {
        People.Person person = people.person(customer.index());
        Dice dice = Dice.of(customer.index(), person.born(), 1);
        long joined = moments.around(customer.joined(), 14, dice);
        String name = person.name();
        rows.add(
                USERS,
                joined,
                key(customer),
                hash(person.email()),
                hash(person.phone()),
                name.substring(0, name.indexOf(' ')),
                person.born(),
                person.state(),
                "BR",
                dice.of(SOURCES),
                dice.chance(0.9) ? "verified" : "pending",
                customer.marketing(),
                customer.whatsapp(),
                customer.excluded(),
                joined);
    }

    /** Stands for the digest that the platform keeps in place of the address: a name-based UUID, twice as long. */
    private static String hash(String text) {
        UUID digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        UUID again = UUID.nameUUIDFromBytes(digest.toString().getBytes(StandardCharsets.UTF_8));
        return (digest + again.toString()).replace("-", "");
    }

    @Override
    public void live(Customer customer, int day, Dice dice, Rows rows) {
        String user = key(customer);
        for (PlayDay.Visit visit : play.visits(customer, day, dice)) {
            for (PlayDay.Entry entry : visit.entries()) {
                String game = entry.game();
                rows.add(
                        TRANSACTIONS,
                        entry.at(),
                        rows.id(),
                        user,
                        entry.type(),
                        entry.cents(),
                        "BRL",
                        entry.status(),
                        game == null ? "pix" : "sports".equals(entry.category()) ? "sportsbook" : "casino",
                        game,
                        entry.category(),
                        entry.at());
            }
            rows.add(
                    SESSIONS,
                    visit.end(),
                    rows.id(),
                    user,
                    visit.start(),
                    (visit.end() - visit.start()) / Moments.SECOND,
                    DEVICES.get(visit.deviceIndex()),
                    // Addresses of the documentation's own network, the last number cut off after 90 days.
                    "203.0.113." + (options.days() - day > 90 ? 0 : 1 + dice.below(254)));
        }
        if (day % CAMPAIGN_EVERY == 0 && customer.marketing() && dice.chance(0.5)) {
            int campaign = day / CAMPAIGN_EVERY;
            long at = moments.atWork(day, dice);
            boolean failed = dice.chance(0.04);
            rows.add(
                    RESULTS,
                    at,
                    rows.id(),
                    (long) campaign + 1,
                    user,
                    CAMPAIGN_CHANNELS.get(campaign % CAMPAIGN_CHANNELS.size()),
                    failed ? "failed" : dice.chance(0.3) ? "clicked" : "delivered",
                    at,
                    !failed && dice.chance(0.05) ? (Long) (at + 3 * Moments.HOUR) : null);
        }
    }
}
