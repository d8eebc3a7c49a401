package crmbet.workbench.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.GetResponse;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.connectors.rabbitmq.TemporaryExchange;
import crmbet.connectors.smartico.standin.Faults;
import crmbet.connectors.smartico.standin.SmarticoStandIn;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.Main;
import crmbet.workbench.connection.SharedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills the application again and again while it publishes to PostgreSQL, RabbitMQ and a server that speaks Smartico's
 * format and makes mistakes, starts it anew, and counts what arrived. Once all has arrived it is taken out again without
 * kills, and the next publication begins.
 *
 * <p>Arguments: how many kills (200), how many members (50,000), the seed of the moments and mistakes (1).
 */
public final class KillRun {
    private static final String TOKEN = "kill-run";
    private static final String BRAND = "brand";
    private static final String SEGMENT = "Everyone";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final int kills;
    private final int members;
    private final Random random;
    private final Path folder;
    private final TemporaryDatabase database;
    private final TemporaryExchange broker;
    private final String queue;
    private final SmarticoStandIn smartico;
    private final Set<String> expected;
    private final Map<String, Set<String>> eventIds = new HashMap<>();
    private final Map<String, Boolean> announced = new HashMap<>();
    private long startUp;
    private long whole;
    private int killed;
    private int published;
    private int unpublished;
    private long repeatedEvents;

    private KillRun(int kills, int members, long seed) throws Exception {
        this.kills = kills;
        this.members = members;
        random = new Random(seed);
        folder = Files.createTempDirectory("crmbet-kill");
        expected = ManyMembers.in(folder.resolve("workspace"), SEGMENT, members);
        database = TemporaryDatabase.create();
        broker = TemporaryExchange.create();
        queue = broker.queue("segment.member.*");
        Faults faults = new Faults(seed, 0.06, 0.06, 0.02, 0.06, Duration.ofSeconds(3));
        smartico = SmarticoStandIn.start(0, TOKEN, BRAND, _ -> true, faults, Duration.ofMillis(10));
    }

    /** What was found. */
    public record Report(
            int kills, int publications, long mistakes, long repeatedEvents, long repeatedEids, double seconds) {}

    public static void main(String[] arguments) throws Exception {
        Report report = run(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000,
                arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
        System.out.println(report);
        System.exit(0);
    }

    /**
     * Kills as often as asked for, and until the last publication has ended.
     *
     * @throws AssertionError if a customer was lost or doubled
     */
    public static Report run(int kills, int members, long seed) throws Exception {
        KillRun run = new KillRun(kills, members, seed);
        try {
            return run.run();
        } finally {
            run.close();
        }
    }

    private Report run() throws Exception {
        long start = System.nanoTime();
        startUp = timed("outcome", "--json");
        while (killed < kills || published == unpublished) {
            publishWithKills();
            published++;
            verify();
            if (killed < kills) {
                for (String address : addresses()) {
                    finish("unpublish", "--segment", SEGMENT, "--to", address, "--json");
                }
                unpublished++;
                verify();
            }
        }
        return new Report(
                killed,
                published,
                smartico.mistakes(),
                repeatedEvents,
                smartico.duplicates(),
                (System.nanoTime() - start) / 1e9);
    }

    private List<String> addresses() {
        return List.of(
                database.address(),
                broker.address(),
                "smartico+http://127.0.0.1:" + smartico.port() + "/" + BRAND
                        + "?events=500&requests_per_minute=60000&timeout_seconds=1");
    }

    private void publishWithKills() throws Exception {
        List<String> command = new ArrayList<>(List.of("publish", "--segment", SEGMENT, "--json"));
        addresses().forEach(address -> command.addAll(List.of("--to", address)));
        while (true) {
            long longest = whole == 0 ? startUp * 4 : whole;
            long moment = startUp / 3 + (long) (random.nextDouble() * longest);
            long begun = System.nanoTime();
            Process process = start(command.toArray(String[]::new));
            boolean ended = killed >= kills
                    ? process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    : process.waitFor(moment, TimeUnit.MILLISECONDS);
            if (!ended) {
                // SIGKILL: nothing in the process hears of it.
                process.destroyForcibly().waitFor();
                killed++;
                continue;
            }
            if (process.exitValue() == 0) {
                whole = Math.max(whole, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                return;
            }
            String complaint = Files.readString(folder.resolve("err"));
            if (process.exitValue() != 1 || complaint.contains("nexpected")) {
                throw new AssertionError("exit " + process.exitValue() + ": " + complaint);
            }
        }
    }

    /** Each customer must be there exactly as often as published and taken out, in all three places. */
    private void verify() throws Exception {
        boolean there = published > unpublished;
        Set<String> wanted = there ? expected : Set.of();
        require(wanted.equals(inDatabase()), "PostgreSQL holds others");
        require(wanted.equals(smartico.members(SEGMENT)), "Smartico holds others");
        int effects = published + unpublished;
        for (String customer : expected) {
            require(
                    smartico.effects(customer) == effects,
                    customer + " was changed " + smartico.effects(customer) + " times, not " + effects);
        }
        readEvents();
        for (String customer : expected) {
            require(
                    eventIds.getOrDefault(customer, Set.of()).size() == effects,
                    customer + " was announced by " + eventIds.get(customer) + ", not by " + effects + " events");
            require(
                    Boolean.valueOf(there).equals(announced.get(customer)),
                    customer + " was announced last as " + announced.get(customer));
        }
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"))) {
            for (RollOut rollOut :
                    new Dispatch(workspace, SharedPlace.none()).deliveries().list()) {
                require(rollOut.state() == RollOutState.DONE, rollOut + " has not ended");
                require(
                        rollOut.progress().delivered() + rollOut.plan().unchanged() == members,
                        rollOut + " does not reconcile");
            }
        }
    }

    private Set<String> inDatabase() throws Exception {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT customer_key FROM crmbet.segment_member")) {
            while (rows.next()) {
                require(found.add(rows.getString(1)), "a member twice");
            }
        }
        return found;
    }

    /** As a receiver does that knows repetitions by their message id. */
    private void readEvents() throws IOException {
        for (GetResponse event = broker.channel().basicGet(queue, true);
                event != null;
                event = broker.channel().basicGet(queue, true)) {
            JsonNode body = JSON.readTree(event.getBody());
            String customer = body.path("customer").asText();
            if (eventIds.computeIfAbsent(customer, _ -> new HashSet<>())
                    .add(event.getProps().getMessageId())) {
                announced.put(customer, body.path("type").asText().endsWith(".added"));
            } else {
                repeatedEvents++;
            }
        }
    }

    private void finish(String... command) throws Exception {
        for (int attempt = 1; attempt <= 5; attempt++) {
            Process process = start(command);
            require(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), "it takes too long");
            if (process.exitValue() == 0) {
                return;
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("err")));
    }

    private long timed(String... command) throws Exception {
        long begun = System.nanoTime();
        finish(command);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private Process start(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcrmbet.settings=" + folder.resolve("settings.json"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("SMARTICO_TOKEN", TOKEN);
        builder.redirectError(folder.resolve("err").toFile());
        builder.redirectOutput(folder.resolve("out").toFile());
        return builder.start();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private void close() throws Exception {
        smartico.close();
        broker.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
