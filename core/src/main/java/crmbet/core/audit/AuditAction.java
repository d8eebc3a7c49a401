package crmbet.core.audit;

/** What can be done that must be remembered. */
public enum AuditAction {
    SEGMENT_CREATED,
    SEGMENT_RENAMED,
    SEGMENT_EXPORTED,
    SEGMENT_APPROVED,
    SEGMENT_PUBLISHED,
    SEGMENT_DELETED,
    PERSON_REVEALED,
    PERSON_ERASED
}
