package crmbet.core.delivery;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a roll-out. The thread that runs it alone reads and writes the outbox, noting in one transaction all that was
 * answered and all that is sent next; threads of its own wait for the target.
 */
final class Journey {
    private static final long LOOK_MILLIS = 250;
    private static final long NAP_MILLIS = 50;
    /**
     * How many parcels are taken for each that may be under way, where several may: while what was answered is noted, nobody
     * who sends waits for the next one.
     */
    private static final int AHEAD = 4;

    private final Workspace workspace;
    private final RollOut rollOut;
    private final Target target;
    private final Claims.Claim claim;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Monitor monitor;

    private final BlockingQueue<Landing> landings = new LinkedBlockingQueue<>();
    private final List<Landing> landed = new ArrayList<>();
    private final Semaphore places;
    private final int most;
    private int flying;
    private long answered;
    private @Nullable OperationException trouble;
    private volatile boolean halted;

    Journey(
            Workspace workspace,
            RollOut rollOut,
            Target target,
            Claims.Claim claim,
            Backoff backoff,
            InstantSource clock,
            Monitor monitor) {
        this.workspace = workspace;
        this.rollOut = rollOut;
        this.target = target;
        this.claim = claim;
        this.backoff = backoff;
        this.clock = clock;
        this.monitor = monitor;
        places = new Semaphore(target.parallel(), true);
        most = target.parallel() == 1 ? 1 : target.parallel() * AHEAD;
        answered = rollOut.progress().delivered() + rollOut.progress().failed();
    }

    /**
     * A parcel that is not under way any more.
     *
     * @param outcome what the target answered; null if it was not sent, or not answered
     * @param failure why not; null if it was answered, or the journey was halted
     */
    private record Landing(
            @Nullable Parcel parcel,
            @Nullable BatchOutcome outcome,
            @Nullable OperationException failure) {}

