package crmbet.connectors.redis;

import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Drops what other systems keep in Redis of customers whose segments change, so that they read it anew. Dropping twice
 * does no harm. Safe for use by several threads; to be closed.
 */
public final class RedisInvalidation implements Target {
    /** Of the systems that the workbench serves; what is not the customer's id may be anything. */
    public static final List<String> USUAL_PATTERNS = List.of(
            "user:{id}:profile",
            "conversation:{id}:context",
            "conversation:{id}:messages:recent",
            "tutor:{id}:appointments:{date}");

    private static final String ID = "{id}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final int BATCH = 2_000;
    private static final int KEYS_AT_ONCE = 1_000;

    private final RedisAddress address;
    private final List<String> patterns;
    private final RedisClient client;

    /** @param patterns of keys, each with {@code {id}} in place of the customer's id */
    public RedisInvalidation(RedisAddress address, List<String> patterns) {
        this.address = address;
        this.patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            if (!pattern.contains(ID)) {
                throw new IllegalArgumentException(
                        "the pattern " + pattern + " does not say where the customer's {id} is");
            }
        }
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(2);
        pool.setMinIdle(0);
        client = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.host(), address.port()))
                .clientConfig(RedisCache.configuration(address))
                .poolConfig(pool)
                .build();
    }

    /** The address without the password. */
    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public boolean tellsMembers() {
        return false;
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        List<String> customers = batch.deltas().stream().map(Delta::customer).toList();
        try {
            for (String pattern : patterns) {
                monitor.checkpoint();
                if (PLACEHOLDER.matcher(pattern.replace(ID, "")).find()) {
                    dropFound(pattern, Set.copyOf(customers), monitor);
                } else {
                    drop(customers.stream().map(id -> pattern.replace(ID, id)).toList(), monitor);
                }
            }
        } catch (JedisAccessControlException e) {
            String user = address.user();
            throw new OperationException(new Failure.Unauthorized("Redis", user == null ? "" : user, redacted(e)), e);
        } catch (JedisException e) {
            throw new OperationException(new Failure.Unreachable("Redis", address.toString(), redacted(e)), e);
        }
        return BatchOutcome.DELIVERED;
    }

    private void drop(List<String> keys, Monitor monitor) {
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            monitor.checkpoint();
            client.unlink(keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size()))
                    .toArray(String[]::new));
        }
    }

    /** Where more than the id may vary, the keys there are have to be looked through. */
    private void dropFound(String pattern, Set<String> customers, Monitor monitor) {
        Pattern key = Pattern.compile(expression(pattern));
        String glob = PLACEHOLDER.matcher(pattern).replaceAll("*");
        Set<String> found = new HashSet<>();
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            monitor.checkpoint();
            ScanResult<String> page =
                    client.scan(cursor, new ScanParams().match(glob).count(KEYS_AT_ONCE));
            for (String name : page.getResult()) {
                Matcher matcher = key.matcher(name);
                if (matcher.matches() && customers.contains(matcher.group("id"))) {
                    found.add(name);
                }
            }
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        drop(new ArrayList<>(found), monitor);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(pattern);
        int from = 0;
        while (placeholder.find()) {
            expression.append(Pattern.quote(pattern.substring(from, placeholder.start())));
            expression.append(placeholder.group().equals(ID) ? "(?<id>.*)" : ".*");
            from = placeholder.end();
        }
        return expression.append(Pattern.quote(pattern.substring(from))).toString();
    }

    private String redacted(Exception error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return address.password() == null ? message : address.password().redact(message);
    }

    @Override
    public void close() {
        client.close();
    }
}
