package crmbet.workbench;

import java.util.Optional;
import java.util.stream.Stream;

/** Tells that JavaFX failed because the system lacks one of the libraries it draws with, such as GTK's or Pango's. */
final class MissingLibrary {
    private MissingLibrary() {}

    /** What the system said, with the name of the library, if that is at the root of a failure. */
    static Optional<String> in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(UnsatisfiedLinkError.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst();
    }
}
