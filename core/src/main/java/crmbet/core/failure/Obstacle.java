package crmbet.core.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/** Why a request cannot be carried out in the present state; each kind has a remedy of its own. */
public sealed interface Obstacle {

    /** There are fewer rows than the work needs at least. */
    record TooFewRows(long needed, long rows) implements Obstacle {}

    /** The values of a column lie so far apart that distances would overflow. */
    record ValuesTooFarApart() implements Obstacle {}

    /** A row is all zeros, so that it has no direction to compare. {@code row} is 0-based. */
    record RowWithoutDirection(long row) implements Obstacle {}

    /** The feature set of a run was computed anew since. */
    record FeatureSetChanged(String featureSet, String run) implements Obstacle {}

    /** The feature set of a run was deleted since. */
    record FeatureSetDeleted(String featureSet, String run) implements Obstacle {}

    /** A run began at centroids that were given to it and not kept. */
    record StartNotKept(String run) implements Obstacle {}

    /** No dataset was mapped onto the canonical model yet. */
    record NothingMapped() implements Obstacle {}

    /** Nobody did anything that the features measure in the window that ends at {@code asOf}. */
    record NobodyInWindow(LocalDateTime asOf) implements Obstacle {}

    /** A feature that somebody wrote has more than one value for a customer. */
    record SeveralValues(String feature, String customer) implements Obstacle {}

    /** Every column of a file is left out. */
    record NoColumns() implements Obstacle {}

    /** A dataset that was loaded from a file, or in an older version, has no database to be brought up to date from. */
    record NotFromDatabase(String dataset) implements Obstacle {}

    /** A thing is to have an empty name. */
    record NoName(Failure.Subject subject) implements Obstacle {}

    /** What must be answered for is done without a reason. */
    record NoReason() implements Obstacle {}

    /** Nobody is named who does what somebody must answer for. */
    record NobodyNamed() implements Obstacle {}

    /** Only an approved segment can be published. */
    record SegmentNotApproved(String segment) implements Obstacle {}

    /** What was proposed stays as it was proposed. */
    record SegmentNotDraft(String segment) implements Obstacle {}

    /** Only what waits for a decision can be approved, rejected or withdrawn. */
    record SegmentNotProposed(String segment) implements Obstacle {}

    /** A retired segment stays retired; its successor is a new version. */
    record SegmentRetired(String segment) implements Obstacle {}

    /** Only what was decided can be retired. */
    record SegmentUndecided(String segment) implements Obstacle {}

    /** Whoever proposed a segment must not decide about it. */
    record OwnProposal(String segment, String person) implements Obstacle {}

    /** Only who proposed a segment can withdraw it. */
    record OthersProposal(String segment, String proposedBy) implements Obstacle {}

    /** A segment was approved before approvals were signed. */
    record NotSigned(String segment) implements Obstacle {}

    /** What is stored is not what was signed. */
    record PacketAltered(String segment, PacketPart part) implements Obstacle {}

    /** A segment was signed with a key that is not known as one of the person who approved it. */
    record UnknownSigner(String segment, String person) implements Obstacle {}

    /** Somebody else is sending the segment to this target right now. */
    record BeingPublished(String target, String who) implements Obstacle {}

    /** The shared database was out of reach for so long that somebody else may send to the target by now. */
    record ClaimLost(String target) implements Obstacle {}

    /** An earlier roll-out of the segment to this target has not ended. */
    record RollOutNotEnded(String segment, String target) implements Obstacle {}

    /** A roll-out has ended, or does not wait for anybody. */
    record RollOutEnded(String segment, String target) implements Obstacle {}

    /** What is known of self-exclusions is too old to send anything. */
    record ExclusionsTooOld(String dataset, Instant asOf, Duration limit) implements Obstacle {}

    /** Nothing of the segment is in this target. */
    record NothingPublished(String segment, String target) implements Obstacle {}

    /** A workspace holds one organisation of a system; a second one would mix with it. */
    record OtherOrganisation(String system, String present, String wanted) implements Obstacle {}

    /** A load did not meet what must hold of a dataset; {@code failed} expectations did not hold. */
    record ExpectationsFailed(String dataset, long failed) implements Obstacle {}

    /** Something is to be made where something is already, such as generated data in a folder or database. */
    record NotEmpty(String place, String found) implements Obstacle {}

    /** An object of a store was replaced by another one while it was being read. */
    record ObjectChanged(String object) implements Obstacle {}

    /** The stored members are not those that the segment was made with. */
    record MembersChanged(String segment) implements Obstacle {}

    /** A database is not set up as the shared one; an administrator does it by a command. */
    record SharedDatabaseAbsent(String address) implements Obstacle {}

    /** Something needs the shared database, and no connection is marked as leading to it. */
    record NoSharedDatabase() implements Obstacle {}

    /** Whoever is logged in at the shared database has no role that may read its audit. */
    record SharedAuditClosed(String login, String address) implements Obstacle {}

    /** The shared database was set up by an older version; an administrator brings it up to date by a command. */
    record SharedDatabaseOld(String address, int found, int needed) implements Obstacle {}

    /** The shared database was set up by a newer version than this one. */
    record SharedDatabaseNew(String address, int found, int supported) implements Obstacle {}

    /** Whoever is logged in at the shared database acts there, and nobody else. */
    record OtherLogin(String login, String person) implements Obstacle {}

    /** A version was proposed in the workspace alone, before the shared database was used. */
    record NotShared(String segment) implements Obstacle {}

    /** A version that stands in a shared database may be sent only after that was asked whether it still may. */
    record SharedNotAsked(String segment) implements Obstacle {}

    /** Something needs a program that is not on this machine. */
    record ProgramMissing(String program, String packageName) implements Obstacle {}

    /** What of an approval packet does not agree with what is stored. */
    enum PacketPart {
        /** The packet itself is not the one that was signed. */
        SIGNATURE,
        DEFINITION,
        FIGURES,
        /** Name, version, or who did what when. */
        PARTICULARS
    }
}
