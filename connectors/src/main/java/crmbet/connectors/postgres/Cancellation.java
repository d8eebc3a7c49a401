package crmbet.connectors.postgres;

import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Cancels whatever a connection is running once the monitor is cancelled. A request that reaches the server between two
 * statements has no effect, so it is repeated until the work has noticed.
 */
final class Cancellation implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Cancellation.class.getName());
    private static final long INTERVAL_MILLIS = 50;

    private final PGConnection connection;
    private final Monitor.Registration registration;
    private final CountDownLatch finished = new CountDownLatch(1);

    private Cancellation(Monitor monitor, PGConnection connection) {
        this.connection = connection;
        this.registration = monitor.onCancel(() -> Thread.startVirtualThread(this::cancelUntilFinished));
    }

    static Cancellation of(Monitor monitor, Connection connection) throws SQLException {
        return new Cancellation(monitor, connection.unwrap(PGConnection.class));
    }

    @Override
    public void close() {
        registration.close();
        finished.countDown();
    }

    private void cancelUntilFinished() {
        try {
            while (!finished.await(0, TimeUnit.MILLISECONDS)) {
                connection.cancelQuery();
                finished.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the server could not be asked to cancel; the work ends at its next check", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
