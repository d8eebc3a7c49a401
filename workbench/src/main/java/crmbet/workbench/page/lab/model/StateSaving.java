package crmbet.workbench.page.lab.model;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Saves what is looked at with the workspace: away from the JavaFX thread, changes of a short time together. What was
 * chosen right before the workspace is closed is saved while it closes, which takes milliseconds.
 */
final class StateSaving {
    private static final Logger LOG = Logger.getLogger(StateSaving.class.getName());

    private final HistoryViewModel history;
    private final ArrangementViewModel arrangement;
    private final Executor later;
    private final Object writing = new Object();
    private @Nullable Workspace workspace;
    private @Nullable SavedLab unsaved;
    private @Nullable SavedLab saved;
    private boolean planned;

    /** @param pause how long changes are collected */
    StateSaving(HistoryViewModel history, ArrangementViewModel arrangement, Duration pause) {
        this.history = history;
        this.arrangement = arrangement;
        later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
        history.historyProperty().subscribe(this::changed);
        arrangement.enlargedProperty().subscribe(this::changed);
        arrangement.dividerProperty().subscribe(this::changed);
    }

    /** From now on, changes are saved in this workspace. */
    void begin(Workspace opened) {
        SavedLab present = now();
        synchronized (this) {
            workspace = opened;
            saved = present;
        }
    }

    /** Saves what has not been saved yet, and no more. */
    void end() {
        save();
        synchronized (this) {
            workspace = null;
            unsaved = null;
        }
    }

    private SavedLab now() {
        return new SavedLab(
                history.historyProperty().get().present(),
                arrangement.enlargedProperty().get(),
                arrangement.dividerProperty().get());
    }

    private void changed() {
        SavedLab now = now();
        synchronized (this) {
            if (workspace == null || now.equals(saved)) {
                return;
            }
            unsaved = now;
            if (planned) {
                return;
            }
            planned = true;
        }
        later.execute(this::save);
    }

    /** Whoever changes something does not wait for what is being written; only closing does. */
    private void save() {
        synchronized (writing) {
            @Nullable Workspace open;
            @Nullable SavedLab state;
            synchronized (this) {
                planned = false;
                open = workspace;
                state = unsaved;
                unsaved = null;
            }
            if (open != null && state != null) {
                write(open, state);
            }
        }
    }

    private void write(Workspace open, SavedLab state) {
        try {
            new ViewStates(open).save(SavedLab.VIEW, state.write());
            synchronized (this) {
                saved = state;
            }
        } catch (OperationException e) {
            // Looking again takes a few clicks; it is not worth a message.
            LOG.log(Level.FINE, "what was looked at could not be saved", e);
        }
    }
}
