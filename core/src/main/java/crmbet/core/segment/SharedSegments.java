package crmbet.core.segment;

import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.SignedPacket;
import crmbet.core.audit.SharedAuditLog;
import crmbet.core.delivery.Claims;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The versions that several people share, in a database that itself makes sure who may do what. All methods throw
 * {@code Unreachable}, {@code Unauthorized}, {@code TimedOut}, {@code Rejected}, or {@code NotPossible} if the database does not
 * have the version that this program needs. Safe for use by several threads; close it to release its connections.
 */
public interface SharedSegments extends SharedAuditLog, AutoCloseable {

    /** What the database is called in messages: never holds a secret. */
    String name();

    /** Who is logged in, and what they may do. */
    Person person(Monitor monitor) throws OperationException;

    /** All versions as they stand there, the oldest first, each with {@link Segment#shared()}. */
    List<Segment> list(Monitor monitor) throws OperationException;

    /** The members of a version, sorted by their UTF-8 bytes. */
    List<String> members(UUID version, Monitor monitor) throws OperationException;

    /** Says with which key the person signs from now on; the same one again changes nothing. */
    void registerKey(String publicKey, Monitor monitor) throws OperationException;

    /**
     * Brings a version, unless it is there already, and proposes it.
     *
     * @param packet what is to be approved
     * @param members sorted by their UTF-8 bytes
     */
    void propose(Segment segment, ApprovalPacket packet, List<String> members, Monitor monitor)
            throws OperationException;

    void withdraw(UUID version, Monitor monitor) throws OperationException;

    void approve(UUID version, SignedPacket packet, Monitor monitor) throws OperationException;

    void reject(UUID version, String comment, Monitor monitor) throws OperationException;

    void retire(UUID version, String comment, Monitor monitor) throws OperationException;

    /**
     * The versions from which people were erased, with the digest of the members who are left.
     *
     * @return by id of the version
     */
    Map<UUID, String> erased(Monitor monitor) throws OperationException;

    /** Lets one of all the workbenches that share the database send at a time; usable until this is closed. */
    Claims claims();

    @Override
    void close();

    /**
     * Somebody who is logged in.
     *
     * @param login as the database calls them
     * @param proposes whether they may propose segments
     * @param decides whether they may approve, reject and retire segments of others
     */
    record Person(String login, boolean proposes, boolean decides) {}
}
