package crmbet.core.generate;

/**
 * A hidden kind of customer.
 *
 * @param name in the file of the truth
 * @param share of the customers, relative to the others
 * @param lapses whether customers of the kind stop coming in the first half of the time
 */
record Archetype(String name, double share, boolean lapses) {}
