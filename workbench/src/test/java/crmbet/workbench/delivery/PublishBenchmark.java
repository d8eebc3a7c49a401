package crmbet.workbench.delivery;

import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.connectors.smartico.SmarticoAddress;
import crmbet.connectors.smartico.SmarticoTarget;
import crmbet.connectors.smartico.standin.Faults;
import crmbet.connectors.smartico.standin.SmarticoStandIn;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.Stage;
import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times publishing, from the decision to the last answer that was noted, its check of members and signature included.
 *
 * <p>{@code postgres [members] [rounds]} (1,000,000, 3): publishes to a new table of PostgreSQL in turns with {@code psql
 * \copy} of the same rows to another one of the same shape, with the same indexes and keys.
 *
 * <p>{@code smartico [requests] [answer]} (3,000, 50): sends that many requests of ten events each to a server on this
 * machine that answers after so many milliseconds, within the limits of Smartico (12 at once, 6,000 a minute), and says
 * which share of the limit was used.
 */
public final class PublishBenchmark {
    private static final double NANOS = 1e9;
    private static final String SEGMENT = "Everyone";
    private static final String TOKEN = "benchmark";
    private static final int EVENTS = 10;
    private static final int LIMIT = 6_000;

    private PublishBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("publish-benchmark");
        try {
            if (arguments.length > 0 && arguments[0].equals("smartico")) {
                smartico(folder, number(arguments, 1, 3_000), number(arguments, 2, 50));
            } else {
                postgres(folder, number(arguments, 1, 1_000_000), number(arguments, 2, 3));
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private static void postgres(Path folder, int members, int rounds) throws Exception {
        Set<String> keys = ManyMembers.in(folder.resolve("workspace"), SEGMENT, members);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            try (TemporaryDatabase database = TemporaryDatabase.create();
                    Workspace workspace = Workspace.open(folder.resolve("workspace"));
                    Target target = new PostgresTarget(PostgresAddress.parse(database.address()))) {
                ours[round] = publish(workspace, target, members);
                database.execute("CREATE SCHEMA peer; CREATE TABLE peer.segment (id uuid PRIMARY KEY);"
                        + " INSERT INTO peer.segment SELECT id FROM crmbet.segment; CREATE TABLE peer.segment_member ("
                        + " segment_id uuid NOT NULL REFERENCES peer.segment, customer_key text NOT NULL,"
                        + " PRIMARY KEY (segment_id, customer_key))");
                Segment segment = new Segments(workspace).find(SEGMENT).orElseThrow();
                Path file = folder.resolve("rows.tsv");
                Files.write(
                        file,
                        keys.stream().map(key -> segment.series() + "\t" + key).toList());
                theirs[round] = copy(database, file);
            }
            System.out.printf("round %d: publish %.2f s, \\copy %.2f s%n", round, ours[round], theirs[round]);
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                "%d members: publish %.2f s, \\copy %.2f s, ratio %.2f, of least times %.2f; heap %d MB%n",
                members,
                ours[rounds / 2],
                theirs[rounds / 2],
                ours[rounds / 2] / theirs[rounds / 2],
                ours[0] / theirs[0],
                Runtime.getRuntime().totalMemory() >> 20);
    }

    private static double copy(TemporaryDatabase database, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(
                        "psql", "-q", database.address(), "-c", "\\copy peer.segment_member FROM '" + file + "'")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("psql ended with " + status);
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static void smartico(Path folder, int requests, int milliseconds) throws Exception {
        int members = requests * EVENTS;
        var _ = ManyMembers.in(folder.resolve("workspace"), SEGMENT, members);
        try (SmarticoStandIn server = SmarticoStandIn.start(
                        0, TOKEN, "brand", _ -> true, Faults.NONE, Duration.ofMillis(milliseconds));
                Workspace workspace = Workspace.open(folder.resolve("workspace"));
                Target target = new SmarticoTarget(
                        SmarticoAddress.parse("smartico+http://127.0.0.1:" + server.port() + "/brand?events=" + EVENTS)
                                .with(new Secret(TOKEN)))) {
            double seconds = publish(workspace, target, members);
            double perMinute = requests / seconds * 60;
            System.out.printf(
                    "%d requests, answered in %d ms: %.1f s, %.0f a minute, %.1f %% of the limit%n",
                    requests, milliseconds, seconds, perMinute, 100 * perMinute / LIMIT);
        }
    }

    private static double publish(Workspace workspace, Target target, int members) throws OperationException {
        Segment segment = new Segments(workspace).find(SEGMENT).orElseThrow();
        Dispatch dispatch = new Dispatch(workspace, SharedPlace.none());
        long start = System.nanoTime();
        RollOut done = dispatch.publish(
                segment.id(), target, Optional.empty(), Stage.ALL, ProtectionRules.USUAL, "ana", Monitor.none());
        double seconds = (System.nanoTime() - start) / NANOS;
        if (done.state() != RollOutState.DONE || done.progress().added() != members) {
            throw new IllegalStateException(done + " did not reach everybody");
        }
        return seconds;
    }
}
