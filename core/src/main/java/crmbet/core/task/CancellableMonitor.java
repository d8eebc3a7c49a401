package crmbet.core.task;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A monitor that can be cancelled from any thread; subclasses decide where progress is shown. */
public abstract class CancellableMonitor implements Monitor {
    private final Set<Action> actions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Asks the work to stop; returns at once. Further calls change nothing. */
    public void cancel() {
        cancelled = true;
        actions.forEach(Action::runOnce);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable action) {
        var registered = new Action(action);
        actions.add(registered);
        // cancel() may have walked the set just before the action was added.
        if (cancelled) {
            registered.runOnce();
        }
        return () -> actions.remove(registered);
    }

    private static final class Action {
        private final Runnable body;
        private boolean ran;

        Action(Runnable body) {
            this.body = body;
        }

        synchronized void runOnce() {
            if (!ran) {
                ran = true;
                body.run();
            }
        }
    }
}
