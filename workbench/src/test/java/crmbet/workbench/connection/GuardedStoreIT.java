package crmbet.workbench.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.lake.LakeKind;
import crmbet.connectors.lake.TemporaryBucket;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class GuardedStoreIT {
    @TempDir
    Path folder;

    @Test
    void aLakeThatDoesNotAnswerIsAskedOnceForBucketsBrowsingAndLoading() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket dead = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(dead, asked));
            ConnectionStore connections = ConnectionStore.beside(folder.resolve("settings.json"));
            SavedConnection saved = saved(connections, "http://127.0.0.1:" + dead.getLocalPort(), "key");
            Lakes lakes = new Lakes(connections);
            Failure first = failure(() -> lakes.buckets(saved, Monitor.none()));
            assertInstanceOf(Failure.Unreachable.class, first);
            int once = asked.get();
            assertTrue(once > 0);
            long start = System.nanoTime();
            try (GuardedStore store = lakes.open(saved, "lake")) {
                assertEquals(first, failure(() -> store.browse("", Monitor.none())));
                assertEquals(first, failure(() -> store.list("", Monitor.none())));
            }
            assertEquals(first, failure(() -> lakes.buckets(saved, Monitor.none())));
            assertEquals(once, asked.get(), "it was left alone");
            assertTrue(System.nanoTime() - start < 2_000_000_000L);
        }
    }

    @Test
    void theBucketThatAConnectionNamesComesFirstWhetherOrNotOthersMayBeSeen() throws Exception {
        try (TemporaryBucket bucket = TemporaryBucket.create()) {
            ConnectionStore connections = ConnectionStore.beside(folder.resolve("settings.json"));
            Lakes lakes = new Lakes(connections);
            SavedConnection right = saved(connections, bucket.endpoint().toString(), bucket.secretKey());
            assertEquals(List.of("another", TemporaryBucket.NAME), lakes.buckets(right, Monitor.none()));
            SavedConnection wrong = saved(connections, bucket.endpoint().toString(), "wrong");
            assertEquals(List.of("another"), lakes.buckets(wrong, Monitor.none()));
        }
    }

    private static Failure failure(Executable question) {
        return assertThrows(OperationException.class, question).failure();
    }

    private static SavedConnection saved(ConnectionStore connections, String endpoint, String secret)
            throws OperationException {
        SavedConnection saved = new SavedConnection(
                UUID.randomUUID(),
                "Lake " + secret,
                LakeKind.ID,
                Map.of("bucket", "another", "endpoint", endpoint, "accessKey", "reader"));
        connections.save(saved, Map.of("secretKey", new Secret(secret)));
        return saved;
    }

    private static void hangUp(ServerSocket server, AtomicInteger asked) {
        while (!server.isClosed()) {
            try (Socket _ = server.accept()) {
                asked.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }
}
