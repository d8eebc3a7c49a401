package crmbet.workbench.page.connections;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionField.Complaint;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A connection as it stands in the form. Secrets that are not typed anew stay as they are stored. */
final class ConnectionDraft {
    private final ConnectionKind kind;
    private final UUID id;
    private final boolean isNew;
    private final @Nullable SavedConnection secretsOf;
    private final StringProperty name;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, String> before = new HashMap<>();
    private final String nameBefore;
    private final Set<String> forgotten = new HashSet<>();
    private final BooleanProperty secretForgotten = new SimpleBooleanProperty();
    private final BooleanBinding changed;
    private final BooleanBinding sound;

    private ConnectionDraft(
            ConnectionKind kind,
            UUID id,
            boolean isNew,
            String name,
            Map<String, String> known,
            @Nullable SavedConnection secretsOf) {
        this.kind = kind;
        this.id = id;
        this.isNew = isNew;
        this.secretsOf = secretsOf;
        this.nameBefore = name;
        this.name = new SimpleStringProperty(name);
        for (ConnectionField field : kind.fields()) {
            String value = known.getOrDefault(field.name(), isNew && secretsOf == null ? field.initial() : "");
            // A choice has no way to say nothing.
            String initial = value.isEmpty() && !field.choices().isEmpty() ? field.initial() : value;
            values.put(field.name(), new SimpleStringProperty(initial));
            before.put(field.name(), initial);
        }
        Observable[] everything = new Observable[values.size() + 2];
        everything[0] = this.name;
        everything[1] = secretForgotten;
        int place = 2;
        for (StringProperty value : values.values()) {
            everything[place++] = value;
        }
        changed = Bindings.createBooleanBinding(this::isChanged, everything);
        sound = Bindings.createBooleanBinding(this::isSound, everything);
    }

    /** An empty form. */
    static ConnectionDraft fresh(ConnectionKind kind) {
        return new ConnectionDraft(kind, UUID.randomUUID(), true, "", Map.of(), null);
    }

    /** The form of a connection that there is. */
    static ConnectionDraft of(ConnectionKind kind, SavedConnection connection) {
        return new ConnectionDraft(kind, connection.id(), false, connection.name(), connection.values(), connection);
    }

    /** The form of another connection like one that there is, its secrets included. */
    static ConnectionDraft like(ConnectionKind kind, SavedConnection connection, String name) {
        return new ConnectionDraft(kind, UUID.randomUUID(), true, name, connection.values(), connection);
    }

    ConnectionKind kind() {
        return kind;
    }

    boolean isNew() {
        return isNew;
    }

    /** The connection whose stored secrets hold where none is typed. */
    Optional<SavedConnection> secretsOf() {
        return Optional.ofNullable(secretsOf);
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty valueProperty(ConnectionField field) {
        return Objects.requireNonNull(values.get(field.name()), field.name());
    }

    /** Whether anything differs from what is stored. */
    BooleanBinding changed() {
        return changed;
    }

    /** Whether it can be tested and saved. */
    BooleanBinding sound() {
        return sound;
    }

    /** What is wrong with a field, if anything is. */
    Optional<Complaint> complaint(ConnectionField field) {
        return field.complaint(valueProperty(field).get().strip());
    }

    /** Drops a stored secret when the draft is saved. */
    void forget(ConnectionField field) {
        forgotten.add(field.name());
        valueProperty(field).set("");
        secretForgotten.set(true);
    }

    boolean isForgotten(ConnectionField field) {
        return forgotten.contains(field.name());
    }

    /** Takes over what an address says. */
    void fill(ConnectionDetails details) {
        for (ConnectionField field : kind.fields()) {
            String said = field.isSecret()
                    ? details.secret(field.name()).map(Secret::reveal).orElse("")
                    : details.value(field.name()).orElse(field.initial());
            valueProperty(field).set(said);
        }
        if (name.get().isBlank()) {
            name.set(details.value("database").or(() -> details.value("host")).orElse(""));
        }
    }

    SavedConnection connection() {
        Map<String, String> said = new HashMap<>();
        for (ConnectionField field : kind.fields()) {
            String value = valueProperty(field).get().strip();
            if (!field.isSecret() && !value.isEmpty()) {
                said.put(field.name(), value);
            }
        }
        return new SavedConnection(id, name.get().strip(), kind.id(), said);
    }

    /** What was typed or dropped; the empty secret for one that was dropped. */
    Map<String, Secret> changedSecrets() {
        Map<String, Secret> typed = new HashMap<>();
        for (ConnectionField field : kind.fields()) {
            String value = valueProperty(field).get();
            if (field.isSecret() && (!value.isEmpty() || isForgotten(field))) {
                typed.put(field.name(), new Secret(value));
            }
        }
        return typed;
    }

    /** Everything for a test: what is typed, and otherwise what is stored. */
    ConnectionDetails details(Map<String, Secret> stored) {
        Map<String, Secret> secrets = new HashMap<>(stored);
        secrets.putAll(changedSecrets());
        secrets.values().removeIf(secret -> secret.reveal().isEmpty());
        return new ConnectionDetails(connection().values(), secrets);
    }

    private boolean isChanged() {
        return isNew
                || !name.get().equals(nameBefore)
                || !forgotten.isEmpty()
                || values.entrySet().stream()
                        .anyMatch(each -> !each.getValue().get().equals(before.get(each.getKey())));
    }

    private boolean isSound() {
        return !name.get().isBlank()
                && kind.fields().stream().allMatch(field -> complaint(field).isEmpty());
    }
}
