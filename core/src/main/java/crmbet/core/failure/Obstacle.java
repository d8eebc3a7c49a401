package crmbet.core.failure;

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
    record SegmentIsDraft(String segment) implements Obstacle {}

    /** An approved segment stays as it was approved. */
    record SegmentIsApproved(String segment) implements Obstacle {}

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
}
