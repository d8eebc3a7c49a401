package crmbet.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.SmallDisk;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk becomes full while the outbox is written. */
@Timeout(120)
class FullOutboxIT {
    @TempDir
    private Path folder;

    @Test
    void whatDoesNotFitIsNotDecidedAndNothingIsSent() throws Exception {
        SmallDisk disk = new SmallDisk(folder);
        assumeTrue(disk.isPossible(), "this system lets nobody mount a disk of his own");
        assertEquals("""
                CannotWrite
                0 roll-outs, 0 sent
                DONE 300000
                1 roll-outs, 300000 sent
                0""", disk.run(Publisher.class, folder.toString()));
    }

    /** Publishes with a full disk, then with room. */
    static final class Publisher {
        private static final int MEMBERS = 300_000;
        private static final int ROOM = 2 << 20;

        private Publisher() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            FileClaims claims = new FileClaims(disk.resolve("claims"));
            MemoryTarget target = new MemoryTarget();
            target.size = 50_000;
            try (Workspace workspace = Workspace.openOrCreate(disk.resolve("workspace"))) {
                UUID version = UUID.randomUUID();
                SegmentRelease release =
                        Releases.of(workspace, version, version, IntStream.range(0, MEMBERS), Instant.now());
                Deliveries deliveries = new Deliveries(workspace, claims, InstantSource.system());
                Path ballast = disk.resolve("ballast");
                fill(ballast, ROOM);
                try {
                    decide(deliveries, release, target);
                    System.out.println("it fitted");
                } catch (OperationException e) {
                    System.out.println(e.failure().getClass().getSimpleName());
                }
                report(deliveries, target);
                Files.delete(ballast);
                RollOut decided = decide(deliveries, release, target);
                Courier courier = new Courier(
                        workspace,
                        claims,
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3),
                        InstantSource.system());
                RollOut done = courier.run(decided.id(), target, Monitor.none());
                System.out.println(done.state() + " " + done.progress().added());
                report(deliveries, target);
            }
        }

        private static RollOut decide(Deliveries deliveries, SegmentRelease release, Target target)
                throws OperationException {
            return deliveries.publish(
                    release, target, Optional.empty(), Stage.ALL, ProtectionRules.USUAL, "ana", Monitor.none());
        }

        private static void report(Deliveries deliveries, MemoryTarget target) throws OperationException {
            System.out.println(deliveries.list().size() + " roll-outs, " + target.members.size() + " sent");
        }

        private static void fill(Path file, int left) throws IOException {
            byte[] block = new byte[1 << 16];
            try (OutputStream out = Files.newOutputStream(file)) {
                while (Files.getFileStore(file).getUsableSpace() > left) {
                    out.write(block);
                }
            }
        }
    }
}
