package crmbet.workbench.page.lab.model;

import crmbet.workbench.table.TableChoices;

/**
 * How customers are listed.
 *
 * @param table what was chosen in their table
 * @param onlySelected whether customers who are not selected are left out
 */
public record Listing(TableChoices table, boolean onlySelected) {
    /** All of them as they come. */
    public static final Listing PLAIN = new Listing(TableChoices.NONE, false);

    /** The same with something else chosen in the table. */
    public Listing withTable(TableChoices choices) {
        return new Listing(choices, onlySelected);
    }

    /** The same with or without customers who are not selected. */
    public Listing withOnlySelected(boolean only) {
        return new Listing(table, only);
    }
}
