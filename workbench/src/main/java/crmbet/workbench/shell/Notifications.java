package crmbet.workbench.shell;

/** Tells the user quietly, at the edge of the window, about something that has come to an end. */
@FunctionalInterface
public interface Notifications {
    void show(Notice notice);
}
