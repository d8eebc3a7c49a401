package crmbet.core.canonical;

import java.util.List;

/**
 * A system whose mapping ships with the product.
 *
 * @param id the name on the command line and in stored mappings, such as {@code online-retail}
 * @param title the system's own name, the same in every language
 * @param columns columns that a dataset of the system has; upper and lower case do not matter
 */
public record KnownSystem(String id, String title, List<String> columns) implements SourceSystem {
    public KnownSystem {
        columns = List.copyOf(columns);
    }
}
