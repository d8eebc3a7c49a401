package crmbet.workbench.connection;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.secret.EncryptedSecrets;
import crmbet.connectors.secret.SecretStore;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of this machine as they are stored, secrets apart from the rest. Safe for use by several threads. */
public final class ConnectionStore {
    /** A server that did not answer is not asked again for so long, whatever people do. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final ConnectionFile file;
    private final SecretStore secrets;
    private final ConnectionKinds kinds;
    private final Map<SavedConnection, Circuit> circuits = new ConcurrentHashMap<>();

    public ConnectionStore(Path file, SecretStore secrets, ConnectionKinds kinds) {
        this.file = new ConnectionFile(file);
        this.secrets = secrets;
        this.kinds = kinds;
    }

    /** The connections that are kept beside a settings file, with the kinds that ship with the product. */
    public static ConnectionStore beside(Path settings) {
        Path absolute = settings.toAbsolutePath();
        return new ConnectionStore(
                absolute.resolveSibling("saved-connections.json"),
                new EncryptedSecrets(absolute.resolveSibling("secrets")),
                ConnectionKinds.installed());
    }

    /** The secrets of this machine, those of connections among them. */
    public SecretStore secrets() {
        return secrets;
    }

    public ConnectionKinds kinds() {
        return kinds;
    }

    /** The circuit of a connection as it is now; what is changed begins afresh. */
    Circuit circuit(SavedConnection connection) {
        return circuits.computeIfAbsent(connection, _ -> new Circuit(LEFT_ALONE));
    }

    /** All connections, in the order in which they were made. */
    public synchronized List<SavedConnection> list() throws OperationException {
        return file.read();
    }

    /**
     * The connection of that name, compared without case.
     *
     * @throws OperationException {@code NotFound}
     */
    public SavedConnection find(String name) throws OperationException {
        return list().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, name)));
    }

    /** The connection of that id, if it is still there. */
    public Optional<SavedConnection> find(UUID id) throws OperationException {
        return list().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** A connection with its secrets, for the moment of use. */
    public ConnectionDetails details(SavedConnection connection) throws OperationException {
        Map<String, Secret> found = new HashMap<>();
        for (String field : secretFields(connection)) {
            secrets.find(key(connection.id(), field)).ifPresent(secret -> found.put(field, secret));
        }
        return new ConnectionDetails(connection.values(), found);
    }

    /**
     * Stores a connection, in the place of the one of that id.
     *
     * @param changed secrets by field; an empty one is forgotten, one that is not named stays
     * @throws OperationException {@code AlreadyExists} if another connection has the name
     */
    public synchronized void save(SavedConnection connection, Map<String, Secret> changed) throws OperationException {
        List<SavedConnection> all = new ArrayList<>(file.read());
        boolean taken = all.stream()
                .anyMatch(each ->
                        !each.id().equals(connection.id()) && each.name().equalsIgnoreCase(connection.name()));
        if (taken) {
            throw new OperationException(new Failure.AlreadyExists(Failure.Subject.CONNECTION, connection.name()));
        }
        for (Map.Entry<String, Secret> secret : changed.entrySet()) {
            String key = key(connection.id(), secret.getKey());
            if (secret.getValue().reveal().isEmpty()) {
                secrets.forget(key);
            } else {
                secrets.keep(key, secret.getValue());
            }
        }
        int place = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(connection.id())) {
                place = i;
            }
        }
        if (place < 0) {
            all.add(connection);
        } else {
            all.set(place, connection);
        }
        file.write(all);
    }

    /** Forgets a connection and its secrets. */
    public synchronized void delete(SavedConnection connection) throws OperationException {
        List<SavedConnection> left = new ArrayList<>(file.read());
        left.removeIf(each -> each.id().equals(connection.id()));
        file.write(left);
        for (String field : secretFields(connection)) {
            secrets.forget(key(connection.id(), field));
        }
    }

    private List<String> secretFields(SavedConnection connection) {
        return kinds.find(connection.kind()).map(ConnectionKind::fields).orElse(List.of()).stream()
                .filter(ConnectionField::isSecret)
                .map(ConnectionField::name)
                .toList();
    }

    private static String key(UUID id, String field) {
        return "connection/" + id + '/' + field;
    }
}