    RollOut run() throws OperationException {
        Turns.write(workspace, session -> {
            new Outbox(session).recover(rollOut.id(), clock.instant());
            return rollOut;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = monitor.onCancel(() -> landings.add(new Landing(null, null, null)))) {
            sendAll(threads);
        } finally {
            halted = true;
        }
        if (monitor.cancelled()) {
            endTurn(RollOutState.PAUSED, "");
            throw new CancellationException();
        }
        if (trouble != null) {
            endTurn(RollOutState.HELD, trouble.failure().toString());
            throw trouble;
        }
        return finish();
    }

    private void sendAll(ExecutorService threads) throws OperationException {
        try {
            while (true) {
                List<Parcel> next = turn();
                for (Parcel parcel : next) {
                    threads.execute(() -> landings.add(fly(parcel)));
                }
                flying += next.size();
                if (flying == 0) {
                    return;
                }
                collect();
            }
        } catch (OperationException | RuntimeException | Error e) {
            // Those under way must not wait for their next attempt any more.
            halted = true;
            throw e;
        }
    }

    /** Notes what was answered and takes what is sent next. */
    private List<Parcel> turn() throws OperationException {
        try {
            claim.confirm();
        } catch (OperationException e) {
            trouble = trouble == null ? e : trouble;
        }
        List<Parcel> next = Turns.write(workspace, session -> {
            Outbox outbox = new Outbox(session);
            for (Landing landing : landed) {
                note(outbox, landing);
            }
            boolean going =
                    trouble == null && !monitor.cancelled() && outbox.state(rollOut.id()) == RollOutState.RUNNING;
            halted = !going;
            return going ? outbox.take(rollOut, target.batchSize(), most - flying, clock.instant()) : List.<Parcel>of();
        });
        landed.clear();
        monitor.report(
                Math.min(answered, rollOut.plan().changes()), rollOut.plan().changes(), Phase.PUBLISHING);
        return next;
    }

    private void note(Outbox outbox, Landing landing) throws SQLException {
        if (landing.parcel == null) {
            return;
        }
        if (landing.outcome == null) {
            outbox.returned(rollOut.id(), landing.parcel, clock.instant());
        } else {
            outbox.answered(rollOut.id(), landing.parcel, landing.outcome, clock.instant());
        }
    }

    /** Waits until something has landed. */
    private void collect() throws OperationException {
        boolean interrupted = false;
        @Nullable Landing first = null;
        while (first == null) {
            try {
                first = landings.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                halted = true;
            }
            if (first == null && !halted) {
                halted = workspace.read(
                        Monitor.none(), session -> new Outbox(session).state(rollOut.id()) != RollOutState.RUNNING);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        landed.add(first);
        landings.drainTo(landed);
        for (Landing landing : landed) {
            if (landing.parcel == null) {
                continue;
            }
            flying--;
            if (landing.outcome != null) {
                answered += landing.parcel.deltas().size();
            }
            if (landing.failure != null && trouble == null) {
                trouble = landing.failure;
                halted = true;
            }
        }
    }

    /** Waits for its turn among those who send. */
    private Landing fly(Parcel parcel) {
        places.acquireUninterruptibly();
        try {
            return halted || monitor.cancelled() ? new Landing(parcel, null, null) : send(parcel);
        } finally {
            places.release();
        }
    }

    /** Sends a parcel until it is answered, or there is no sense in trying again. */
    private Landing send(Parcel parcel) {
        Batch batch = new Batch(rollOut.header(), parcel.quiet(), parcel.deltas());
        for (int attempt = 1; ; attempt++) {
            try {
                return new Landing(parcel, target.deliver(batch, monitor), null);
            } catch (CancellationException e) {
                return new Landing(parcel, null, null);
            } catch (OperationException e) {
                if (!mayPass(e.failure()) || attempt >= backoff.attempts()) {
                    return new Landing(parcel, null, e);
                }
                rest(backoff.after(attempt));
                if (halted || monitor.cancelled()) {
                    return new Landing(parcel, null, null);
                }
            } catch (RuntimeException | Error e) {
                return new Landing(parcel, null, new OperationException(new Failure.Unexpected(String.valueOf(e)), e));
            }
        }
    }

    private static boolean mayPass(Failure failure) {
        return failure instanceof Failure.Unreachable
                || failure instanceof Failure.ConnectionLost
                || failure instanceof Failure.TimedOut
                || failure instanceof Failure.Busy;
    }

    private void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (!halted && !monitor.cancelled() && System.nanoTime() < end) {
                Thread.sleep(Math.clamp(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()), 1, NAP_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endTurn(RollOutState state, String words) throws OperationException {
        Turns.write(workspace, session -> {
            Outbox outbox = new Outbox(session);
            if (outbox.state(rollOut.id()) == RollOutState.RUNNING) {
                outbox.setState(rollOut.id(), state, words, null);
            }
            return state;
        });
    }

    private RollOut finish() throws OperationException {
        boolean done = workspace.read(monitor, session -> isDone(session));
        if (done && rollOut.kind() == RollOutKind.UNPUBLISH) {
            RollOut now = workspace.read(monitor, session -> new Outbox(session).existing(rollOut.id()));
            if (now.progress().failed() == 0) {
                target.forget(rollOut.header().id(), monitor);
            }
        }
        return Turns.write(workspace, session -> {
            Outbox outbox = new Outbox(session);
            if (outbox.state(rollOut.id()) == RollOutState.RUNNING) {
                if (outbox.isUnfinished(rollOut.id())) {
                    outbox.setState(rollOut.id(), RollOutState.WAITING, "", null);
                } else {
                    new Completion(session, rollOut.id(), clock.instant()).note();
                }
            }
            return outbox.existing(rollOut.id());
        });
    }

    private boolean isDone(Session session) throws SQLException {
        Outbox outbox = new Outbox(session);
        return outbox.state(rollOut.id()) == RollOutState.RUNNING && !outbox.isUnfinished(rollOut.id());
    }
}
