package crmbet.workbench.cli;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.workbench.message.Messages;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The systems that {@code --system} can name. */
final class KnownSystems {
    private KnownSystems() {}

    static KnownSystem named(String id, Messages messages) {
        return Canonical.systems().stream()
                .filter(system -> system.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(messages.get(
                        "cli.map.unknownSystem",
                        id,
                        Canonical.systems().stream().map(KnownSystem::id).collect(Collectors.joining(", ")))));
    }

    /** @throws WrongUsage if an organisation is needed and not named, or named and not needed */
    static SystemDatasets datasets(String name, KnownSystem system, @Nullable String organisation, Messages messages) {
        if (system.hasOrganisations() && organisation == null) {
            throw new WrongUsage(messages.get("cli.map.organisation", system.title()));
        }
        if (!system.hasOrganisations() && organisation != null) {
            throw new WrongUsage(messages.get("cli.map.noOrganisation", system.title()));
        }
        try {
            return new SystemDatasets(name, system, organisation);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.refused", e.getMessage()));
        }
    }
}
