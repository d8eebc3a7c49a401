package crmbet.connectors.rabbitmq;

import com.rabbitmq.client.ShutdownListener;
import com.rabbitmq.client.ShutdownSignalException;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Reason;
import crmbet.core.delivery.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a broker says of the events of one batch. The broker returns an event before it confirms it. */
final class Confirmations {
    private final List<Delta> deltas;
    private final TreeMap<Long, UUID> open = new TreeMap<>();
    private final Set<String> unroutable = new HashSet<>();
    private final Set<UUID> unconfirmed = new HashSet<>();
    private @Nullable ShutdownSignalException end;

    Confirmations(List<Delta> deltas) {
        this.deltas = deltas;
    }

    synchronized void sending(long number, UUID id) {
        open.put(number, id);
    }

    synchronized void returned(String id) {
        unroutable.add(id);
    }

    synchronized void confirmed(long number, boolean allBefore) {
        answered(number, allBefore);
    }

    synchronized void refused(long number, boolean allBefore) {
        unconfirmed.addAll(answered(number, allBefore));
    }

    private List<UUID> answered(long number, boolean allBefore) {
        var which = allBefore ? open.headMap(number, true) : open.subMap(number, true, number, true);
        List<UUID> ids = new ArrayList<>(which.values());
        which.clear();
        if (open.isEmpty()) {
            notifyAll();
        }
        return ids;
    }

    ShutdownListener endListener() {
        return cause -> {
            synchronized (this) {
                end = cause;
                notifyAll();
            }
        };
    }

    /**
     * Waits until all events are answered.
     *
     * @throws ShutdownSignalException if the line ended before
     * @throws TimeoutException if the broker takes longer
     */
    synchronized BatchOutcome await(Duration patience) throws InterruptedException, TimeoutException {
        long limit = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty()) {
            if (end != null) {
                throw end;
            }
            long left = limit - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("the broker did not confirm " + open.size() + " events");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < deltas.size(); i++) {
            UUID id = deltas.get(i).id();
            if (unroutable.contains(id.toString())) {
                refused.add(new Refused(i, Reason.NO_LISTENER, ""));
            } else if (unconfirmed.contains(id)) {
                refused.add(new Refused(i, Reason.NOT_CONFIRMED, ""));
            }
        }
        return new BatchOutcome(refused);
    }
}
