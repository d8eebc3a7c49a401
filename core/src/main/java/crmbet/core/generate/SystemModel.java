package crmbet.core.generate;

import java.util.List;

/** How one system's data comes about. Safe for use by several threads, each with rows of its own. */
interface SystemModel {
    /** All tables, those that others refer to first. */
    List<TableShape> tables();

    /** Who the customers are. */
    Crowd crowd();

    /** What the system calls a customer. */
    String key(Customer customer);

    /** Rows that are there from the beginning, such as products. */
    void references(Rows rows);

    /** The rows that make a customer known to the system. */
    void register(Customer customer, Rows rows);

    /**
     * What a customer does on a day on which the customer is active.
     *
     * @param dice seeded for this customer and this day
     */
    void live(Customer customer, int day, Dice dice, Rows rows);
}
