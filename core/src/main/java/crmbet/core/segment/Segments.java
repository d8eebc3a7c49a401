package crmbet.core.segment;

import crmbet.core.delivery.Target;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The segments of a workspace. Each act is remembered in the audit log. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class Segments {
    public Segments(Workspace workspace) {}

    /**
     * Makes a draft of a cluster.
     *
     * @param run name of the run
     * @param cluster number of the cluster; empty for noise
     * @param name unique, not blank
     * @param who who makes it
     * @throws OperationException {@code NotFound} for an unknown run or a cluster without members, {@code AlreadyExists}
     *     if the name is taken, {@code NotPossible} if the run's feature set has been computed anew since
     */
    public Segment create(String run, OptionalInt cluster, String name, String who, Monitor monitor)
            throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** All segments, the latest first. */
    public List<Segment> list() throws OperationException {
        throw new UnsupportedOperationException();
    }

    public Optional<Segment> find(UUID id) throws OperationException {
        throw new UnsupportedOperationException();
    }

    public Optional<Segment> find(String name) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a draft another name.
     *
     * @throws OperationException {@code NotFound}, {@code AlreadyExists}, or {@code NotPossible} once it is approved
     */
    public Segment rename(UUID id, String name, String who) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** A page of the members, ordered by customer key. */
    public List<Member> members(UUID id, long offset, int limit) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes members and their features to a file. The file appears complete or not at all; an older one is replaced.
     *
     * @throws OperationException {@code NotFound} or {@code CannotWrite}
     */
    public void export(UUID id, Path file, ExportFormat format, String who, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Approves a draft on exactly the members it has.
     *
     * @param who the person that approves, not blank
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it is no draft
     */
    public Segment approve(UUID id, String who, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Publishes an approved segment.
     *
     * @throws OperationException {@code NotFound}; {@code NotPossible} if it is a draft or its members are not those that
     *     were approved; or what the target throws
     */
    public Publication publish(UUID id, Target target, String who, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** The publications of a segment, the latest first. */
    public List<Publication> publications(UUID id) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a draft.
     *
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it is no draft
     */
    public void delete(UUID id, String who) throws OperationException {
        throw new UnsupportedOperationException();
    }
}
