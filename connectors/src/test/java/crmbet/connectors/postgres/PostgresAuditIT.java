package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.SharedNote;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit of a real database, read with the log-in of each role. */
class PostgresAuditIT {
    private static final UUID VERSION = UUID.randomUUID();
    private static final Instant LONG_AGO = Instant.parse("2020-02-02T10:00:00Z");

    private static SharedFixture fixture;
    private static final Map<SharedRole, String> logins = new EnumMap<>(SharedRole.class);

    @TempDir
    Path folder;

    @BeforeAll
    static void setUp() throws Exception {
        fixture = SharedFixture.create();
        for (SharedRole role : SharedRole.values()) {
            logins.put(role, fixture.login(role.id(), role));
        }
        fixture.database().execute("INSERT INTO workbench.segment VALUES (gen_random_uuid(), 'Best players', 'ana')");
        fixture.database().execute("""
                INSERT INTO workbench.segment_version SELECT '%s', id, 2, 'run', 1, NULL, '', 1, 1, 1, '[]', repeat('0', 64),
                    'DRAFT', 'ana', now(), 'ana' FROM workbench.segment""".formatted(VERSION));
        act("2026-01-01", "ana", "SEGMENT_PROPOSED", VERSION.toString(), "'digest'", "'They pay.'");
        act("2026-01-02", "bia", "SEGMENT_APPROVED", VERSION.toString(), "NULL", "'Últimas 100%'");
        try (SharedSegments service = as(SharedRole.SERVICE)) {
            service.note(note(AuditAction.ROLL_OUT_STARTED, "rui", "Shop"), Monitor.none());
            service.note(note(AuditAction.PERSON_REVEALED, login(SharedRole.SERVICE), "c1"), Monitor.none());
        }
    }

    @AfterAll
    static void tearDown() throws Exception {
        fixture.close();
    }

    private static void act(String day, String who, String action, String subject, String detail, String reason)
            throws Exception {
        fixture.database()
                .execute("INSERT INTO workbench.audit (at, who, action, subject, detail, reason) VALUES ('" + day
                        + " 12:00Z', '" + who + "', '" + action + "', '" + subject + "', " + detail + ", " + reason
                        + ")");
    }

    private static SharedNote note(AuditAction action, String who, String subject) {
        return new SharedNote(UUID.randomUUID(), LONG_AGO, who, action, subject, null, null, Optional.empty());
    }

    private static String login(SharedRole role) {
        return Objects.requireNonNull(logins.get(role));
    }

    private static SharedSegments as(SharedRole role) {
        return new PostgresSegments(fixture.profile(login(role)));
    }

    private static AuditFilter filter(String who, String action, String subject) {
        return new AuditFilter(who, action, subject, Optional.empty(), Optional.empty());
    }

    private static AuditFilter during(String from, String until) {
        return new AuditFilter("", "", "", Optional.of(Instant.parse(from)), Optional.of(Instant.parse(until)));
    }

    private static List<AuditEntry> find(SharedRole role, AuditFilter filter) throws OperationException {
        try (SharedSegments shared = as(role)) {
            return shared.find(filter, 100, Monitor.none());
        }
    }

    private static List<String> who(AuditFilter filter) throws OperationException {
        return find(SharedRole.ANALYST, filter).stream().map(AuditEntry::who).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = SharedRole.class,
            names = {"ANALYST", "MARKETER", "SERVICE"})
    void whoWorksWithSegmentsReadsWhatHappenedToThemTheLastFirst(SharedRole role) throws Exception {
        List<AuditEntry> entries = find(role, AuditFilter.all());
        assertEquals(
                List.of(AuditAction.ROLL_OUT_STARTED, AuditAction.SEGMENT_APPROVED, AuditAction.SEGMENT_PROPOSED),
                entries.stream().map(AuditEntry::action).toList());
        AuditEntry proposed = entries.getLast();
        assertEquals(Instant.parse("2026-01-01T12:00:00Z"), proposed.at());
        assertEquals("ana", proposed.who());
        assertEquals("digest", proposed.detail());
        assertEquals("They pay.", proposed.reason());
        assertEquals(new AuditEntry.Shared("Best players", 2, null, null), proposed.shared());
    }

