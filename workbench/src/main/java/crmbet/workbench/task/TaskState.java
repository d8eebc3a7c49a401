package crmbet.workbench.task;

/** Where a task stands; cancelled is an end like any other, not an error. */
public enum TaskState {
    RUNNING,
    CANCELLING,
    DONE,
    FAILED,
    CANCELLED
}
