package crmbet.core.privacy;

import crmbet.core.delivery.StoredMembers;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps an approval valid for those who are left when a member is erased. Whoever must be forgotten leaves a version that was
 * signed, and its members' digest is not the signed one any more. If that stopped the segment, a person's right would
 * hold up a campaign; if any members were taken, a signature would be worth nothing. So each erasure leaves a link from
 * the digest before to the digest after it, never whose it was, proved with the key of the installation; the members must be
 * those at the end of an unbroken chain of links that begins at the digest that was approved. A member who is added,
 * exchanged or deleted by any other way still stops it. Under another key than that with which a link was made, the chain is
 * broken, and a new version must be made.
 */
public final class ErasedMembers {
    private ErasedMembers() {}

    /** Takes members away. */
    @FunctionalInterface
    public interface Removal {
        void run() throws OperationException;
    }

    private record Link(int number, String before, String after, long members, String proof) {}

    /** The digest that the members of a version must have now, if the one they were made with is {@code made}. */
    public static String digest(Session session, UUID version, String made) throws OperationException {
        List<Link> links = session.part(part -> part.query(
                "SELECT number, before, after, members, proof FROM meta.segment_erasure"
                        + " WHERE segment_id = CAST(? AS UUID) ORDER BY number",
                row -> new Link((int) row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4)),
                version.toString()));
        String digest = made;
        long members = Long.MAX_VALUE;
        for (Link link : links) {
            if (!link.before.equals(digest)
                    || link.members >= members
                    || !link.proof.equals(proof(version, link.number, link.before, link.after, link.members))) {
                return digest;
            }
            digest = link.after;
            members = link.members;
        }
        return digest;
    }

    /** The versions that a customer is a member of, as they are before the customer goes. */
    static List<Version> of(Session session, String customer) throws SQLException, OperationException {
        List<Version> versions = new ArrayList<>();
        for (String[] found : session.query(
                "SELECT CAST(s.id AS VARCHAR), s.digest FROM meta.segment s WHERE s.id IN"
                        + " (SELECT segment_id FROM meta.segment_member WHERE customer_key = ?)",
                row -> new String[] {row.text(0), row.text(1)},
                customer)) {
            versions.add(Version.of(session, UUID.fromString(found[0]), found[1]));
        }
        return versions;
    }

    /**
     * A version from which members are about to go.
     *
     * @param before the digest of its members
     * @param genuine whether it is what it must be
     */
    record Version(UUID id, String before, boolean genuine) {
        static Version of(Session session, UUID id, String made) throws OperationException {
            String before = StoredMembers.digest(session, id);
            return new Version(id, before, before.equals(digest(session, id, made)));
        }

        /** Leaves a link, once they have gone. */
        void link(Session session, String shared) throws OperationException {
            ErasedMembers.link(session, id, before, shared, genuine);
        }
    }

    /**
     * Takes members away because they were erased, and leaves a link, unless the members had been changed otherwise before.
     *
     * @param made the digest that the version was made with
     * @param shared the digest of the members who are left in the shared database, if that is where they were erased;
     *     otherwise empty
     */
    public static void remove(Session session, UUID version, String made, String shared, Removal removal)
            throws OperationException {
        Version leaving = Version.of(session, version, made);
        removal.run();
        leaving.link(session, shared);
    }

    /** As above, for a version of which only those who are left were brought from the shared database. */
    public static void brought(Session session, UUID version, String made, String shared) throws OperationException {
        link(session, version, made, shared, true);
    }

    private static void link(Session session, UUID version, String before, String shared, boolean genuine)
            throws OperationException {
        session.part(part -> {
            linkWithin(part, version, before, shared, genuine);
            return version;
        });
    }

    private static void linkWithin(Session session, UUID version, String before, String shared, boolean genuine)
            throws SQLException, OperationException {
        String after = StoredMembers.digest(session, version);
        if (after.equals(before)) {
            // Erased here before it was there.
            session.execute(
                    "UPDATE meta.segment_erasure SET shared = ? WHERE segment_id = CAST(? AS UUID) AND number ="
                            + " (SELECT max(number) FROM meta.segment_erasure WHERE segment_id = CAST(? AS UUID))",
                    shared,
                    version.toString(),
                    version.toString());
            return;
        }
        if (!genuine) {
            return;
        }
        int number = 1
                + session.first(
                                "SELECT coalesce(max(number), 0) FROM meta.segment_erasure"
                                        + " WHERE segment_id = CAST(? AS UUID)",
                                row -> (int) row.integer(0),
                                version.toString())
                        .orElse(0);
        long left = StoredMembers.count(session, version);
        session.execute(
                "INSERT INTO meta.segment_erasure VALUES (CAST(? AS UUID), ?, ?, ?, ?, now(), ?, ?)",
                version.toString(),
                number,
                before,
                after,
                left,
                shared,
                proof(version, number, before, after, left));
    }

    /** Whether those were taken away whom the shared database erased until its members had that digest. */
    public static boolean isTakenOver(Session session, UUID version, String shared) throws OperationException {
        return session.part(part -> part.first(
                        "SELECT 1 FROM meta.segment_erasure WHERE segment_id = CAST(? AS UUID) AND shared = ?",
                        row -> row.integer(0),
                        version.toString(),
                        shared)
                .isPresent());
    }

    private static String proof(UUID version, int number, String before, String after, long members)
            throws OperationException {
        return new Pseudonyms(KeyFile.ofInstallation().bytes())
                .proof(version + " " + number + ' ' + before + ' ' + after + ' ' + members);
    }
}
