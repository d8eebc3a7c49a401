package crmbet.connectors;

import crmbet.core.failure.Failure;
import java.time.Duration;

/** Whether another system can be used right now. */
public sealed interface Health {

    /** The address that was tried, without secrets. */
    String address();

    /**
     * It answered.
     *
     * @param version what it says it is
     * @param latency time of one round trip on an open connection
     */
    record Up(String address, String version, Duration latency) implements Health {}

    /** It did not. */
    record Down(String address, Failure failure) implements Health {}
}
