package crmbet.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks for a picture of the window in the place of the window. */
final class PictureOption {
    @Option(names = "--picture", paramLabel = "FILE", descriptionKey = "picture")
    @Nullable
    Path file;

    /** @param tour whether the guided tour begins */
    Opening of(Path workspace, boolean tour) {
        return new Opening(Optional.of(workspace), tour, Optional.ofNullable(file));
    }
}
