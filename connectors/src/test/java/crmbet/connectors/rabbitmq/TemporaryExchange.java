package crmbet.connectors.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange and queues of a real RabbitMQ, gone once closed: on the broker of this machine if it lets guest in, otherwise
 * on one that is started for the purpose.
 */
public final class TemporaryExchange implements AutoCloseable {
    private static final int USUAL_PORT = 5672;

    private final @Nullable OwnBroker started;
    private final int port;
    private final String name = "crmbet-test-" + UUID.randomUUID();
    private final Connection connection;
    private final Channel channel;
    private final List<String> queues = new ArrayList<>();

    private TemporaryExchange(@Nullable OwnBroker started, int port) throws Exception {
        this.started = started;
        this.port = port;
        connection = connect(port);
        channel = connection.createChannel();
        channel.exchangeDeclare(name, "topic", true);
    }

    public static TemporaryExchange create() throws Exception {
        if (!"own".equals(System.getProperty("crmbet.test.rabbitmq")) && answers()) {
            return new TemporaryExchange(null, USUAL_PORT);
        }
        OwnBroker broker = OwnBroker.start();
        return new TemporaryExchange(broker, broker.port());
    }

    /** The address for guest, with the exchange. */
    public String address() {
        return "amqp://guest:guest@127.0.0.1:" + port + "/?exchange=" + name;
    }

    public int port() {
        return port;
    }

    public Channel channel() {
        return channel;
    }

    /** A durable queue that takes what a pattern matches. */
    public String queue(String pattern) throws IOException {
        String queue = name + "-" + queues.size();
        channel.queueDeclare(queue, true, false, false, null);
        channel.queueBind(queue, name, pattern);
        queues.add(queue);
        return queue;
    }

    /** A connection for guest. */
    public static Connection connect(int port) throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setConnectionTimeout(2000);
        return factory.newConnection("crmbet-test");
    }

    private static boolean answers() {
        try (Connection tried = connect(USUAL_PORT)) {
            return tried.isOpen();
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (String queue : queues) {
            channel.queueDelete(queue);
        }
        channel.exchangeDelete(name);
        connection.close();
        if (started != null) {
            started.close();
        }
    }
}
