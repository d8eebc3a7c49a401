package crmbet.core.intake;

import crmbet.core.canonical.Mapping;
import crmbet.core.dataset.Dataset;
import java.util.List;

/**
 * A system that was loaded.
 *
 * @param datasets its tables, in the order of the system
 * @param mapping what became of their rows
 */
public record SystemLoad(List<Dataset> datasets, Mapping mapping) {
    public SystemLoad {
        datasets = List.copyOf(datasets);
    }
}
