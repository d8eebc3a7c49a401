package crmbet.connectors.rabbitmq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Announces every change of a member as one persistent event on a topic exchange. An event counts as delivered once the
 * broker has confirmed it and had a queue to put it in. Its message id is that of the change, by which a receiver knows a
 * repetition. Batches take turns on one channel. Safe for use by several threads; to be closed.
 */
public final class RabbitTarget implements Target {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYSTEM = "RabbitMQ";
    private static final int BATCH = 2_000;
    private static final int PERSISTENT = 2;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RabbitAddress address;
    private final Duration patience;
    private final Object turn = new Object();
    private volatile @Nullable Connection connection;
    private @Nullable Channel channel;

    public RabbitTarget(RabbitAddress address) {
        this(address, PATIENCE);
    }

    /** @param patience how long the broker may take to confirm a batch */
    RabbitTarget(RabbitAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
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

    /** Asks the broker who it is. One that cannot be used is a finding, not an exception. */
    public Health health(Monitor monitor) {
        monitor.checkpoint();
        try {
            synchronized (turn) {
                Channel open = open();
                long start = System.nanoTime();
                open.basicQos(1);
                Duration latency = Duration.ofNanos(System.nanoTime() - start);
                Object version = open.getConnection().getServerProperties().get("version");
                Object product = open.getConnection().getServerProperties().get("product");
                return new Health.Up(name(), (product == null ? SYSTEM : product) + " " + version, latency);
            }
        } catch (IOException | TimeoutException | GeneralSecurityException | ShutdownSignalException e) {
            return new Health.Down(name(), failure(e));
        }
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        synchronized (turn) {
            try (var _ = monitor.onCancel(this::abort)) {
                monitor.checkpoint();
                Channel open = open();
                Confirmations confirmations = new Confirmations(batch.deltas());
                var returns = open.addReturnListener(returned ->
                        confirmations.returned(returned.getProperties().getMessageId()));
                var confirms = open.addConfirmListener(confirmations::confirmed, confirmations::refused);
                var ends = confirmations.endListener();
                open.addShutdownListener(ends);
                try {
                    for (Delta delta : batch.deltas()) {
                        confirmations.sending(open.getNextPublishSeqNo(), delta.id());
                        publish(open, batch, delta);
                    }
                    return confirmations.await(patience);
                } finally {
                    open.removeReturnListener(returns);
                    open.removeConfirmListener(confirms);
                    open.removeShutdownListener(ends);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abort();
                throw cancelled(e);
            } catch (IOException | TimeoutException | GeneralSecurityException | ShutdownSignalException e) {
                abort();
                if (monitor.cancelled()) {
                    throw cancelled(e);
                }
                throw new OperationException(failure(e), withoutSecrets(e));
            }
        }
    }

    private void publish(Channel open, Batch batch, Delta delta) throws IOException {
        String change = delta.operation() == Operation.ADD ? "added" : "removed";
        ObjectNode event = JSON.createObjectNode();
        event.put("id", delta.id().toString());
        event.put("type", address.routingKey() + "." + change);
        event.put("customer", delta.customer());
        event.putObject("segment")
                .put("id", batch.segment().id().toString())
                .put("name", batch.segment().name())
                .put("version", batch.segment().version());
        event.put("quiet", batch.quiet());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .messageId(delta.id().toString())
                .deliveryMode(PERSISTENT)
                .contentType("application/json")
                .type(address.routingKey() + "." + change)
                .appId("crmbet")
                .build();
        open.basicPublish(
                address.exchange(),
                address.routingKey() + "." + change,
                true,
                properties,
                JSON.writeValueAsBytes(event));
    }

    /** Only with the turn. */
    private Channel open() throws IOException, TimeoutException, GeneralSecurityException {
        Channel open = channel;
        if (open != null && open.isOpen()) {
            return open;
        }
        Connection line = connection;
        if (line == null || !line.isOpen()) {
            line = factory().newConnection("crmbet");
            connection = line;
        }
        open = line.createChannel();
        try {
            // Whoever may publish need not be one who may declare.
            open.exchangeDeclarePassive(address.exchange());
        } catch (IOException e) {
            open = line.createChannel();
            open.exchangeDeclare(address.exchange(), BuiltinExchangeType.TOPIC, true);
        }
        open.confirmSelect();
        channel = open;
        return open;
    }

    private ConnectionFactory factory() throws GeneralSecurityException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(address.host());
        factory.setPort(address.port());
        factory.setVirtualHost(address.virtualHost());
        if (address.user() != null) {
            factory.setUsername(address.user());
        }
        Secret password = address.password();
        if (password != null) {
            factory.setPassword(password.reveal());
        }
        factory.setConnectionTimeout((int) CONNECTING.toMillis());
        factory.setHandshakeTimeout((int) CONNECTING.toMillis());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setRequestedHeartbeat(10);
        factory.setShutdownTimeout(500);
        if (address.tls()) {
            factory.useSslProtocol(SSLContext.getDefault());
            factory.enableHostnameVerification();
        }
        return factory;
    }

    private Failure failure(Exception error) {
        String detail = address.redact(String.valueOf(error.getMessage()));
        String user = address.user();
        return switch (error) {
            case AuthenticationFailureException _, PossibleAuthenticationFailureException _ ->
                new Failure.Unauthorized(SYSTEM, user == null ? "guest" : user, detail);
            case TimeoutException _ -> new Failure.TimedOut(SYSTEM, patience);
            case AlreadyClosedException _ -> new Failure.ConnectionLost(SYSTEM, name(), detail);
            case ShutdownSignalException closed -> closed(closed, detail);
            case IOException io
            when io.getCause() instanceof ShutdownSignalException closed ->
                closed(closed, address.redact(String.valueOf(closed.getMessage())));
            default -> new Failure.Unreachable(SYSTEM, name(), detail);
        };
    }

    /** Why the broker closed the channel: 403 is a matter of rights, other codes below 500 of what was asked. */
    private Failure closed(ShutdownSignalException closed, String detail) {
        int code = closed.getReason() instanceof AMQP.Channel.Close close
                ? close.getReplyCode()
                : closed.getReason() instanceof AMQP.Connection.Close close ? close.getReplyCode() : 0;
        if (code == AMQP.ACCESS_REFUSED || code == AMQP.NOT_ALLOWED) {
            String user = address.user();
            return new Failure.Unauthorized(SYSTEM, user == null ? "guest" : user, detail);
        }
        return code == AMQP.NOT_FOUND || code == AMQP.PRECONDITION_FAILED
                ? new Failure.Rejected(SYSTEM, detail)
                : new Failure.ConnectionLost(SYSTEM, name(), detail);
    }

    private @Nullable Throwable withoutSecrets(Exception error) {
        String text = error.toString();
        return address.redact(text).equals(text) ? error : null;
    }

    private static CancellationException cancelled(Exception reason) {
        CancellationException cancelled = new CancellationException();
        cancelled.addSuppressed(reason);
        return cancelled;
    }

    /** Cuts the line, whatever is under way on it. */
    private void abort() {
        Connection line = connection;
        if (line != null) {
            Thread.startVirtualThread(() -> line.abort(200));
        }
    }

    @Override
    public void close() {
        Connection line = connection;
        if (line != null) {
            line.abort(1000);
        }
    }
}
