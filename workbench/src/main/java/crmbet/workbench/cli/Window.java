package crmbet.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the application's window; given to the command line by whoever knows the window. */
@FunctionalInterface
public interface Window {
    /**
     * Shows the window and returns once it is closed.
     *
     * @param workspace the workspace to open in it; absent, the window offers one
     * @return the exit status of the process
     */
    int show(Optional<Path> workspace);
}
