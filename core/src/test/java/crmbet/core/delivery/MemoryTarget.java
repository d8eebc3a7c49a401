package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A target that holds members in memory, knows changes it had before, and does what a test wants of it meanwhile. */
class MemoryTarget implements Target {
    final Set<String> members = new HashSet<>();
    final Set<UUID> seen = new HashSet<>();
    final List<Batch> batches = new ArrayList<>();
    final AtomicInteger repeated = new AtomicInteger();
    int size = 100;
    int atOnce = 1;
    boolean tells = true;
    Answering answering = (_, _) -> BatchOutcome.DELIVERED;

    /** Answers to a batch after it was taken. */
    interface Answering {
        BatchOutcome to(Batch batch, int number) throws OperationException;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int batchSize() {
        return size;
    }

    @Override
    public int parallel() {
        return atOnce;
    }

    @Override
    public boolean tellsMembers() {
        return tells;
    }

    @Override
    public void members(UUID segment, Consumer<String> customers, Monitor monitor) {
        List.copyOf(members).forEach(customers);
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        int number;
        synchronized (this) {
            batches.add(batch);
            number = batches.size();
        }
        BatchOutcome outcome = answering.to(batch, number);
        synchronized (this) {
            for (int i = 0; i < batch.deltas().size(); i++) {
                int place = i;
                Delta delta = batch.deltas().get(i);
                if (outcome.refused().stream().anyMatch(refused -> refused.index() == place)) {
                    continue;
                }
                if (!seen.add(delta.id())) {
                    repeated.incrementAndGet();
                } else if (delta.operation() == Operation.ADD) {
                    members.add(delta.customer());
                } else {
                    members.remove(delta.customer());
                }
            }
        }
        return outcome;
    }

    @Override
    public void close() {}
}
