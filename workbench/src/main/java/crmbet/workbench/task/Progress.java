package crmbet.workbench.task;

import crmbet.core.task.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a task is.
 *
 * @param phase what it is doing, once it has said so
 * @param share of the present phase, 0 to 1; absent while the total is not known
 * @param left until the present phase ends if it goes on as it did so far; absent while that is a guess
 */
public record Progress(Optional<Phase> phase, OptionalDouble share, Optional<Duration> left) {
    static final Progress UNKNOWN = new Progress(Optional.empty(), OptionalDouble.empty(), Optional.empty());
}
