package crmbet.connectors.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.embedded.RedisServer;

/**
 * A prefix of keys on a real Redis, gone once closed: on the server of this machine if there is one, otherwise on one that
 * is started for the purpose.
 */
public final class TemporaryRedis implements AutoCloseable {
    private static final int USUAL_PORT = 6379;

    private final @Nullable RedisServer started;
    private final int port;
    private final String prefix = "crmbet-test:" + UUID.randomUUID() + ":";
    private final RedisClient client;

    private TemporaryRedis(@Nullable RedisServer started, int port) {
        this.started = started;
        this.port = port;
        client = RedisClient.create("127.0.0.1", port);
    }

    /** Starts a server unless there is one. */
    public static TemporaryRedis create() throws IOException {
        if (!"embedded".equals(System.getProperty("crmbet.test.redis")) && answers()) {
            return new TemporaryRedis(null, USUAL_PORT);
        }
        return ofItsOwn();
    }

    /** Starts a server that nobody else uses. */
    public static TemporaryRedis ofItsOwn() throws IOException {
        RedisServer server = new RedisServer(freePort());
        server.start();
        return new TemporaryRedis(server, server.ports().getFirst());
    }

    /** A port on which nobody listens. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where the server listens. */
    public int port() {
        return port;
    }

    /** The names of everything that is kept there. */
    public Set<String> keys(String pattern) {
        return client.keys(pattern);
    }

    /** What is kept under a name; null for nothing. */
    public byte @Nullable [] value(String key) {
        return client.get(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes over what is kept, for as long as it lives. */
    public void overwrite(String key, byte[] value, Duration life) {
        client.set(
                key.getBytes(StandardCharsets.UTF_8),
                value,
                SetParams.setParams().px(life.toMillis()));
    }

    /** How long a value is still kept. */
    public Duration left(String key) {
        return Duration.ofMillis(client.pttl(key));
    }

    String prefix() {
        return prefix;
    }

    /** Whoever else uses the server. */
    RedisClient other() {
        return client;
    }

    String onlyKey() {
        return client.scan("0", new ScanParams().match(prefix + "*").count(100_000))
                .getResult()
                .getFirst();
    }

    @Override
    public void close() throws IOException {
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            var page = client.scan(cursor, new ScanParams().match(prefix + "*").count(1000));
            page.getResult().forEach(client::del);
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        client.close();
        if (started != null) {
            started.stop();
        }
    }

    private static boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_PORT), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
