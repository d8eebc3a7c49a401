package crmbet.workbench.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.secret.EncryptedSecrets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionWatchTest {
    private static final SavedConnection SYSTEM =
            new SavedConnection(UUID.randomUUID(), "System", "postgresql", Map.of("host", "h"));
    /** So long that no pause ends within a test. */
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final StubKind kind = new StubKind();
    private Instant now = Instant.parse("2026-11-21T13:00:00Z");
    private ConnectionStore store;

    @BeforeEach
    void create() throws OperationException {
        store = new ConnectionStore(
                folder.resolve("saved-connections.json"),
                new EncryptedSecrets(folder),
                new ConnectionKinds(List.of(kind)));
        store.save(SYSTEM, Map.of("password", new Secret("hush")));
    }

    private ConnectionWatch watch(Duration firstPause) {
        ConnectionWatch watch = new ConnectionWatch(
                store,
                Runnable::run,
                Runnable::run,
                () -> now,
                new ConnectionWatch.Pace(Duration.ofMinutes(1), firstPause, LONG));
        watch.follow(List.of(SYSTEM));
        return watch;
    }

    @Test
    void aSystemThatAnswersIsAskedOnceAMinuteWithItsSecret() {
        ConnectionWatch watch = watch(LONG);
        assertInstanceOf(ConnectionStatus.Unknown.class, watch.status(SYSTEM));
        watch.look();
        watch.look();
        assertEquals(1, kind.asked());
        ConnectionStatus.Reachable up = assertInstanceOf(ConnectionStatus.Reachable.class, watch.status(SYSTEM));
        assertEquals("Stub true", up.health().version());
        now = now.plusSeconds(60);
        watch.look();
        assertEquals(2, kind.asked());
    }

    @Test
    void aDeadSystemIsLeftAloneUntilItsTurnOrUntilSomebodyAsks() {
        kind.answers(false);
        ConnectionWatch watch = watch(LONG);
        watch.look();
        Instant died = now;
        now = now.plusSeconds(30);
        watch.look();
        watch.look();
        assertEquals(1, kind.asked());
        ConnectionStatus.Unreachable down = assertInstanceOf(ConnectionStatus.Unreachable.class, watch.status(SYSTEM));
        assertEquals(died, down.since());
        assertTrue(down.nextTry().isAfter(died.plusSeconds(3500)), down::toString);
        watch.askNow(SYSTEM);
        assertEquals(2, kind.asked());
        assertEquals(died, ((ConnectionStatus.Unreachable) watch.status(SYSTEM)).since());
        kind.answers(true);
        watch.askNow(SYSTEM);
        assertInstanceOf(ConnectionStatus.Reachable.class, watch.status(SYSTEM));
    }

    @Test
    void pausesGrowToALimit() {
        ConnectionWatch.Pace pace = ConnectionWatch.Pace.USUAL;
        assertEquals(
                List.of(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L),
                java.util.stream.IntStream.rangeClosed(1, 8)
                        .mapToObj(failures -> pace.pause(failures).toSeconds())
                        .toList());
        assertEquals(300, pace.pause(10_000).toSeconds());
    }

    @Test
    void aChangedConnectionIsAskedAnewAndADeletedOneForgotten() {
        kind.answers(false);
        ConnectionWatch watch = watch(LONG);
        watch.look();
        SavedConnection moved = new SavedConnection(SYSTEM.id(), "System", "postgresql", Map.of("host", "elsewhere"));
        kind.answers(true);
        watch.follow(List.of(moved));
        watch.look();
        assertInstanceOf(ConnectionStatus.Reachable.class, watch.status(moved));
        watch.follow(List.of());
        assertTrue(watch.statuses().isEmpty());
    }

    @Test
    void aConnectionThatMakesNoAddressOrIsOfANewerVersionIsAFinding() {
        ConnectionWatch watch = watch(LONG);
        SavedConnection incomplete = new SavedConnection(UUID.randomUUID(), "Incomplete", "postgresql", Map.of());
        SavedConnection newer = new SavedConnection(UUID.randomUUID(), "Newer", "teleport", Map.of("host", "h"));
        watch.follow(List.of(incomplete, newer));
        watch.look();
        for (SavedConnection each : List.of(incomplete, newer)) {
            ConnectionStatus.Unreachable down =
                    assertInstanceOf(ConnectionStatus.Unreachable.class, watch.status(each));
            Failure.Unreadable said = assertInstanceOf(Failure.Unreadable.class, down.failure());
            assertEquals(each.name(), said.source());
        }
    }

    @Test
    void aDefectWhileAskingIsNoAnswerAndKeepsNobodyFromAskingAgain() {
        ConnectionWatch watch = watch(LONG);
        kind.breaks(true);
        assertThrows(IllegalStateException.class, watch::look);
        kind.breaks(false);
        watch.askNow(SYSTEM);
        assertInstanceOf(ConnectionStatus.Reachable.class, watch.status(SYSTEM));
    }
}
