package crmbet.connectors.smartico.standin;

import crmbet.connectors.ConnectionDetails;
import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stand-ins for Smartico on this computer: what goes there goes nowhere. */
public final class StandInKind implements ConnectionKind {
    /** {@link ConnectionKind#id()}, which is also the scheme of addresses. */
    public static final String ID = "standin";

    /** The field that names the brand. */
    public static final String BRAND = "brand";

    private static final List<ConnectionField> FIELDS = List.of(ConnectionField.required(BRAND, "demo"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String icon() {
        return "fth-box";
    }

    @Override
    public List<ConnectionField> fields() {
        return FIELDS;
    }

    @Override
    public String address(ConnectionDetails details) {
        return StandInTarget.address(details.require(BRAND));
    }

    @Override
    public Optional<ConnectionDetails> read(String address) {
        return StandInTarget.isOne(address)
                ? Optional.of(new ConnectionDetails(Map.of(BRAND, StandInTarget.brand(address)), Map.of()))
                : Optional.empty();
    }

    @Override
    public Health check(ConnectionDetails details, Monitor monitor) {
        String brand = StandInTarget.brand(address(details));
        try (StandInTarget target = StandInTarget.start(brand, Faults.NONE)) {
            return switch (target.target().health(monitor)) {
                case Health.Up up -> new Health.Up(target.name(), up.version(), up.latency());
                case Health.Down down -> new Health.Down(target.name(), down.failure());
            };
        } catch (OperationException e) {
            return new Health.Down(address(details), e.failure());
        }
    }
}
