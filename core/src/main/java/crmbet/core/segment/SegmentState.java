package crmbet.core.segment;

/** How far a version of a segment has come. */
public enum SegmentState {
    DRAFT,
    /** Waits for another person to decide. */
    PROPOSED,
    APPROVED,
    REJECTED,
    PUBLISHED,
    /** Not to be used any more. */
    RETIRED;

    /** Whether a version in this state may leave the workspace. */
    public boolean isReleasable() {
        return this == APPROVED || this == PUBLISHED;
    }
}
