package crmbet.workbench.cli;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.workbench.message.Messages;
import java.util.stream.Collectors;

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
}