    @Test
    void administratorsReadAllOfIt() throws Exception {
        Set<AuditAction> actions = find(SharedRole.ADMIN, AuditFilter.all()).stream()
                .map(AuditEntry::action)
                .collect(Collectors.toSet());
        assertTrue(
                actions.containsAll(EnumSet.of(
                        AuditAction.ROLE_GRANTED, AuditAction.PERSON_REVEALED, AuditAction.SEGMENT_APPROVED)),
                actions::toString);
    }

    @Test
    void whoMayNotReadItIsToldSoByName() throws Exception {
        try (SharedSegments support = as(SharedRole.SUPPORT)) {
            Failure failure = assertThrows(
                            OperationException.class, () -> support.find(AuditFilter.all(), 1, Monitor.none()))
                    .failure();
            Obstacle.SharedAuditClosed closed = assertInstanceOf(
                    Obstacle.SharedAuditClosed.class,
                    assertInstanceOf(Failure.NotPossible.class, failure).obstacle());
            assertEquals(login(SharedRole.SUPPORT), closed.login());
            Path file = folder.resolve("audit.csv");
            assertThrows(
                    OperationException.class, () -> support.export(AuditFilter.all(), file, "eva", Monitor.none()));
            assertFalse(Files.exists(file));
        }
        String nobody = fixture.login("nobody");
        try (SharedSegments without = new PostgresSegments(fixture.profile(nobody))) {
            assertInstanceOf(
                    Failure.Unauthorized.class,
                    assertThrows(OperationException.class, () -> without.find(AuditFilter.all(), 1, Monitor.none()))
                            .failure());
        }
    }

