package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A workspace, and a target in memory, to which segments are sent with a clock that only tests move. */
@Timeout(60)
abstract class DeliveryFixture {
    static final UUID SEGMENT = UUID.fromString("6f2b8a52-9d4c-4c7a-8b3e-1f0e6a7d5c11");
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);

    @TempDir
    Path folder;

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final InstantSource clock = now::get;
    final MemoryTarget target = new MemoryTarget();
    Workspace workspace;
    Claims claims;
    Deliveries deliveries;
    Courier courier;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        claims = new FileClaims(folder.resolve("claims"));
        deliveries = new Deliveries(workspace, claims, clock);
        courier = new Courier(workspace, claims, SOON, clock);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    SegmentRelease release(int members) throws OperationException {
        return release(SEGMENT, IntStream.range(0, members));
    }

    SegmentRelease release(UUID id, IntStream numbers) throws OperationException {
        return Releases.of(workspace, SEGMENT, id, numbers, START);
    }

    RollOut decide(SegmentRelease release, Stage stage) throws OperationException {
        return deliveries.publish(
                release, target, Optional.empty(), stage, ProtectionRules.USUAL, "ana", Monitor.none());
    }

    RollOut publish(SegmentRelease release) throws OperationException {
        return run(decide(release, Stage.ALL));
    }

    RollOut run(RollOut rollOut) throws OperationException {
        return courier.run(rollOut.id(), target, Monitor.none());
    }

    LedgerEntry.Outcome outcome(String customer) {
        try {
            return new Ledger(workspace).of(customer).getLast().outcome();
        } catch (OperationException e) {
            throw new AssertionError(e);
        }
    }

    static void assertObstacle(Class<? extends Obstacle> kind, Executable act) {
        Failure failure = assertThrows(OperationException.class, act).failure();
        assertInstanceOf(
                kind, assertInstanceOf(Failure.NotPossible.class, failure).obstacle());
    }
}
