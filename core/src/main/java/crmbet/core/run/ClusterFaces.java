package crmbet.core.run;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names and colours of the clusters of runs, and what run each goes on with. A cluster that nobody named or coloured has no
 * name and the colour of its number. Safe for use by several threads.
 */
public final class ClusterFaces {
    private final Workspace workspace;

    public ClusterFaces(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The clusters of a run by number.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public List<ClusterFace> of(String run) throws OperationException {
        return workspace.read(
                Monitor.none(), session -> ClusterFaceStore.list(session, RunStore.existing(session, run)));
    }

    /**
     * The run that a run goes on with.
     *
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public Optional<String> former(String run) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            RunStore.existing(session, run);
            return ClusterFaceStore.former(session, run);
        });
    }

    /**
     * Names a cluster.
     *
     * @param name null or blank for none
     * @throws OperationException {@code NotFound} if there is no such run or cluster, {@code AlreadyExists} if another
     *     cluster of the run has that name
     */
    public List<ClusterFace> rename(String run, int cluster, @Nullable String name) throws OperationException {
        String stripped = name == null || name.isBlank() ? null : name.strip();
        return change(run, cluster, session -> {
            if (stripped != null && ClusterFaceStore.isTaken(session, run, cluster, stripped)) {
                throw new OperationException(new Failure.AlreadyExists(Failure.Subject.CLUSTER, stripped));
            }
            ClusterFaceStore.rename(session, run, cluster, stripped);
        });
    }

    /**
     * Gives a cluster a colour.
     *
     * @param colour index into the palette, 0 or more
     * @throws OperationException {@code NotFound} if there is no such run or cluster
     * @throws IllegalArgumentException if the colour is below 0
     */
    public List<ClusterFace> recolour(String run, int cluster, int colour) throws OperationException {
        if (colour < 0) {
            throw new IllegalArgumentException("colour " + colour + " is out of range: it must be 0 or more");
        }
        return change(run, cluster, session -> ClusterFaceStore.recolour(session, run, cluster, colour));
    }

    /**
     * Lets a run go on with a former one: its clusters take names and colours from those that they match; the others keep
     * their own name and take the least colour that is free.
     *
     * @return which cluster is which
     * @throws OperationException {@code NotFound} if there is no such run
     */
    public ClusterIdentity follow(String run, String former, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            Run later = RunStore.existing(session, run);
            Run earlier = RunStore.existing(session, former);
            ClusterIdentity identity =
                    ClusterIdentity.of(RunStore.labels(session, earlier), RunStore.labels(session, later), monitor);
            ClusterFaceStore.follow(session, later, earlier, identity);
            return identity;
        });
    }

    private List<ClusterFace> change(String name, int cluster, Change change) throws OperationException {
        return workspace.write(Monitor.none(), session -> {
            Run run = RunStore.existing(session, name);
            if (cluster < 0 || cluster >= run.clusters()) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.CLUSTER, Integer.toString(cluster)));
            }
            ClusterFaceStore.ensure(session, run);
            change.make(session);
            return ClusterFaceStore.list(session, run);
        });
    }

    @FunctionalInterface
    private interface Change {
        void make(Session session) throws SQLException, OperationException;
    }
}
