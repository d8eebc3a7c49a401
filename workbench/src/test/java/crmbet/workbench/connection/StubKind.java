package crmbet.workbench.connection;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.failure.Failure;
import crmbet.core.task.Monitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A system that answers exactly while the test wants it to. */
public final class StubKind implements ConnectionKind {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean up = true;
    private volatile boolean broken;

    /** Lets the system answer, or not, from now on. */
    public void answers(boolean now) {
        up = now;
    }

    /** Lets asking fail as only a defect does. */
    public void breaks(boolean now) {
        broken = now;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String icon() {
        return "fth-database";
    }

    @Override
    public List<ConnectionField> fields() {
        return List.of(ConnectionField.required("host", ""), ConnectionField.secret("password"));
    }

    @Override
    public String address(ConnectionDetails details) {
        return "stub://" + details.require("host");
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        return Optional.empty();
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        asked.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a defect");
        }
        return up
                ? new Health.Up(
                        address(details), "Stub " + details.secret("password").isPresent(), Duration.ofMillis(1))
                : new Health.Down(address(details), new Failure.Unreachable("Stub", address(details), "no answer"));
    }
}
