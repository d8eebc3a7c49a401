package crmbet.workbench.connection;

import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * Asks the systems behind connections how they are, now and then and one at a time each. One that does not answer is
 * left alone for twice as long each time, so that a dead server costs nobody anything. All methods belong to the JavaFX
 * thread; nothing here waits.
 */
public final class ConnectionWatch {
    private final ConnectionStore store;
    private final Executor workers;
    private final Executor fxThread;
    private final InstantSource clock;
    private final Pace pace;
    private final Map<UUID, Watched> watched = new HashMap<>();
    private final ObservableMap<UUID, ConnectionStatus> statuses = FXCollections.observableHashMap();
    /** Kept, because a view is dropped together with its listeners as soon as nobody holds it. */
    private final ObservableMap<UUID, ConnectionStatus> view = FXCollections.unmodifiableObservableMap(statuses);

    /**
     * How often systems are asked.
     *
     * @param whileReachable between two questions to a system that answers
     * @param firstPause after the first question without an answer
     * @param longestPause however long there has been no answer
     */
    public record Pace(Duration whileReachable, Duration firstPause, Duration longestPause) {
        public static final Pace USUAL = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(5));

        /** @param failures without an answer in between, from 1 */
        Duration pause(int failures) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
            return pause.compareTo(longestPause) > 0 ? longestPause : pause;
        }
    }

    /**
     * Watches nothing yet.
     *
     * @param workers where systems are asked; must accept several pieces at once
     * @param fxThread brings a piece of code to the JavaFX thread
     */
    public ConnectionWatch(ConnectionStore store, Executor workers, Executor fxThread, InstantSource clock, Pace pace) {
        this.store = store;
        this.workers = workers;
        this.fxThread = fxThread;
        this.clock = clock;
        this.pace = pace;
    }

    /** What is known, by id of the connection. */
    public ObservableMap<UUID, ConnectionStatus> statuses() {
        return view;
    }

    public ConnectionStatus status(SavedConnection connection) {
        return Optional.ofNullable(statuses.get(connection.id())).orElseGet(ConnectionStatus.Unknown::new);
    }

    /** Watches these connections and no others; what is known about one stays as long as the connection does. */
    public void follow(List<SavedConnection> connections) {
        Set<UUID> wanted = new HashSet<>();
        for (SavedConnection each : connections) {
            wanted.add(each.id());
            Watched present = watched.get(each.id());
            if (present == null || !present.connection.equals(each)) {
                watched.put(each.id(), new Watched(each));
                statuses.put(each.id(), new ConnectionStatus.Unknown());
            }
        }
        watched.keySet().retainAll(wanted);
        statuses.keySet().retainAll(wanted);
    }

    /** Asks every system whose turn it is; to be called about once a second. */
    public void look() {
        List.copyOf(watched.values()).stream().filter(this::isDue).forEach(this::ask);
    }

    /** Asks a system at once, however long it shall be left alone. */
    public void askNow(SavedConnection connection) {
        Watched each = watched.get(connection.id());
        if (each != null && !each.asking) {
            each.breaker.halfOpen();
            ask(each);
        }
    }

    private boolean isDue(Watched each) {
        if (each.asking) {
            return false;
        }
        return switch (statuses.getOrDefault(each.connection.id(), new ConnectionStatus.Unknown())) {
            case ConnectionStatus.Unknown() -> true;
            case ConnectionStatus.Reachable(var _, var at) -> !clock.instant().isBefore(at.plus(pace.whileReachable()));
            case ConnectionStatus.Unreachable _ ->
                each.breaker.getRemainingDelay().isZero();
        };
    }

    private void ask(Watched each) {
        each.asking = true;
        workers.execute(() -> {
            AtomicReference<Optional<Health>> health = new AtomicReference<>(Optional.empty());
            try {
                health.set(question(each));
            } finally {
                // A defect ends this question alone: it is asked again when its turn comes.
                fxThread.execute(() -> {
                    each.asking = false;
                    // It may have been changed or deleted meanwhile.
                    if (watched.get(each.connection.id()) == each) {
                        health.get().ifPresent(found -> note(each, found));
                    }
                });
            }
        });
    }

    /** Empty if the circuit is open. */
    private Optional<Health> question(Watched each) {
        try {
            return Optional.of(Failsafe.with(each.breaker).get(() -> health(each.connection)));
        } catch (CircuitBreakerOpenException e) {
            return Optional.empty();
        }
    }

    private Health health(SavedConnection connection) {
        try {
            Optional<ConnectionKind> kind = store.kinds().find(connection.kind());
            if (kind.isEmpty()) {
                return unreadable(connection, "this version knows no connections of kind " + connection.kind());
            }
            return kind.get().check(store.details(connection), Monitor.none());
        } catch (OperationException e) {
            return new Health.Down(connection.name(), e.failure());
        } catch (IllegalArgumentException e) {
            // Its fields make no address.
            return unreadable(connection, String.valueOf(e.getMessage()));
        }
    }

    private static Health unreadable(SavedConnection connection, String reason) {
        return new Health.Down(connection.name(), new Failure.Unreadable(connection.name(), reason));
    }

    private void note(Watched each, Health health) {
        Instant now = clock.instant();
        ConnectionStatus status = switch (health) {
            case Health.Up up -> new ConnectionStatus.Reachable(up, now);
            case Health.Down down -> {
                Instant since = statuses.get(each.connection.id()) instanceof ConnectionStatus.Unreachable before
                        ? before.since()
                        : now;
                yield new ConnectionStatus.Unreachable(
                        down.failure(), since, now.plus(each.breaker.getRemainingDelay()));
            }
        };
        statuses.put(each.connection.id(), status);
    }

    /** One connection with its circuit. */
    private final class Watched {
        private final SavedConnection connection;
        private final CircuitBreaker<Health> breaker;
        private final AtomicInteger failures = new AtomicInteger();
        private boolean asking;

        Watched(SavedConnection connection) {
            this.connection = connection;
            breaker = CircuitBreaker.<Health>builder()
                    .handleResultIf(Health.Down.class::isInstance)
                    .withFailureThreshold(1)
                    .withSuccessThreshold(1)
                    .withDelayFn(_ -> pace.pause(failures.incrementAndGet()))
                    .onClose(_ -> failures.set(0))
                    .build();
        }
    }
}
