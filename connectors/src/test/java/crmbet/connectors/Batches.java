package crmbet.connectors;

import crmbet.core.delivery.Batch;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.SegmentHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Batches whose ids follow from what they change, as those of the outbox do. */
public final class Batches {
    public static final UUID SEGMENT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private Batches() {}

    public static Batch of(Operation operation, boolean quiet, List<String> customers) {
        return new Batch(
                new SegmentHeader(SEGMENT, 1, "Gold", "{}", "", customers.size(), "bia", Instant.EPOCH),
                quiet,
                customers.stream().map(customer -> delta(operation, customer)).toList());
    }

    public static Batch adding(List<String> customers) {
        return of(Operation.ADD, false, customers);
    }

    private static Delta delta(Operation operation, String customer) {
        return new Delta(
                UUID.nameUUIDFromBytes((operation + customer).getBytes(StandardCharsets.UTF_8)), customer, operation);
    }
}
