package crmbet.workbench.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionStoreTest {
    private static final SavedConnection CRM = new SavedConnection(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            "CRM",
            "postgresql",
            Map.of("host", "db.example", "port", "5432", "database", "crm", "user", "ana"));
    private static final String PASSWORD = "s3cret-of-ana";

    @TempDir
    private Path folder;

    private ConnectionStore store;

    @BeforeEach
    void open() {
        store = ConnectionStore.beside(folder.resolve("settings.json"));
    }

    @Test
    void aConnectionComesBackWithItsSecretWhichIsInNoFileAsItIs() throws OperationException, IOException {
        store.save(CRM, Map.of("password", new Secret(PASSWORD)));
        ConnectionStore again = ConnectionStore.beside(folder.resolve("settings.json"));
        assertEquals(List.of(CRM), again.list());
        assertEquals(
                PASSWORD, again.details(CRM).secret("password").orElseThrow().reveal());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(PASSWORD), file::toString);
            }
        }
    }

    @Test
    void aChangeKeepsTheSecretUnlessItIsNamed() throws OperationException {
        store.save(CRM, Map.of("password", new Secret(PASSWORD)));
        SavedConnection renamed = new SavedConnection(CRM.id(), "Players", CRM.kind(), CRM.values());
        store.save(renamed, Map.of());
        assertEquals(List.of(renamed), store.list());
        assertEquals(
                PASSWORD,
                store.details(renamed).secret("password").orElseThrow().reveal());
        store.save(renamed, Map.of("password", new Secret("")));
        assertEquals(Map.of(), store.details(renamed).secrets());
    }

    @Test
    void aDeletedConnectionTakesItsSecretWithIt() throws OperationException {
        store.save(CRM, Map.of("password", new Secret(PASSWORD)));
        store.delete(CRM);
        assertEquals(List.of(), store.list());
        assertEquals(Map.of(), store.details(CRM).secrets());
    }

    @Test
    void twoConnectionsCannotHaveOneName() throws OperationException {
        store.save(CRM, Map.of());
        OperationException taken = assertThrows(
                OperationException.class,
                () -> store.save(new SavedConnection(UUID.randomUUID(), "crm", "postgresql", Map.of()), Map.of()));
        assertEquals(new Failure.AlreadyExists(Failure.Subject.CONNECTION, "crm"), taken.failure());
        assertEquals(CRM, store.find("crm"));
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws OperationException, IOException {
        store.save(CRM, Map.of());
        Path file = folder.resolve("saved-connections.json");
        String newer = Files.readString(file).replace("\"version\" : 1", "\"version\" : 2");
        Files.writeString(file, newer);
        OperationException refused = assertThrows(OperationException.class, () -> store.save(CRM, Map.of()));
        assertInstanceOf(Failure.Unreadable.class, refused.failure());
        assertEquals(newer, Files.readString(file));
    }
}
