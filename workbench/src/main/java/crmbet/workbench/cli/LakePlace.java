package crmbet.workbench.cli;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.lake.LakeAddress;
import crmbet.connectors.lake.LakeKind;
import crmbet.core.failure.OperationException;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Messages;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Objects of a data lake as the command line names them: {@code s3://bucket/prefix} with keys from the environment, or
 * {@code connection:NAME/prefix} with those of a saved connection.
 *
 * @param prefix how the keys of the objects begin
 */
record LakePlace(LakeAddress address, String prefix) {

    /**
     * What is named, if it is in a lake.
     *
     * @throws OperationException if connections or the secret cannot be read
     * @throws WrongUsage if it is no address
     */
    static Optional<LakePlace> of(
            String given,
            LakeOptions options,
            Map<String, String> environment,
            ConnectionStore connections,
            Messages messages)
            throws OperationException {
        if (LakeAddress.isOne(given)) {
            LakeAddress address = options.address(given, environment, messages);
            return Optional.of(new LakePlace(address, LakeAddress.place(given).prefix()));
        }
        if (!given.startsWith(SourceAddress.SAVED)) {
            return Optional.empty();
        }
        String named = given.substring(SourceAddress.SAVED.length());
        Optional<SavedConnection> saved = connections.list().stream()
                .filter(each -> each.kind().equals(LakeKind.ID))
                .filter(each -> isNamed(named, each.name()))
                .max(Comparator.comparingInt(each -> each.name().length()));
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        if (options.endpoint != null) {
            throw new WrongUsage(
                    messages.get("cli.load.endpointOfConnection", saved.get().name()));
        }
        try {
            LakeAddress address = LakeKind.lake(connections.details(saved.get()));
            String name = saved.get().name();
            return Optional.of(new LakePlace(address, named.substring(Math.min(named.length(), name.length() + 1))));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.refused", e.getMessage()));
        }
    }

    /** Whether a text is a name, or begins with it and a slash. */
    private static boolean isNamed(String text, String name) {
        return text.regionMatches(true, 0, name, 0, name.length())
                && (text.length() == name.length() || text.charAt(name.length()) == '/');
    }
}
