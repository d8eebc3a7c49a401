package crmbet.workbench.settings;

import crmbet.workbench.message.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The settings of the moment. Changes are saved together after a pause, so that dragging the window's edge writes one
 * file and not a hundred. Safe for use by several threads.
 */
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());

    private final SettingsFile file;
    private final Duration pause;
    private final ScheduledThreadPoolExecutor saver = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("settings").factory());
    private Settings settings;
    private boolean saveIsPlanned;

    /**
     * @param pause how long changes are collected before they are saved
     * @param preferred the language until another is chosen
     */
    public SettingsStore(SettingsFile file, Duration pause, Language preferred) {
        this.file = file;
        this.pause = pause;
        this.settings = file.read(preferred);
        saver.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public synchronized Settings get() {
        return settings;
    }

    /** Changes the settings now and saves them soon. */
    public synchronized void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        if (!saveIsPlanned) {
            saveIsPlanned = true;
            var _ = saver.schedule(this::save, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void save() {
        Settings latest;
        synchronized (this) {
            if (!saveIsPlanned) {
                return;
            }
            saveIsPlanned = false;
            latest = settings;
        }
        try {
            file.write(latest);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the settings could not be saved", e);
        }
    }

    /** Saves what has not been saved yet. */
    @Override
    public void close() {
        saver.close();
        save();
    }
}
