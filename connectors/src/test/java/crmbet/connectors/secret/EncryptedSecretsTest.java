package crmbet.connectors.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedSecretsTest {
    private static final Secret SECRET = new Secret("s€cret 🎰 with spaces");

    @TempDir
    private Path home;

    private Path folder;
    private EncryptedSecrets secrets;

    @BeforeEach
    void create() {
        folder = home.resolve("crmbet").resolve("secrets");
        secrets = new EncryptedSecrets(folder);
    }

    @Test
    void whatIsKeptIsFoundByAnotherProcessAndGoneOnceForgotten() throws OperationException {
        assertEquals(Optional.empty(), secrets.find("a"));
        secrets.forget("a");
        secrets.keep("a", SECRET);
        secrets.keep("b/ü c", new Secret(""));
        secrets.keep("a", SECRET);
        EncryptedSecrets other = new EncryptedSecrets(folder);
        assertEquals(Optional.of(SECRET), other.find("a"));
        assertEquals(Optional.of(new Secret("")), other.find("b/ü c"));
        other.forget("a");
        assertEquals(Optional.empty(), secrets.find("a"));
        assertEquals(Optional.of(new Secret("")), secrets.find("b/ü c"));
    }

    @Test
    void noFileHoldsTheSecretAndOnlyTheOwnerReadsThem() throws OperationException, IOException {
        secrets.keep("a", SECRET);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(3, all.size(), all::toString);
            for (Path each : all) {
                String content = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                String utf8 = new String(SECRET.reveal().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(utf8), each::toString);
            }
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            for (String name : List.of("secrets", "secrets.key")) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
            }
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void sealedAnewEachTime() throws OperationException, IOException {
        secrets.keep("a", SECRET);
        String first = Files.readString(folder.resolve("secrets"));
        secrets.keep("a", SECRET);
        assertFalse(first.equals(Files.readString(folder.resolve("secrets"))), "the nonce was used twice");
    }

    @Test
    void entriesCannotBeExchangedOrChanged() throws OperationException, IOException {
        secrets.keep("a", SECRET);
        secrets.keep("b", new Secret("other"));
        Path file = folder.resolve("secrets");
        List<String> lines = Files.readAllLines(file);
        String exchanged = lines.get(1).replaceFirst(" .*", " ") + lines.get(2).replaceFirst(".* ", "");
        Files.write(file, List.of(lines.get(0), exchanged, lines.get(2)));
        assertUnreadable("a");
        assertEquals(Optional.of(new Secret("other")), secrets.find("b"));
        Files.write(file, List.of(lines.get(0), lines.get(1).replaceAll(" .*", " AAAA"), lines.get(2)));
        assertUnreadable("a");
        Files.writeString(file, "something else\n");
        assertUnreadable("b");
    }

    @Test
    void withoutTheKeyNothingIsReadAndItIsSaid() throws OperationException, IOException {
        secrets.keep("a", SECRET);
        Files.delete(folder.resolve("secrets.key"));
        assertUnreadable("a");
        secrets.keep("b", SECRET);
        assertEquals(Optional.of(SECRET), secrets.find("b"));
        assertUnreadable("a");
    }

    @Test
    void severalThreadsAndStoresLoseNothing() throws OperationException {
        IntStream.range(0, 24).parallel().forEach(i -> {
            try {
                (i % 2 == 0 ? secrets : new EncryptedSecrets(folder)).keep("n" + i, new Secret("v" + i));
            } catch (OperationException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 24; i++) {
            assertEquals(Optional.of(new Secret("v" + i)), secrets.find("n" + i));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsReported() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "in the way");
        OperationException failed = assertThrows(OperationException.class, () -> secrets.keep("a", SECRET));
        assertInstanceOf(Failure.CannotWrite.class, failed.failure());
        assertFalse(failed.toString().contains(SECRET.reveal()));
    }

    private void assertUnreadable(String name) {
        OperationException failed = assertThrows(OperationException.class, () -> secrets.find(name));
        assertInstanceOf(Failure.Unreadable.class, failed.failure());
        assertTrue(failed.toString().contains("secrets"), failed::toString);
    }
}
