package crmbet.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data from the file to the pseudonym, back for a reason, and out of the workspace for good. */
class PersonalDataTest {
    private static final String ANA = "player-ana-000017";
    private static final String EMAIL = "Ana.Zimmermann@postbox-example.org";

    @TempDir
    Path folder;

    private PrivacyKey key() {
        byte[] bytes = new byte[PrivacyKey.BYTES];
        Arrays.fill(bytes, (byte) 7);
        return () -> bytes.clone();
    }

    private PrivacyOptions detecting() {
        return new PrivacyOptions(key(), Map.of(), Set.of());
    }

    private Path players() throws IOException {
        StringBuilder rows = new StringBuilder("player,email,telefone,cpf,name,ip,amount,at\n");
        rows.append(
                ANA + "," + EMAIL + ",+55 (11) 98765-4321,529.982.247-25,Ana Zimmermann,203.0.113.77,10,2024-01-05\n");
        rows.append(
                ANA
                        + ",  ana.zimmermann@POSTBOX-example.org ,+5511987654321,52998224725,Ana Zimmermann,203.0.113.78,5,2024-01-06\n");
        for (int i = 0; i < 40; i++) {
            rows.append("player-%06d,p%d@example.com,+55 11 9%07d,,Bia Souza,198.51.100.%d,%d,2024-01-07\n"
                    .formatted(i + 100, i, i, i, i + 1));
        }
        return Files.writeString(folder.resolve("players.csv"), rows);
    }

    private Workspace open() throws OperationException {
        return Workspace.openOrCreate(folder.resolve("workspace"));
    }

    private static List<String> column(Workspace workspace, String sql) throws OperationException {
        return workspace.read(Monitor.none(), session -> session.query(sql, row -> row.text(0)));
    }

    private void load(Workspace workspace) throws Exception {
        LoadRequest request = new LoadRequest(players(), "players", ReadOptions.detect(), false).with(detecting());
        new Datasets(workspace).load(request, Monitor.none());
    }

