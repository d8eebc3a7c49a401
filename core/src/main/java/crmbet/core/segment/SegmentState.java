package crmbet.core.segment;

/** How far a segment has come. */
public enum SegmentState {
    DRAFT,
    APPROVED,
    PUBLISHED
}
