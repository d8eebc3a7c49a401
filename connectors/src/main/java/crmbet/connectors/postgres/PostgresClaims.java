package crmbet.connectors.postgres;

import crmbet.core.delivery.Claims;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims among all the workbenches that share a database. A claim stands there with the time at which it lapses, by the
 * server's clock, and is renewed in good time: one whose holder was killed is free again after {@link #LEASE} at the latest.
 * Here time is measured by a clock that nobody sets, and a holder who could not renew for that long takes the claim for lost.
 */
final class PostgresClaims implements Claims {
    /** For how long a claim is held without being renewed. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(PostgresClaims.class.getName());
    private static final int RENEWALS = 4;

    private final PostgresWork work;
    private final String name;
    private final Duration lease;

    /**
     * @param name of the database
     * @param lease whole seconds, at least one
     */
    PostgresClaims(PostgresWork work, String name, Duration lease) {
        this.work = work;
        this.name = name;
        this.lease = lease;
    }

    @Override
    public Claim take(UUID segment, String target, String who) throws OperationException {
        UUID ticket = UUID.randomUUID();
        long asked = System.nanoTime();
        @Nullable String other = ask("SELECT workbench.take_claim(?, ?, ?, ?)", segment, target, ticket, seconds());
        if (other != null) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.BeingPublished(target, other)));
        }
        return new Held(segment, target, ticket, asked);
    }

    private @Nullable String ask(String sql, @Nullable Object... arguments) throws OperationException {
        return work.text(Monitor.none(), name, sql, arguments);
    }

    private int seconds() {
        return Math.toIntExact(lease.toSeconds());
    }

    /** Renews itself until it is closed. */
    private final class Held implements Claim {
        private final UUID segment;
        private final String target;
        private final UUID ticket;
        private final Thread renewing;
        private volatile long renewedAt;
        private volatile boolean taken;

        /** @param asked when it was asked for, so that it lapses here no later than there */
        private Held(UUID segment, String target, UUID ticket, long asked) {
            this.segment = segment;
            this.target = target;
            this.ticket = ticket;
            renewedAt = asked;
            renewing = Thread.ofVirtual().name("claim of " + target).start(this::renew);
        }

        private void renew() {
            try {
                while (!taken) {
                    TimeUnit.NANOSECONDS.sleep(lease.toNanos() / RENEWALS);
                    long asked = System.nanoTime();
                    try {
                        if ("true"
                                .equals(ask(
                                        "SELECT workbench.keep_claim(?, ?, ?, ?)::text",
                                        segment,
                                        target,
                                        ticket,
                                        seconds()))) {
                            renewedAt = asked;
                        } else {
                            taken = true;
                        }
                    } catch (OperationException e) {
                        LOG.log(Level.INFO, "a claim could not be renewed; it is tried again", e);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // given back
            }
        }

        @Override
        public void confirm() throws OperationException {
            if (taken || System.nanoTime() - renewedAt >= lease.toNanos()) {
                throw new OperationException(new Failure.NotPossible(new Obstacle.ClaimLost(target)));
            }
        }

        @Override
        public void close() {
            renewing.interrupt();
            try {
                var _ = ask("SELECT workbench.give_claim_back(?, ?, ?)::text", segment, target, ticket);
            } catch (OperationException e) {
                LOG.log(Level.INFO, "a claim could not be given back; it lapses by itself", e);
            }
        }
    }
}
