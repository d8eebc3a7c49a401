package crmbet.connectors.smartico;

import com.fasterxml.jackson.core.JsonProcessingException;
import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Reason;
import crmbet.core.delivery.Refused;
import crmbet.core.delivery.SegmentHeader;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Adds the segment's name to, or takes it out of, an array of each player's profile in Smartico. Each change is one event
 * whose eid is the change's id, so that Smartico knows a repetition. Safe for use by several threads; to be closed.
 */
public final class SmarticoTarget implements Target {
    private static final String SYSTEM = "Smartico";
    private static final int MOST_BYTES = 9_500_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final SmarticoAddress address;
    private final Duration patience;
    private final InstantSource clock;
    private final EventFormat format;
    private final Pace pace;
    private final HttpClient client;

    public SmarticoTarget(SmarticoAddress address) {
        this(address, Duration.ofSeconds(address.limits().timeoutSeconds()), InstantSource.system());
    }

    /** @param patience how long an answer is waited for */
    SmarticoTarget(SmarticoAddress address, Duration patience, InstantSource clock) {
        this.address = address;
        this.patience = patience;
        this.clock = clock;
        format = new EventFormat(address);
        pace = new Pace(address.limits().requestsPerMinute());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public int batchSize() {
        return address.limits().events();
    }

    @Override
    public int parallel() {
        return address.limits().parallel();
    }

    @Override
    public boolean tellsMembers() {
        return false;
    }

    /** Sends no events, to see whether the server lets us in. One that cannot be used is a finding, not an exception. */
    public Health health(Monitor monitor) {
        SegmentHeader nothing = new SegmentHeader(new UUID(0, 0), 1, "-", "{}", "", 0, "-", Instant.EPOCH);
        long start = System.nanoTime();
        try {
            send(new Batch(nothing, true, List.of()), List.of(), 0, monitor);
            return new Health.Up(name(), SYSTEM, Duration.ofNanos(System.nanoTime() - start));
        } catch (OperationException e) {
            return new Health.Down(name(), e.failure());
        }
    }

    @Override
    public BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        List<Refused> refused = new ArrayList<>();
        List<Delta> deltas = batch.deltas();
        int from = 0;
        while (from < deltas.size()) {
            List<Delta> part = fitting(batch, deltas.subList(from, deltas.size()));
            refused.addAll(send(batch, part, from, monitor));
            from += part.size();
        }
        return new BatchOutcome(refused);
    }

    /** As many of the changes as fit into one request. */
    private List<Delta> fitting(Batch batch, List<Delta> deltas) {
        List<Delta> part = deltas;
        while (part.size() > 1 && format.write(batch, part, 0).length > MOST_BYTES) {
            part = part.subList(0, part.size() / 2);
        }
        return part;
    }

    private List<Refused> send(Batch batch, List<Delta> part, int from, Monitor monitor) throws OperationException {
        byte[] body = format.write(batch, part, clock.millis());
        HttpResponse<byte[]> response = exchange(body, monitor);
        int status = response.statusCode();
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            throw new OperationException(new Failure.Busy(SYSTEM, "HTTP " + status));
        }
        if (status == 401 || status == 403) {
            throw unauthorized("HTTP " + status);
        }
        if (status / 100 != 2) {
            throw new OperationException(new Failure.Rejected(SYSTEM, "HTTP " + status));
        }
        EventFormat.Answer answer;
        try {
            answer = EventFormat.read(response.body());
        } catch (JsonProcessingException e) {
            throw new OperationException(
                    new Failure.ConnectionLost(SYSTEM, name(), "the answer is cut off, or is none"), e);
        }
        requireSound(answer.error(), answer.words());
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < part.size() && !answer.events().isEmpty(); i++) {
            EventFormat.EventError error = answer.events().get(part.get(i).id().toString());
            if (error != null && error.code() != EventFormat.DUPLICATE) {
                requireSound(error.code() == EventFormat.NO_SUCH_USER ? 0 : error.code(), error.words(), true);
                refused.add(refused(from + i, error));
            }
        }
        return refused;
    }

    private Refused refused(int index, EventFormat.EventError error) {
        String words = address.redact(error.words());
        return error.code() == EventFormat.NO_SUCH_USER
                ? new Refused(index, Reason.UNKNOWN_CUSTOMER, words)
                : new Refused(index, Reason.REFUSED, error.code() + " " + words);
    }

    private void requireSound(int code, String words) throws OperationException {
        requireSound(code, words, false);
    }

    /** What is wrong with all events alike is wrong with the connection. */
    private void requireSound(int code, String words, boolean single) throws OperationException {
        if (code == EventFormat.WRONG_KEY) {
            throw unauthorized(words);
        }
        if (code == EventFormat.NO_SUCH_BRAND || (code != 0 && !single)) {
            throw new OperationException(new Failure.Rejected(SYSTEM, code + " " + address.redact(words)));
        }
    }

    private OperationException unauthorized(String words) {
        return new OperationException(new Failure.Unauthorized(SYSTEM, address.brand(), address.redact(words)));
    }

    private HttpResponse<byte[]> exchange(byte[] body, Monitor monitor) throws OperationException {
        monitor.checkpoint();
        Secret token = address.token();
        HttpRequest request = HttpRequest.newBuilder(address.base().resolve(EventFormat.PATH))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Authorization", token == null ? "" : token.reveal())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            pace.await(monitor);
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            try (var _ = monitor.onCancel(() -> answer.cancel(true))) {
                return answer.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (ExecutionException e) {
            monitor.checkpoint();
            throw new OperationException(failure(e.getCause()), e);
        }
    }

    private Failure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> new Failure.TimedOut(SYSTEM, patience);
            case ConnectException refused -> unreachable(refused);
            case UnresolvedAddressException unknown -> unreachable(unknown);
            case IOException lost ->
                new Failure.ConnectionLost(SYSTEM, name(), address.redact(String.valueOf(lost.getMessage())));
            case null, default -> new Failure.Unexpected(String.valueOf(cause));
        };
    }

    private Failure unreachable(Exception reason) {
        return new Failure.Unreachable(SYSTEM, name(), address.redact(String.valueOf(reason.getMessage())));
    }

    private static CancellationException cancelled(Exception reason) {
        CancellationException cancelled = new CancellationException();
        cancelled.addSuppressed(reason);
        return cancelled;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
