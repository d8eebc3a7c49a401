package crmbet.core.task;

/** The monitor of work that nobody watches. */
enum Unwatched implements Monitor {
    INSTANCE;

    @Override
    public void report(long done, long total, Phase phase) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public Registration onCancel(Runnable action) {
        return () -> {};
    }
}
