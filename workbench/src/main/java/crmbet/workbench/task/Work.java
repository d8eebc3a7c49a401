package crmbet.workbench.task;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import org.jspecify.annotations.Nullable;

/** Long work that reports to a monitor and returns a result. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    T run(Monitor monitor) throws OperationException;
}
