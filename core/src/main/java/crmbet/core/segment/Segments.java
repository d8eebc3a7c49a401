package crmbet.core.segment;

import crmbet.core.approval.SignedPacket;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.delivery.StoredMembers;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.privacy.ErasedMembers;
import crmbet.core.run.ChosenRows;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.Profile;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The segments of a workspace. Each act is remembered in the audit log. Safe for use by several threads. */
public final class Segments {
    private final Workspace workspace;

    public Segments(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Makes a draft of a cluster.
     *
     * @param run name of the run
     * @param cluster number of the cluster; empty for noise
     * @param name unique, not blank
     * @param who who makes it
     * @throws OperationException {@code NotFound} for an unknown run or a cluster without members, {@code AlreadyExists}
     *     if the name is taken, {@code NotPossible} if the name is blank or the run's feature set has been computed anew
     *     or deleted since
     */
    public Segment create(String run, OptionalInt cluster, String name, String who, Monitor monitor)
            throws OperationException {
        requirePerson(who);
        return workspace.write(monitor, session -> {
            requireFree(session, name);
            return draft(session, run, cluster, Place.first(name), who);
        });
    }

    /**
     * Makes a draft of a cluster that is the next version of a segment.
     *
     * @param of id of any version of the segment
     * @throws OperationException as {@link #create(String, OptionalInt, String, String, Monitor)}, and {@code NotFound} for
     *     an unknown segment
     */
    public Segment renew(UUID of, String run, OptionalInt cluster, String who, Monitor monitor)
            throws OperationException {
        requirePerson(who);
        return workspace.write(monitor, session -> draft(session, run, cluster, Place.next(session, of), who));
    }

    /**
     * Makes a draft of chosen customers of a run.
     *
     * @param run name of the run
     * @param rows of the feature matrix that the run was fitted on
     * @param origin how they were chosen
     * @param name unique, not blank
     * @param who who makes it
     * @throws OperationException {@code NotFound} for an unknown run, {@code AlreadyExists} if the name is taken,
     *     {@code NotPossible} if there are no rows, the name is blank or the run's feature set has been computed anew or
     *     deleted since
     * @throws IllegalArgumentException if {@code rows} are rows of a matrix of another size
     */
    public Segment create(String run, RowSet rows, RowOrigin origin, String name, String who, Monitor monitor)
            throws OperationException {
        requirePerson(who);
        requireSome(rows);
        return workspace.write(monitor, session -> {
            requireFree(session, name);
            return draft(session, run, rows, origin, Place.first(name), who);
        });
    }

    /**
     * Makes a draft of chosen customers of a run that is the next version of a segment.
     *
     * @param of id of any version of the segment
     * @throws OperationException as {@link #create(String, RowSet, RowOrigin, String, String, Monitor)}, and
     *     {@code NotFound} for an unknown segment
     * @throws IllegalArgumentException if {@code rows} are rows of a matrix of another size
     */
    public Segment renew(UUID of, String run, RowSet rows, RowOrigin origin, String who, Monitor monitor)
            throws OperationException {
        requirePerson(who);
        requireSome(rows);
        return workspace.write(monitor, session -> draft(session, run, rows, origin, Place.next(session, of), who));
    }

    private static Segment draft(Session session, String run, OptionalInt cluster, Place place, String who)
            throws SQLException, OperationException {
        ClusterProfile profile = Runs.profiles(session, run).stream()
                .filter(found -> found.cluster().equals(cluster))
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        new Failure.NotFound(Failure.Subject.CLUSTER, clusterName(run, cluster))));
        return draft(session, run, new Members.OfCluster(cluster), profile, place, who);
    }

    private static Segment draft(Session session, String run, RowSet rows, RowOrigin origin, Place place, String who)
            throws SQLException, OperationException {
        Optional<Run> source = Runs.find(session, run);
        if (source.isPresent() && source.get().rows() != rows.tableSize()) {
            throw new IllegalArgumentException(
                    rows + " do not belong to a run of " + source.get().rows() + " rows");
        }
        try (ChosenRows chosen = new ChosenRows(session, rows)) {
            Profile profile = Runs.profile(session, run, chosen);
            return draft(session, run, new Members.Chosen(chosen, origin), profile, place, who);
        }
    }

    private static Segment draft(Session session, String run, Members members, Profile profile, Place place, String who)
            throws SQLException, OperationException {
        UUID id = UUID.randomUUID();
        new Draft(session, Runs.find(session, run).orElseThrow(), members, profile)
                .insert(id, place.series().orElse(id), place.version(), place.name(), who);
        AuditLog.add(session, who, AuditAction.SEGMENT_CREATED, id.toString(), place.name());
        return SegmentStore.existing(session, id);
    }

    /** How they are proposed, approved, rejected and retired. */
    public Approvals approvals() {
        return new Approvals(workspace);
    }

    /** All versions of all segments, the latest first. */
    public List<Segment> list() throws OperationException {
        return workspace.read(Monitor.none(), SegmentStore::list);
    }

    public Optional<Segment> find(UUID id) throws OperationException {
        return workspace.read(Monitor.none(), session -> SegmentStore.find(session, id));
    }

    /** The latest version of the segment of that name. */
    public Optional<Segment> find(String name) throws OperationException {
        return workspace.read(Monitor.none(), session -> SegmentStore.find(session, name));
    }

    /**
     * Gives a draft another name.
     *
     * @throws OperationException {@code NotFound}, {@code AlreadyExists}, or {@code NotPossible} if the name is blank, the
     *     version no draft any more, or there are several versions of the segment
     */
    public Segment rename(UUID id, String name, String who) throws OperationException {
        requirePerson(who);
        return workspace.write(Monitor.none(), session -> {
            Segment segment = requireDraft(session, id);
            if (SegmentStore.versions(session, segment.series()).size() > 1) {
                throw notPossible(new Obstacle.SegmentNotDraft(segment.name()));
            }
            if (!segment.name().equals(name)) {
                requireFree(session, name);
                session.execute("UPDATE meta.segment SET name = ? WHERE id = CAST(? AS UUID)", name, id.toString());
                AuditLog.add(session, who, AuditAction.SEGMENT_RENAMED, id.toString(), segment.name() + " → " + name);
            }
            return SegmentStore.existing(session, id);
        });
    }

    /**
     * A page of the members, ordered by customer key.
     *
     * @param offset members to leave out at the beginning
     * @param limit the most to return
     * @throws OperationException {@code NotFound}
     */
    public List<Member> members(UUID id, long offset, int limit) throws OperationException {
        return workspace.read(Monitor.none(), session -> {
            int width = SegmentStore.existing(session, id).figures().size();
            String values = ", features[%d]".repeat(width);
            Object[] positions = new Object[width];
            for (int i = 0; i < width; i++) {
                positions[i] = i + 1;
            }
            return session.query(
                    "SELECT customer_key" + values.formatted(positions)
                            + " FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)"
                            + " ORDER BY customer_key LIMIT ? OFFSET ?",
                    row -> {
                        List<Double> features = new ArrayList<>();
                        for (int i = 1; i <= width; i++) {
                            features.add(SegmentStore.number(row, i));
                        }
                        return new Member(row.text(0), features);
                    },
                    id.toString(),
                    limit,
                    offset);
        });
    }

    /**
     * Writes members and their features to a file. The file appears complete or not at all; an older one is replaced.
     *
     * @throws OperationException {@code NotFound} or {@code CannotWrite}
     */
    public void export(UUID id, Path file, ExportFormat format, String who, Monitor monitor) throws OperationException {
        requirePerson(who);
        workspace.write(monitor, session -> {
            Segment segment = SegmentStore.existing(session, id);
            AuditLog.add(session, who, AuditAction.SEGMENT_EXPORTED, id.toString(), file.toString());
            new MemberExport(session, segment).write(file, format);
            return segment;
        });
    }

    /** The publications of a segment, the latest first. */
    public List<Publication> publications(UUID id) throws OperationException {
        return workspace.read(Monitor.none(), session -> SegmentStore.publications(session, id));
    }

    /**
     * Deletes a draft.
     *
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it is no draft
     */
    public void delete(UUID id, String who) throws OperationException {
        requirePerson(who);
        workspace.write(Monitor.none(), session -> {
            Segment segment = requireDraft(session, id);
            SegmentStore.delete(session, id);
            AuditLog.add(session, who, AuditAction.SEGMENT_DELETED, id.toString(), segment.name());
            return segment;
        });
    }

    /**
     * An approved version as it leaves the workspace, after its packet's hash, signature and signer, its members, its
     * definition and its figures were found to be those that were approved. Members who were erased since are left out.
     *
     * @throws OperationException {@code NotFound}, or {@code NotPossible} if it is not approved, retired, or not what was
     *     approved
     */
    public SegmentRelease release(UUID id, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> release(session, id));
    }

    private static SegmentRelease release(Session session, UUID id) throws SQLException, OperationException {
        Segment segment = SegmentStore.existing(session, id);
        if (!segment.state().isReleasable()) {
            throw notPossible(
                    segment.state() == SegmentState.RETIRED
                            ? new Obstacle.SegmentRetired(segment.name())
                            : new Obstacle.SegmentNotApproved(segment.name()));
        }
        List<String> members = StoredMembers.of(session, id);
        SignedPacket packet = new PacketCheck(session, segment).check(members);
        return new SegmentRelease(
                segment.series(),
                segment.version(),
                id,
                segment.name(),
                segment.definition(),
                ErasedMembers.digest(session, id, segment.digest()),
                members,
                Objects.requireNonNull(segment.approvedBy()),
                Objects.requireNonNull(segment.approvedAt()),
                packet.hash());
    }

    /** How many members of a version were erased since it was made. The others are still those who were approved. */
    public long erased(UUID id) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> SegmentStore.existing(session, id).members() - StoredMembers.count(session, id));
    }

    private static Segment requireDraft(Session session, UUID id) throws SQLException, OperationException {
        Segment segment = SegmentStore.existing(session, id);
        if (segment.state() != SegmentState.DRAFT) {
            throw notPossible(new Obstacle.SegmentNotDraft(segment.name()));
        }
        return segment;
    }

    private static void requireFree(Session session, String name) throws SQLException, OperationException {
        if (name.isBlank()) {
            throw notPossible(new Obstacle.NoName(Failure.Subject.SEGMENT));
        }
        if (SegmentStore.find(session, name).isPresent()) {
            throw new OperationException(new Failure.AlreadyExists(Failure.Subject.SEGMENT, name));
        }
    }

    private static void requireSome(RowSet rows) throws OperationException {
        if (rows.isEmpty()) {
            throw notPossible(new Obstacle.TooFewRows(1, 0));
        }
    }

    private static void requirePerson(String who) throws OperationException {
        if (who.isBlank()) {
            throw notPossible(new Obstacle.NobodyNamed());
        }
    }

    private static String clusterName(String run, OptionalInt cluster) {
        return run + ": " + (cluster.isPresent() ? Integer.toString(cluster.getAsInt()) : "noise");
    }

    private static OperationException notPossible(Obstacle obstacle) {
        return new OperationException(new Failure.NotPossible(obstacle));
    }

    /**
     * Where a new version stands among the others.
     *
     * @param series empty for the first version, which makes it
     */
    private record Place(Optional<UUID> series, int version, String name) {
        static Place first(String name) {
            return new Place(Optional.empty(), 1, name);
        }

        static Place next(Session session, UUID of) throws SQLException, OperationException {
            Segment latest = SegmentStore.versions(
                            session, SegmentStore.existing(session, of).series())
                    .getFirst();
            return new Place(Optional.of(latest.series()), latest.version() + 1, latest.name());
        }
    }
}
