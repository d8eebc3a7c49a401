package crmbet.workbench.connection;

import crmbet.connectors.Health;
import crmbet.core.failure.Failure;
import java.time.Instant;

/** What is known about the system behind a connection. */
public sealed interface ConnectionStatus {

    /** It has not been asked yet. */
    record Unknown() implements ConnectionStatus {}

    /** It answered when it was last asked. */
    record Reachable(Health.Up health, Instant at) implements ConnectionStatus {}

    /**
     * It did not, and is left alone for a while.
     *
     * @param since when it first did not
     * @param nextTry when it is asked again
     */
    record Unreachable(Failure failure, Instant since, Instant nextTry) implements ConnectionStatus {}
}
