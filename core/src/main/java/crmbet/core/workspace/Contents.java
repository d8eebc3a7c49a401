package crmbet.core.workspace;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;

/** How much of each kind a workspace holds: how far along its analysis is. */
public record Contents(long datasets, long customers, long featureSets, long runs, long segments) {

    /** Counts in one read; takes milliseconds. */
    public static Contents of(Workspace workspace, Monitor monitor) throws OperationException {
        return workspace.read(
                monitor,
                session -> session.first(
                                "SELECT (SELECT count(*) FROM meta.dataset), (SELECT count(*) FROM crm.customer),"
                                        + " (SELECT count(*) FROM meta.feature_set), (SELECT count(*) FROM meta.run),"
                                        + " (SELECT count(*) FROM meta.segment)",
                                row -> new Contents(
                                        row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)))
                        .orElseThrow());
    }
}