    @Test
    void entriesAreFoundByWhoWhatAndAboutWhat() throws Exception {
        assertEquals(List.of("bia"), who(filter(" BI ", "", "")));
        assertEquals(List.of("bia", "ana"), who(filter("", "segment", "")));
        assertEquals(List.of("ana"), who(filter("", "", "they PAY")), "in the reason");
        assertEquals(List.of("bia"), who(filter("", "", "ÚLTIMAS")), "whatever its case");
        assertEquals(List.of("ana"), who(filter("", "", "Digest")), "in the particulars");
        assertEquals(List.of("bia", "ana"), who(filter("", "", "best play")), "by the name of the segment");
        assertEquals(List.of("bia", "ana"), who(filter("", "", VERSION.toString())), "by its id");
        assertEquals(List.of(), who(filter("ana", "APPROVED", "")));
        try (SharedSegments analyst = as(SharedRole.ANALYST)) {
            assertEquals(
                    List.of("rui", "bia"),
                    analyst.find(AuditFilter.all(), 2, Monitor.none()).stream()
                            .map(AuditEntry::who)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ia", "b%", "' OR '1' = '1", "bia'; DELETE FROM workbench.audit; --", "\\", "?"})
    void whatIsAskedForIsTakenLiterally(String text) throws Exception {
        assertEquals(List.of(), who(filter(text, "", "")));
        assertEquals(List.of(), who(filter("", text, "")));
        assertEquals(List.of("bia"), who(filter("", "", "100%")));
    }

    @Test
    void entriesAreFoundByTheServersTimeAndByTheTimeThatWasTold() throws Exception {
        assertEquals(List.of("bia"), who(during("2026-01-02T12:00:00Z", "2026-01-03T00:00:00Z")));
        assertEquals(List.of("ana"), who(during("2026-01-01T00:00:00Z", "2026-01-02T12:00:00Z")));
        Instant now = Instant.now();
        assertEquals(
                List.of("rui"),
                who(new AuditFilter("", "", "", Optional.of(now.minus(Duration.ofHours(1))), Optional.empty())),
                "by when it came, whatever the workbench told");
        assertEquals(List.of("rui"), who(during("2020-02-01T00:00:00Z", "2020-02-03T00:00:00Z")));
    }

    @Test
    void whoReportsWhatSomebodyElseDidIsNamedAndFound() throws Exception {
        String service = login(SharedRole.SERVICE);
        AuditEntry reported = find(SharedRole.ANALYST, filter("rui", "", "")).getFirst();
        assertEquals("rui", reported.who());
        AuditEntry.Shared shared = Objects.requireNonNull(reported.shared());
        assertEquals(service, shared.reportedBy());
        assertEquals(LONG_AGO, shared.doneAt());
        assertNull(shared.segment());
        assertEquals(List.of("rui"), who(filter(service, "", "")));
        AuditEntry own = find(SharedRole.ADMIN, filter(service, "REVEALED", "")).getFirst();
        assertEquals(service, own.who());
        assertNull(Objects.requireNonNull(own.shared()).reportedBy(), "nobody else said so");
    }

    @Test
    void whatIsExportedIsNotedThereAndNothingIsLeftWhereItCannotBeWritten() throws Exception {
        Path file = folder.resolve("audit.csv");
        AuditFilter rui = filter("rui", "", "");
        try (SharedSegments analyst = as(SharedRole.ANALYST)) {
            assertEquals(1, analyst.export(rui, file, "caio", Monitor.none()));
            assertEquals(
                    2, analyst.export(filter("", "segment", ""), folder.resolve("both.csv"), "caio", Monitor.none()));
            assertInstanceOf(
                    Failure.CannotWrite.class,
                    assertThrows(
                                    OperationException.class,
                                    () -> analyst.export(rui, folder.resolve("no/audit.csv"), "caio", Monitor.none()))
                            .failure());
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals("at,who,action,subject,detail,reason,segment,version,reported_by,done_at", lines.getFirst());
        assertEquals(
                "\"rui\",\"ROLL_OUT_STARTED\",\"Shop\",,,,,\"" + login(SharedRole.SERVICE) + "\",\"" + LONG_AGO + '"',
                lines.get(1).substring(lines.get(1).indexOf(',') + 1));
        assertTrue(
                Files.readAllLines(folder.resolve("both.csv")).get(1).endsWith("\"Best players\",\"2\",,"),
                "the first first");
        AuditEntry noted =
                find(SharedRole.ADMIN, filter("caio", "", "audit.csv")).getLast();
        assertEquals(AuditAction.AUDIT_EXPORTED, noted.action());
        assertEquals("1 entries", noted.detail());
    }

    @Test
    void readingStopsWhenItIsCancelled() throws Exception {
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                if (phase == Phase.READING) {
                    cancel();
                }
            }
        };
        try (SharedSegments analyst = as(SharedRole.ANALYST)) {
            assertThrows(CancellationException.class, () -> analyst.find(AuditFilter.all(), 10, monitor));
        }
    }

    /** Whatever the database notes by itself must be known here, or nobody could read any of it. */
    @ParameterizedTest
    @ValueSource(strings = {"V2__rights.sql", "V3__sending.sql"})
    void everyActThatTheDatabaseNotesHasAName(String migration) throws Exception {
        try (InputStream file = Objects.requireNonNull(
                SharedSchema.class.getResourceAsStream("/crmbet/connectors/postgres/shared/" + migration))) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<String> acts = Pattern.compile("PERFORM note\\('([A-Z_]+)'|'((?:SEGMENT|ROLL_OUT|PERSON)_[A-Z_]+)'")
                    .matcher(sql)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .distinct()
                    .toList();
            assertTrue(acts.size() > 5, acts::toString);
            acts.forEach(AuditAction::valueOf);
        }
    }
}
