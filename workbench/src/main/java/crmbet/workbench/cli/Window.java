package crmbet.workbench.cli;

/** Opens the application's window; given to the command line by whoever knows the window. */
@FunctionalInterface
public interface Window {
    /**
     * Shows the window and returns once it is closed.
     *
     * @return the exit status of the process
     */
    int show(Opening opening);
}
