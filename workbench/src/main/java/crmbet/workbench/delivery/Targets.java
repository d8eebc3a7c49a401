package crmbet.workbench.delivery;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.connectors.rabbitmq.RabbitAddress;
import crmbet.connectors.rabbitmq.RabbitKind;
import crmbet.connectors.rabbitmq.RabbitTarget;
import crmbet.connectors.redis.RedisAddress;
import crmbet.connectors.redis.RedisInvalidation;
import crmbet.connectors.redis.RedisKind;
import crmbet.connectors.smartico.SmarticoAddress;
import crmbet.connectors.smartico.SmarticoImportFile;
import crmbet.connectors.smartico.SmarticoKind;
import crmbet.connectors.smartico.SmarticoTarget;
import crmbet.connectors.smartico.standin.StandInKind;
import crmbet.connectors.smartico.standin.StandInTarget;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.connection.ConnectionStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens targets: by their address, by the name of a saved connection, or as a roll-out remembers them. Secrets may stand
 * in the environment, where other users of the machine cannot read them as they can command lines.
 *
 * @param store the saved connections
 * @param environment {@code PGPASSWORD}, {@code AMQP_PASSWORD}, {@code REDIS_PASSWORD}, {@code SMARTICO_TOKEN}
 */
public record Targets(ConnectionStore store, Map<String, String> environment) {
    private static final String SAVED = "connection:";
    private static final String FILE_END = ".csv";
    private static final Set<String> KINDS =
            Set.of(PostgresKind.ID, RabbitKind.ID, SmarticoKind.ID, RedisKind.ID, StandInKind.ID);

    /**
     * An open target.
     *
     * @param connection id of the saved connection over which it is reached, if it is one
     */
    public record Opened(Target target, Optional<UUID> connection) implements AutoCloseable {
        @Override
        public void close() {
            target.close();
        }
    }

    /** Whether segments can be sent over a connection. */
    public static boolean accepts(SavedConnection connection) {
        return KINDS.contains(connection.kind());
    }

    /**
     * Opens what an address names; nothing is asked of it yet.
     *
     * @param address an address of PostgreSQL, RabbitMQ, Redis, Smartico or a stand-in; {@code connection:NAME}; or the path of a file
     *     that ends in {@code .csv}
     * @throws OperationException {@code NotFound} if there is no such connection, or its secret cannot be had
     * @throws IllegalArgumentException if it is none of these; the message holds no secret
     */
    public Opened open(String address) throws OperationException {
        String given = address.strip();
        if (given.startsWith(SAVED)) {
            return open(store.find(given.substring(SAVED.length())));
        }
        return new Opened(unsaved(given), Optional.empty());
    }

    private Target unsaved(String given) throws OperationException {
        if (PostgresAddress.isOne(given)) {
            return new PostgresTarget(withPassword(PostgresAddress.parse(given)));
        }
        if (RabbitAddress.isOne(given)) {
            return new RabbitTarget(withPassword(RabbitAddress.parse(given)));
        }
        if (RedisAddress.isOne(given)) {
            return new RedisInvalidation(withPassword(RedisAddress.parse(given)), RedisInvalidation.USUAL_PATTERNS);
        }
        if (SmarticoAddress.isOne(given)) {
            SmarticoAddress smartico = SmarticoAddress.parse(given);
            Secret token = secret("SMARTICO_TOKEN");
            return new SmarticoTarget(token == null ? smartico : smartico.with(token));
        }
        if (StandInTarget.isOne(given)) {
            return StandInTarget.start(StandInTarget.brand(given));
        }
        if (given.endsWith(FILE_END)) {
            return new SmarticoImportFile(Path.of(given), "");
        }
        throw new IllegalArgumentException(
                "write postgresql://, amqp://, redis://, smartico:// or standin:// and what follows,"
                        + " connection:NAME, or a file that ends in .csv");
    }

    private ConnectionProfile withPassword(ConnectionProfile profile) {
        Secret password = secret("PGPASSWORD");
        return profile.password() != null || password == null
                ? profile
                : new ConnectionProfile(
                        profile.system(),
                        profile.host(),
                        profile.port(),
                        profile.database(),
                        profile.user(),
                        password,
                        profile.settings());
    }

    private RabbitAddress withPassword(RabbitAddress address) {
        Secret password = secret("AMQP_PASSWORD");
        return address.password() != null || password == null
                ? address
                : new RabbitAddress(
                        address.host(),
                        address.port(),
                        address.virtualHost(),
                        address.user(),
                        password,
                        address.tls(),
                        address.exchange(),
                        address.routingKey());
    }

    private RedisAddress withPassword(RedisAddress address) {
        Secret password = secret("REDIS_PASSWORD");
        return address.password() != null || password == null
                ? address
                : new RedisAddress(
                        address.host(), address.port(), address.database(), address.user(), password, address.tls());
    }

    private @Nullable Secret secret(String variable) {
        String value = environment.get(variable);
        return value == null || value.isEmpty() ? null : new Secret(value);
    }

    /**
     * Opens a saved connection; nothing is asked of it yet.
     *
     * @throws OperationException if its secret cannot be had, or it is not complete
     */
    public Opened open(SavedConnection connection) throws OperationException {
        ConnectionDetails details = store.details(connection);
        try {
            Target target = switch (connection.kind()) {
                case PostgresKind.ID -> new PostgresTarget(PostgresKind.profile(details));
                case RabbitKind.ID -> new RabbitTarget(RabbitKind.rabbit(details));
                case SmarticoKind.ID -> new SmarticoTarget(SmarticoKind.smartico(details));
                case RedisKind.ID -> new RedisInvalidation(RedisKind.redis(details), RedisInvalidation.USUAL_PATTERNS);
                case StandInKind.ID -> StandInTarget.start(details.require(StandInKind.BRAND));
                default ->
                    throw new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, connection.name()));
            };
            return new Opened(target, Optional.of(connection.id()));
        } catch (IllegalArgumentException e) {
            throw new OperationException(new Failure.Unreadable(connection.name(), String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Opens the target of a roll-out: over its saved connection, if it has one that still leads there, otherwise by its
     * address.
     *
     * @throws OperationException {@code NotFound} if neither can be had
     */
    public Opened open(RollOut rollOut) throws OperationException {
        Optional<UUID> id = rollOut.connection();
        Optional<SavedConnection> saved = id.isPresent() ? store.find(id.get()) : Optional.empty();
        Opened opened;
        try {
            opened = saved.isPresent() ? open(saved.get()) : open(rollOut.target());
        } catch (IllegalArgumentException e) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, rollOut.target()), e);
        }
        if (opened.target().name().equals(rollOut.target())) {
            return opened;
        }
        opened.close();
        throw new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, rollOut.target()));
    }
}
