package crmbet.connectors.smartico.standin;

import crmbet.connectors.Secret;
import crmbet.connectors.smartico.SmarticoAddress;
import crmbet.connectors.smartico.SmarticoTarget;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * A stand-in for Smartico that lives as long as this target is open, so that deliveries can be tried and shown where there is
 * no Smartico and no network. Segments go to it over a real line in Smartico's format; now and then it is busy, breaks down
 * or cuts the line, and about three players in a hundred it does not know. Safe for use by several threads; to be closed.
 */
public final class StandInTarget implements Target {
    private static final String SCHEME = "standin://";
    private static final String SYSTEM = "Smartico";
    /** Small requests, so that there are enough of them for something to go wrong. */
    private static final SmarticoAddress.Limits LIMITS = new SmarticoAddress.Limits(500, 4, 6_000, 10);

    private static final Faults FAULTS = new Faults(11, 0.1, 0.1, 0, 0.1, Duration.ZERO);
    private static final Duration DELAY = Duration.ofMillis(20);
    /** Of so many players one is unknown. Not 31, by which hash codes of texts are built. */
    private static final int ONE_OF = 37;

    private final String brand;
    private final SmarticoStandIn server;
    private final SmarticoTarget target;

    private StandInTarget(String brand, SmarticoStandIn server, SmarticoTarget target) {
        this.brand = brand;
        this.server = server;
        this.target = target;
    }

    /** Whether a text looks like an address of a stand-in. */
    public static boolean isOne(String text) {
        return text.strip().startsWith(SCHEME);
    }

    /**
     * The brand that an address names.
     *
     * @param address {@code standin://brand}
     * @throws IllegalArgumentException if it is none
     */
    public static String brand(String address) {
        String brand = isOne(address) ? address.strip().substring(SCHEME.length()) : "";
        if (brand.isBlank() || brand.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the address names no brand: write standin://brand");
        }
        return brand;
    }

    /** {@code standin://brand}. */
    public static String address(String brand) {
        return SCHEME + brand;
    }

    /**
     * Starts a stand-in on this computer.
     *
     * @param brand what the operator is called there
     * @throws OperationException {@code Unreachable} if it cannot listen
     */
    public static StandInTarget start(String brand) throws OperationException {
        return start(brand, FAULTS);
    }

    static StandInTarget start(String brand, Faults faults) throws OperationException {
        String token = UUID.randomUUID().toString();
        try {
            SmarticoStandIn server = SmarticoStandIn.start(0, token, brand, StandInTarget::knows, faults, DELAY);
            SmarticoAddress there = new SmarticoAddress(
                    URI.create(server.base()), brand, new Secret(token), SmarticoAddress.USUAL_PROPERTY, LIMITS);
            return new StandInTarget(brand, server, new SmarticoTarget(there));
        } catch (IOException e) {
            throw new OperationException(
                    new Failure.Unreachable(SYSTEM, address(brand), String.valueOf(e.getMessage())), e);
        }
    }

    /** The same players are unknown whenever they are asked for, as accounts that were closed are. */
    static boolean knows(String player) {
        return Math.floorMod(player.hashCode(), ONE_OF) != 0;
    }

    SmarticoStandIn server() {
        return server;
    }

    SmarticoTarget target() {
        return target;
    }

    @Override
    public String name() {
        return address(brand);
    }

    @Override
    public int batchSize() {
        return target.batchSize();
    }

    @Override
    public int parallel() {
        return target.parallel();
    }

    @Override
    public boolean tellsMembers() {
        return target.tellsMembers();
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        return target.deliver(batch, monitor);
    }

    @Override
    public void close() {
        target.close();
        server.close();
    }
}
