package crmbet.connectors.rabbitmq;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A RabbitMQ of one's own, on a port of its own, that can be stopped and started again with what it holds. */
public final class OwnBroker implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of(
            "/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/sbin/rabbitmq-server", "/opt/homebrew/sbin/rabbitmq-server");
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final int port;
    private Process process;

    private OwnBroker(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        process = launch();
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException if RabbitMQ is not installed here: then its tests cannot be run
     */
    public static OwnBroker start() throws IOException, InterruptedException {
        return new OwnBroker(Files.createTempDirectory("crmbet-rabbitmq"), freePort());
    }

    public int port() {
        return port;
    }

    /** Kills it, and starts it again with what it had written. */
    public void restart() throws IOException, InterruptedException {
        end();
        process = launch();
    }

    private Process launch() throws IOException, InterruptedException {
        String program = PROGRAMS.stream()
                .filter(each -> Files.isExecutable(Path.of(each)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "install RabbitMQ to run this test: none of " + PROGRAMS + " is there"));
        ProcessBuilder builder = new ProcessBuilder(program);
        Map<String, String> environment = builder.environment();
        environment.put("RABBITMQ_NODENAME", "crmbet" + port + "@localhost");
        environment.put("RABBITMQ_NODE_PORT", String.valueOf(port));
        environment.put("RABBITMQ_DIST_PORT", String.valueOf(freePort()));
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("none").toString());
        environment.put("HOME", folder.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Process started = builder.start();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < limit && started.isAlive()) {
            try (var connection = TemporaryExchange.connect(port)) {
                if (connection.isOpen()) {
                    return started;
                }
            } catch (IOException | TimeoutException e) {
                Thread.sleep(200);
            }
        }
        started.descendants().forEach(ProcessHandle::destroyForcibly);
        started.destroyForcibly();
        throw new IllegalStateException("RabbitMQ did not start: " + Files.readString(folder.resolve("output")));
    }

    private void end() {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        for (ProcessHandle each : all) {
            each.onExit().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
