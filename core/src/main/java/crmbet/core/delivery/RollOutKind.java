package crmbet.core.delivery;

/** Why something is sent to a target. */
public enum RollOutKind {
    /** A version of a segment is to be held there, and nothing else of the segment. */
    PUBLISH,
    /** Nothing of the segment is to be held there any more. */
    UNPUBLISH,
    /** A person is erased. */
    ERASE
}
