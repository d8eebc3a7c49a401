package crmbet.connectors.postgres;

import crmbet.core.task.Interruption;
import crmbet.core.task.Monitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/** Cancels whatever a connection is running once the monitor is cancelled. */
final class Cancellation {
    private static final Logger LOG = Logger.getLogger(Cancellation.class.getName());

    private Cancellation() {}

    /** To be closed when the work has ended. */
    static Interruption of(Monitor monitor, Connection connection) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        return Interruption.of(monitor, () -> cancel(server));
    }

    private static void cancel(PGConnection server) {
        try {
            server.cancelQuery();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the server could not be asked to cancel; the work ends at its next check", e);
        }
    }
}
