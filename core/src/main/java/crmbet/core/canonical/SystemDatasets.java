package crmbet.core.canonical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a system as datasets of a workspace: each is named after the whole and the table, such as
 * {@code petclinic_orders}; a system of one table has one dataset, named as the whole.
 *
 * @param name of the whole, under which it is mapped; not blank
 * @param system whose tables they are
 * @param organisation to which all of it belongs, as the system writes it; given exactly where the system
 *     {@linkplain KnownSystem#hasOrganisations() serves several}
 */
public record SystemDatasets(
        String name, KnownSystem system, @Nullable String organisation) {
    public SystemDatasets {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a loaded system must not be blank or hold a NUL character");
        }
        if (system.hasOrganisations() == (organisation == null || organisation.isBlank())) {
            throw new IllegalArgumentException(
                    system.hasOrganisations()
                            ? system.title() + " serves several organisations: name the one to load"
                            : system.title() + " has no organisations: name none");
        }
    }

    /** A system that serves one organisation, its datasets named after it. */
    public static SystemDatasets of(KnownSystem system) {
        return new SystemDatasets(system.id(), system, null);
    }

    /** The dataset that holds a table. */
    public String dataset(SystemTable table) {
        return system.hasOneTable() ? name : name + '_' + table.name();
    }

    /** The datasets by table, in the order of the system. */
    public Map<SystemTable, String> datasets() {
        Map<SystemTable, String> datasets = new LinkedHashMap<>();
        system.tables().forEach(table -> datasets.put(table, dataset(table)));
        return datasets;
    }
}
