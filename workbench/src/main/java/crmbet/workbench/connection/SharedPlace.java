package crmbet.workbench.connection;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import java.util.Optional;

/** Where several people agree about segments. */
@FunctionalInterface
public interface SharedPlace {

    /**
     * Opens the shared database; nothing is asked of it yet. Its user closes it.
     *
     * @return empty if there is none: then everything is local only
     */
    Optional<SharedSegments> open() throws OperationException;

    /**
     * As {@link #open}, for what cannot be done without the shared database.
     *
     * @throws OperationException {@code NotPossible} if there is none
     */
    default SharedSegments require() throws OperationException {
        return open().orElseThrow(
                        () -> new OperationException(new Failure.NotPossible(new Obstacle.NoSharedDatabase())));
    }

    /** Nobody agrees with anybody. */
    static SharedPlace none() {
        return Optional::empty;
    }
}
