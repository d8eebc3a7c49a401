package crmbet.connectors.smartico.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A local server that speaks the format of Smartico's external events: it keeps the segments of every player, knows events
 * it had before by their eid, refuses a wrong key, brand or player in Smartico's numbers, and makes mistakes by a plan.
 * Everything is in memory.
 */
public final class SmarticoStandIn implements AutoCloseable {
    /** Where events are sent, behind the address. */
    public static final String PATH = "/api/external/events/v2";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String token;
    private final String brand;
    private final Predicate<String> knows;
    private final Faults faults;
    private final Duration delay;
    private final Random plan;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Set<String>> segments = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private long requests;
    private long duplicates;
    private long journeys;
    private long mistakes;
    private int under;
    private int mostAtOnce;

    private SmarticoStandIn(
            int port, String token, String brand, Predicate<String> knows, Faults faults, Duration delay)
            throws IOException {
        this.token = token;
        this.brand = brand;
        this.knows = knows;
        this.faults = faults;
        this.delay = delay;
        plan = new Random(faults.seed());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @param knows which players there are
     * @param delay before every answer
     */
    public static SmarticoStandIn start(
            int port, String token, String brand, Predicate<String> knows, Faults faults, Duration delay)
            throws IOException {
        return new SmarticoStandIn(port, token, brand, knows, faults, delay);
    }

    /** {@code http://127.0.0.1:port}. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The players who are in a segment. */
    public synchronized Set<String> members(String segment) {
        Set<String> members = new TreeSet<>();
        segments.forEach((player, theirs) -> {
            if (theirs.contains(segment)) {
                members.add(player);
            }
        });
        return members;
    }

    /** How often the segments of a player were changed by an event that was not a repetition. */
    public synchronized int effects(String player) {
        return effects.getOrDefault(player, 0);
    }

    /** How many requests came. */
    public synchronized long requests() {
        return requests;
    }

    /** How many events had come before. */
    public synchronized long duplicates() {
        return duplicates;
    }

    /** How many events would have started journeys. */
    public synchronized long journeys() {
        return journeys;
    }

    /** How many requests met a mistake of the plan. */
    public synchronized long mistakes() {
        return mistakes;
    }

    /** How many requests were there at the same time, at most. */
    public synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    private enum Fault {
        NONE,
        BUSY,
        BROKEN_BEFORE,
        BROKEN_AFTER,
        SILENT,
        DROPPED_BEFORE,
        DROPPED_AFTER
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault fault = arrive();
            try {
                pause(delay);
                answer(exchange, body, fault);
            } finally {
                leave();
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
        switch (fault) {
            case BUSY -> reply(exchange, 429, "{}");
            case BROKEN_BEFORE -> reply(exchange, 500, "{}");
            case DROPPED_BEFORE -> {} // closing without an answer cuts the line
            case NONE -> {
                String answer = take(exchange, body);
                reply(exchange, 200, answer);
            }
            case BROKEN_AFTER -> {
                take(exchange, body);
                reply(exchange, 500, "{}");
            }
            case DROPPED_AFTER -> take(exchange, body);
            case SILENT -> {
                take(exchange, body);
                pause(faults.silence());
            }
        }
    }

    private synchronized Fault arrive() {
        requests++;
        mostAtOnce = Math.max(mostAtOnce, ++under);
        double dice = plan.nextDouble();
        boolean after = plan.nextBoolean();
        double limit = faults.busy();
        Fault fault = Fault.NONE;
        if (dice < limit) {
            fault = Fault.BUSY;
        } else if (dice < (limit += faults.broken())) {
            fault = after ? Fault.BROKEN_AFTER : Fault.BROKEN_BEFORE;
        } else if (dice < (limit += faults.silent())) {
            fault = Fault.SILENT;
        } else if (dice < limit + faults.dropped()) {
            fault = after ? Fault.DROPPED_AFTER : Fault.DROPPED_BEFORE;
        }
        mistakes += fault == Fault.NONE ? 0 : 1;
        return fault;
    }

    private synchronized void leave() {
        under--;
    }

    private String take(HttpExchange exchange, byte[] body) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        if (!token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return answer.put("err_code", 10_000)
                    .put("err_message", "wrong key")
                    .toString();
        }
        JsonNode events = JSON.readTree(body);
        ObjectNode errors = JSON.createObjectNode();
        synchronized (this) {
            for (JsonNode event : events) {
                take(event, errors);
            }
        }
        answer.put("err_code", 0);
        if (!errors.isEmpty()) {
            answer.set("event_errors", errors);
        }
        return answer.toString();
    }

    private void take(JsonNode event, ObjectNode errors) {
        String eid = event.path("eid").asText();
        String player = event.path("user_ext_id").asText();
        if (!brand.equals(event.path("ext_brand_id").asText())) {
            error(errors, eid, 125, "no such brand");
        } else if (!knows.test(player)) {
            error(errors, eid, 10_001, "no such user");
        } else if (!seen.add(eid)) {
            duplicates++;
            error(errors, eid, 20_056, "duplicate eid");
        } else {
            change(player, event.path("payload"));
        }
    }

    private void change(String player, JsonNode payload) {
        Set<String> theirs = segments.computeIfAbsent(player, _ -> new HashSet<>());
        payload.path("+core_external_segment").forEach(segment -> theirs.add(segment.asText()));
        payload.path("-core_external_segment").forEach(segment -> theirs.remove(segment.asText()));
        effects.merge(player, 1, Integer::sum);
        if (!payload.path("skip_cjm").asBoolean(false)) {
            journeys++;
        }
    }

    private static void error(ObjectNode errors, String eid, int code, String words) {
        errors.putArray(eid).addObject().put("error_code", code).put("error_message", words);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
