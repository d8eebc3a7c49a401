package crmbet.core.generate;

/**
 * A made-up customer, as far as what happens day by day depends on it.
 *
 * @param index 0-based
 * @param archetype place among the archetypes of the system
 * @param joined day on which the customer registered, 0-based; negative: before the first day
 * @param left day from which on the customer does nothing any more
 * @param pace how often the customer comes, as a multiple of what is usual for the archetype
 * @param spend likewise, how much the customer spends
 * @param marketing whether messages may be sent at all; {@code whatsapp} by WhatsApp
 * @param excluded whether the customer excluded himself, on the day {@code left}
 */
record Customer(
        int index,
        int archetype,
        int joined,
        int left,
        double pace,
        double spend,
        boolean marketing,
        boolean whatsapp,
        boolean excluded) {

    /** Whether the customer may do something on that day. */
    boolean active(int day) {
        return day >= joined && day < left;
    }
}
