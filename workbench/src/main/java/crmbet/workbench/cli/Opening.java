package crmbet.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the window is to be opened.
 *
 * @param workspace the workspace to open in it; absent, the window offers one
 * @param tour whether the guided tour begins
 * @param picture a PNG file: the window is drawn into it, without a display, and closed again
 */
public record Opening(Optional<Path> workspace, boolean tour, Optional<Path> picture) {
    /** The window with no workspace. */
    public static final Opening EMPTY = new Opening(Optional.empty(), false, Optional.empty());
}
