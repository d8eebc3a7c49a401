package crmbet.core.generate;

import java.util.List;

/** Makes up customers: most were there before the first day, others join while the system grows. */
final class Crowd {
    private static final long CUSTOMER = 1;
    private static final double THERE_BEFORE = 0.7;
    private static final int YEARS_BEFORE = 2;
    private static final double PACE_SPREAD = 0.18;
    private static final double SPEND_SPREAD = 0.25;
    private static final double REFUSES_MESSAGES = 0.12;
    private static final double REFUSES_WHATSAPP = 0.2;

    private final GenerateOptions options;
    private final List<Archetype> archetypes;
    private final double excluded;
    private final double[] shares;

    /** @param excluded share of customers who exclude themselves in the course of the time */
    Crowd(GenerateOptions options, List<Archetype> archetypes, double excluded) {
        this.options = options;
        this.archetypes = List.copyOf(archetypes);
        this.excluded = excluded;
        this.shares = archetypes.stream().mapToDouble(Archetype::share).toArray();
    }

    Customer customer(int index) {
        Dice dice = Dice.of(options.seed(), CUSTOMER, index);
        int archetype = dice.weighted(shares);
        // More customers join the later it is; the last fifth of the time is left to get to know them.
        int joined = dice.chance(THERE_BEFORE)
                ? -1 - dice.below(YEARS_BEFORE * 365)
                : (int) (Math.sqrt(dice.share()) * options.days() * 0.5);
        int from = Math.max(0, joined);
        int left = archetypes.get(archetype).lapses()
                ? from + (int) ((options.days() - from) * dice.between(0.12, 0.4))
                : Integer.MAX_VALUE;
        boolean out = dice.chance(excluded);
        if (out) {
            left = Math.min(left, from + (int) ((options.days() - from) * dice.between(0.7, 0.95)));
        }
        double pace = options.pace() * dice.around(1, PACE_SPREAD);
        double spend = dice.around(1, SPEND_SPREAD);
        boolean marketing = !dice.chance(REFUSES_MESSAGES);
        return new Customer(
                index,
                archetype,
                joined,
                left,
                pace,
                spend,
                marketing,
                marketing && !dice.chance(REFUSES_WHATSAPP),
                out);
    }

    String archetype(Customer customer) {
        return archetypes.get(customer.archetype()).name();
    }
}
