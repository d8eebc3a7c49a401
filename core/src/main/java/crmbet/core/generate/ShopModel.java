package crmbet.core.generate;

import static crmbet.core.generate.ColumnShape.money;
import static crmbet.core.generate.ColumnShape.text;
import static crmbet.core.generate.ColumnShape.time;
import static crmbet.core.generate.ColumnShape.whole;

import crmbet.core.generate.TableShape.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The e-commerce pipeline: events of visitors in the very format of its topic. It knows nobody but by their events. */
final class ShopModel implements SystemModel {
    private static final TableShape EVENTS = TableShape.keyed(
            "events",
            Form.JSON_LINES,
            text("event_id").need(),
            text("event_type").need(),
            time("timestamp").need().mayBreak(),
            text("user_id").need().mayBreak(),
            text("session_id").need(),
            text("product_id").in("product"),
            text("product_name").in("product"),
            text("product_category").in("product"),
            money("product_price").in("product"),
            whole("quantity").mayBreak(),
            money("total_amount").mayBreak(),
            text("payment_method"));

    private static final List<Archetype> ARCHETYPES = List.of(
            new Archetype("browser", 0.26, false),
            new Archetype("impulse", 0.24, false),
            new Archetype("big_basket", 0.16, false),
            new Archetype("cart_abandoner", 0.18, false),
            new Archetype("loyal", 0.16, false));

    /** In the order of the archetypes. */
    private static final List<Habit> HABITS = List.of(
            new Habit(0.20, 9, 0.10, 0.05, 0.12, 1, 60),
            new Habit(0.22, 2, 0.75, 0.05, 0.80, 1, 45),
            new Habit(0.07, 6, 0.95, 0.10, 0.75, 6, 420),
            new Habit(0.22, 5, 0.95, 0.75, 0.08, 2, 160),
            new Habit(0.55, 4, 0.80, 0.05, 0.75, 3, 150));

    private static final List<Product> PRODUCTS = products();
    private static final List<String> PAYMENTS = List.of("pix", "credit_card", "boleto", "debit_card");

    private final GenerateOptions options;
    private final Crowd crowd;
    private final Moments moments;
    private final Season season;

    ShopModel(GenerateOptions options) {
        this.options = options;
        crowd = new Crowd(options, ARCHETYPES, 0);
        moments = new Moments(options.from());
        season = new Season(options.from(), 1.05, 1, 0.95, 0.95, 1, 1, 1.05);
    }

    private static List<Product> products() {
        List<Product> products = new ArrayList<>();
        String[][] ranges = {
            {"Eletrônicos", "Fone", "Mouse", "Teclado", "Carregador", "Caixa de som"},
            {"Casa", "Luminária", "Jogo de cama", "Panela", "Organizador", "Tapete"},
            {"Moda", "Camiseta", "Tênis", "Mochila", "Boné", "Jaqueta"},
            {"Livros", "Romance", "Biografia", "Quadrinhos", "Culinária", "Negócios"},
            {"Esporte", "Bola", "Corda", "Garrafa", "Luva", "Tapete de ioga"}
        };
        for (String[] range : ranges) {
            for (int i = 1; i < range.length; i++) {
                for (int model = 1; model <= 4; model++) {
                    products.add(new Product(
                            "P" + (1000 + products.size()),
                            range[i] + ' ' + model,
                            range[0],
                            0.5 + (products.size() * 7 % 10) / 5.0));
                }
            }
        }
        return List.copyOf(products);
    }

    @Override
    public List<TableShape> tables() {
        return List.of(EVENTS);
    }

    @Override
    public Crowd crowd() {
        return crowd;
    }

    @Override
    public String key(Customer customer) {
        return "user_" + (customer.index() + 1);
    }

    @Override
    public void references(Rows rows) {
        // Products are part of the events.
    }

    @Override
    public void register(Customer customer, Rows rows) {
        // Visitors are known by their events only.
    }

    @Override
    public void live(Customer customer, int day, Dice dice, Rows rows) {
        Habit habit = HABITS.get(customer.archetype());
        int visits = dice.times(habit.visits() * customer.pace() * season.weight(day));
        for (int i = 0; i < visits; i++) {
            visit(customer, habit, day, dice, rows);
        }
    }

    private void visit(Customer customer, Habit habit, int day, Dice dice, Rows rows) {
        Visit visit = new Visit(key(customer), "s" + rows.id(), rows, moments.around(day, dice.between(9, 22), dice));
        if (dice.chance(0.4)) {
            visit.event(dice, "search", null, 0, null);
        }
        int views = 1 + dice.times(habit.views() - 1);
        for (int i = 0; i < views; i++) {
            visit.event(dice, "page_view", dice.of(PRODUCTS), 0, null);
        }
        if (!dice.chance(habit.adds())) {
            return;
        }
        List<Item> cart = new ArrayList<>();
        int items = 1 + dice.times(habit.items() - 1);
        for (int i = 0; i < items; i++) {
            Product product = dice.of(PRODUCTS);
            double price = habit.basket() / habit.items() * customer.spend() * product.level();
            Item item = new Item(product, dice.cents(price, 0.2), 1 + dice.weighted(0.8, 0.15, 0.05));
            cart.add(item);
            visit.event(dice, "add_to_cart", item, null);
            if (dice.chance(habit.removes())) {
                cart.remove(item);
                visit.event(dice, "remove_from_cart", item, null);
            }
        }
        if (!cart.isEmpty() && dice.chance(habit.buys())) {
            String payment = dice.of(PAYMENTS);
            for (Item item : cart) {
                visit.event(dice, "purchase", item, payment);
            }
        }
    }

    /**
     * How an archetype shops.
     *
     * @param visits a day
     * @param views of products a visit
     * @param adds share of visits in which something is put into the cart
     * @param removes share of items that are taken out again
     * @param buys share of filled carts that are bought
     * @param items in a cart
     * @param basket usual value of a cart in reais
     */
    private record Habit(
            double visits, double views, double adds, double removes, double buys, double items, double basket) {}

    private record Product(String id, String name, String category, double level) {}

    private record Item(Product product, long cents, int quantity) {}

    /** The events of one visit, a few seconds after one another. */
    private final class Visit {
        private final String user;
        private final String session;
        private final Rows rows;
        private long at;

        Visit(String user, String session, Rows rows, long at) {
            this.user = user;
            this.session = session;
            this.rows = rows;
            this.at = at;
        }

        void event(Dice dice, String type, Item item, @Nullable String payment) {
            event(dice, type, item.product(), item.cents(), item.quantity(), payment);
        }

        void event(Dice dice, String type, @Nullable Product product, int quantity, @Nullable String payment) {
            event(dice, type, product, product == null ? 0 : Math.round(product.level() * 5_000), quantity, payment);
        }

        private void event(
                Dice dice, String type, @Nullable Product product, long cents, int quantity, @Nullable String payment) {
            at += (5 + dice.below(90)) * Moments.SECOND + dice.below(1000);
            rows.add(
                    EVENTS,
                    at,
                    "evt-" + Long.toHexString(options.seed() & 0xFFFF) + '-' + rows.id(),
                    type,
                    at,
                    user,
                    session,
                    product == null ? null : product.id(),
                    product == null ? null : product.name(),
                    product == null ? null : product.category(),
                    product == null ? null : (Long) cents,
                    quantity == 0 ? null : (Long) (long) quantity,
                    quantity == 0 ? null : (Long) (cents * quantity),
                    payment);
        }
    }
}
