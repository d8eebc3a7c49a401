package crmbet.core.canonical;

import java.util.List;
import java.util.Optional;

/**
 * A system whose mapping ships with the product.
 *
 * @param id the name on the command line and in stored mappings, such as {@code online-retail}
 * @param title the system's own name, the same in every language
 * @param tables the tables that its mapping reads, at least one; upper and lower case of their columns do not matter
 */
public record KnownSystem(String id, String title, List<SystemTable> tables) implements SourceSystem {
    public KnownSystem {
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("system " + id + " has no tables: there must be at least one");
        }
    }

    /** Whether all that the mapping reads is in one table, so that a single dataset can be mapped. */
    public boolean hasOneTable() {
        return tables.size() == 1;
    }

    /** Whether the system serves several organisations, to one of which each load is bound. */
    public boolean hasOrganisations() {
        return tables.stream().anyMatch(table -> table.organisation() != null);
    }

    /** The table of that name; upper and lower case do not matter. */
    public Optional<SystemTable> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