    private boolean anywhere(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("workspace"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aColumnThatIsEmptyForALongTimeIsFoundAllTheSame() throws Exception {
        StringBuilder rows = new StringBuilder("player,contact,note,amount\n");
        for (int i = 0; i < 5000; i++) {
            boolean late = i > 4900;
            rows.append("player-%06d,%s,%s,%d\n"
                    .formatted(i, late ? "late%d@postbox-example.org".formatted(i) : "", late ? "gift" : "", i));
        }
        Path file = Files.writeString(folder.resolve("late.csv"), rows);
        try (Workspace workspace = open()) {
            new Datasets(workspace)
                    .load(new LoadRequest(file, "late", ReadOptions.detect(), false).with(detecting()), Monitor.none());
            assertEquals(
                    List.of(new PersonalColumn("contact", PersonalKind.EMAIL, false)),
                    new PersonalData(workspace, key()).columns("late"));
            assertEquals(
                    List.of("99"),
                    column(
                            workspace,
                            "SELECT CAST(count(*) AS VARCHAR) FROM data.late WHERE contact LIKE 'em\\_%' ESCAPE '\\'"));
            assertEquals(
                    List.of("gift"), column(workspace, "SELECT DISTINCT note FROM data.late WHERE note IS NOT NULL"));
        }
        assertFalse(anywhere("postbox-"));
    }

    @Test
    void personalColumnsAreFoundAndOnlyPseudonymsAreStored() throws Exception {
        try (Workspace workspace = open()) {
            load(workspace);
            assertEquals(
                    Map.of(
                            "cpf", PersonalKind.CPF,
                            "email", PersonalKind.EMAIL,
                            "ip", PersonalKind.IP,
                            "name", PersonalKind.NAME,
                            "telefone", PersonalKind.PHONE),
                    new PersonalData(workspace, key())
                            .columns("players").stream()
                                    .collect(Collectors.toMap(PersonalColumn::column, PersonalColumn::kind)));
            // However they are written, the same address, number and document have the same pseudonym.
            for (String column : List.of("email", "telefone", "cpf", "name")) {
                List<String> pseudonyms = column(
                        workspace, "SELECT DISTINCT " + column + " FROM data.players WHERE player = '" + ANA + "'");
                assertEquals(1, pseudonyms.size(), column);
                assertTrue(pseudonyms.getFirst().matches("[a-z]{2}_[0-9a-f]{24}"), pseudonyms.getFirst());
            }
            assertEquals(
                    List.of("203.0.113.0/24"),
                    column(workspace, "SELECT DISTINCT ip FROM data.players WHERE player = '" + ANA + "'"));
            assertEquals(
                    column(workspace, "SELECT DISTINCT email FROM data.players WHERE player = '" + ANA + "'"),
                    List.of(new PersonalData(workspace, key())
                            .pseudonym(PersonalKind.EMAIL, " ANA.zimmermann@postbox-EXAMPLE.org")));
        }
        for (String plain : List.of("ostbox-", "Zimmermann", "98765", "987654321", "529982", "529.982", "113.77")) {
            assertFalse(anywhere(plain), plain + " is in a file of the workspace");
        }
        assertTrue(anywhere("players"), "the search finds nothing at all");
    }

    @Test
    void whatTheUserSaysAboutColumnsDecides() throws Exception {
        try (Workspace workspace = open()) {
            PrivacyOptions options =
                    new PrivacyOptions(key(), Map.of("player", PersonalKind.NAME), Set.of("ip", "telefone"));
            new Datasets(workspace)
                    .load(
                            new LoadRequest(players(), "players", ReadOptions.detect(), false).with(options),
                            Monitor.none());
            assertEquals(
                    List.of("cpf", "email", "name", "player"),
                    new PersonalData(workspace, key())
                            .columns("players").stream()
                                    .map(PersonalColumn::column)
                                    .toList());
            assertTrue(column(workspace, "SELECT ip FROM data.players").contains("203.0.113.77"));
            PrivacyOptions wrong = new PrivacyOptions(key(), Map.of("fax", PersonalKind.PHONE), Set.of());
            Failure failure = assertThrows(
                            OperationException.class,
                            () -> new Datasets(workspace)
                                    .load(
                                            new LoadRequest(players(), "again", ReadOptions.detect(), false)
                                                    .with(wrong),
                                            Monitor.none()))
                    .failure();
            assertInstanceOf(Failure.NotFound.class, failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "json"})
    void otherFormatsAreProtectedAlike(String format) throws Exception {
        Path file = folder.resolve("players." + format);
        Path csv = players();
        try (Workspace workspace = open()) {
            workspace.read(
                    Monitor.none(),
                    session -> session.execute("COPY (SELECT * FROM read_csv('" + csv + "')) TO '" + file + "'"));
            new Datasets(workspace)
                    .load(
                            new LoadRequest(file, "players", ReadOptions.detect(), false).with(detecting()),
                            Monitor.none());
            assertTrue(column(workspace, "SELECT email FROM data.players").stream()
                    .allMatch(value -> value.startsWith("em_")));
        }
        assertFalse(anywhere("ostbox-"));
    }

    @Test
    void aValueIsRevealedForAReasonAndThatIsRemembered() throws Exception {
        try (Workspace workspace = open()) {
            load(workspace);
            map(workspace);
            PersonalData data = new PersonalData(workspace, key());
            List<PersonalData.Revealed> revealed = data.reveal(ANA, "ana", "asked to be called back", Monitor.none());
            assertTrue(
                    revealed.stream().anyMatch(each -> each.value().strip().equalsIgnoreCase(EMAIL)),
                    revealed.toString());
            assertTrue(revealed.stream().noneMatch(each -> each.value().contains("@example.com")));
            var entry = new AuditLog(workspace).latest(1).getFirst();
            assertEquals(AuditAction.PERSON_REVEALED, entry.action());
            assertEquals("asked to be called back", entry.reason());
            assertThrows(OperationException.class, () -> data.reveal(ANA, "ana", " ", Monitor.none()));
            assertThrows(OperationException.class, () -> data.reveal("nobody", "ana", "why", Monitor.none()));
            byte[] other = new byte[PrivacyKey.BYTES];
            assertTrue(new PersonalData(workspace, () -> other)
                    .reveal(ANA, "ana", "wrong key", Monitor.none())
                    .isEmpty());
        }
    }

    private static void map(Workspace workspace) throws OperationException {
        new Canonical(workspace).map("players", ColumnMapping.of("player", "at", "amount"), Monitor.none());
    }

    @Test
    void anErasedPersonIsInNoTableAndNoFile() throws Exception {
        String pseudonym;
        try (Workspace workspace = open()) {
            load(workspace);
            map(workspace);
            new FeatureSets(workspace)
                    .compute(
                            FeatureSetDefinition.of("rfm", List.of("money"), Transform.NONE, Scaling.NONE),
                            Monitor.none());
            pseudonym = new PersonalData(workspace, key()).pseudonym(PersonalKind.EMAIL, EMAIL);
            assertEquals(
                    41,
                    new FeatureSets(workspace)
                            .load("rfm", Monitor.none())
                            .customers()
                            .size());
        }
        Erasure.Proof proof = Erasure.erase(folder.resolve("workspace"), ANA, "ana", "They asked.", Monitor.none());
        assertEquals(List.of(), proof.left());
        assertEquals(2, proof.deleted().get("data.players"));
        assertEquals(1, proof.deleted().get("features.rfm"));
        assertEquals(4, proof.pseudonyms());
        assertTrue(proof.tables() > 10 && !proof.files().isEmpty() && proof.bytes() > 0);
        for (String trace : List.of(ANA, pseudonym, "ostbox-", "Zimmermann")) {
            assertFalse(anywhere(trace), trace);
        }
        try (Workspace workspace = open()) {
            assertEquals(List.of("40"), column(workspace, "SELECT count(*)::VARCHAR FROM crm.customer"));
            assertEquals(
                    40,
                    new FeatureSets(workspace)
                            .load("rfm", Monitor.none())
                            .customers()
                            .size());
            assertEquals(40, new Datasets(workspace).list().getFirst().rows());
        }
        assertThrows(
                OperationException.class,
                () -> Erasure.erase(folder.resolve("workspace"), ANA, "ana", "They asked.", Monitor.none()));
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerAlone() throws Exception {
        PrivacyKey made = new KeyFile(folder.resolve("keys"));
        byte[] bytes = made.bytes();
        assertTrue(Arrays.equals(bytes, new KeyFile(folder.resolve("keys")).bytes()));
        Path file = folder.resolve("keys").resolve("privacy.key");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals(2, Files.getPosixFilePermissions(file).size());
        }
        Files.write(file, new byte[3]);
        assertThrows(OperationException.class, made::bytes);
    }

    @Test
    void addressesOfTheInternetLoseWhatTellsSubscribersApart() {
        assertEquals("203.0.113.0/24", Networks.truncated(" 203.0.113.77 "));
        assertEquals("2001:db8:1234:0:0:0:0:0/48", Networks.truncated("2001:db8:1234:5678::9"));
        assertEquals(null, Networks.truncated("localhost"));
        assertEquals(null, Networks.truncated("300.1.1.1"));
    }

    @Test
    void aSealedValueOpensOnlyForItsOwnPseudonym() {
        Pseudonyms pseudonyms = new Pseudonyms(new byte[PrivacyKey.BYTES]);
        String ana = String.valueOf(pseudonyms.of(PersonalKind.EMAIL, "ana@example.org"));
        String sealed = pseudonyms.seal(PersonalKind.EMAIL, "ana@example.org");
        assertNotEquals(sealed, pseudonyms.seal(PersonalKind.EMAIL, "ana@example.org"));
        assertEquals(
                "ana@example.org",
                pseudonyms.open(PersonalKind.EMAIL, ana, sealed).orElseThrow());
        assertTrue(pseudonyms
                .open(PersonalKind.EMAIL, "em_000000000000000000000000", sealed)
                .isEmpty());
        assertTrue(pseudonyms.open(PersonalKind.PHONE, ana, sealed).isEmpty());
        assertTrue(pseudonyms
                .open(PersonalKind.EMAIL, ana, sealed.substring(0, sealed.length() - 4) + "AAAA")
                .isEmpty());
    }
}
