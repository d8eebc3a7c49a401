package crmbet.core.delivery;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.audit.SharedNote;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Notes, within a transaction, that all of a roll-out was sent. */
final class Completion {
    private final Session session;
    private final UUID id;
    private final Instant now;

    Completion(Session session, UUID id, Instant now) {
        this.session = session;
        this.id = id;
        this.now = now;
    }

    void note() throws SQLException, OperationException {
        Outbox outbox = new Outbox(session);
        outbox.setState(id, RollOutState.DONE, "", now);
        RollOut done = outbox.existing(id);
        switch (done.kind()) {
            case PUBLISH -> published(done);
            case UNPUBLISH -> unpublished(done);
            case ERASE -> erased(done);
        }
    }

    private void published(RollOut done) throws SQLException, OperationException {
        PublishResult result = done.result();
        session.execute(
                "INSERT INTO meta.publication VALUES (CAST(? AS UUID), ?, ?, ?, ?, ?)",
                done.segment().toString(),
                done.target(),
                result.added(),
                result.removed(),
                result.unchanged(),
                now.atOffset(ZoneOffset.UTC));
        setState(done, "APPROVED", "PUBLISHED");
        audit(done, AuditAction.SEGMENT_PUBLISHED, done.segment().toString());
    }

    private void unpublished(RollOut done) throws SQLException, OperationException {
        boolean elsewhere = session.first(
                        "SELECT 1 FROM (SELECT target, arg_max(kind, number) AS kind FROM meta.rollout"
                                + " WHERE series = CAST(? AS UUID) AND kind <> 'ERASE' GROUP BY target)"
                                + " WHERE kind = 'PUBLISH' LIMIT 1",
                        row -> row.integer(0),
                        done.header().id().toString())
                .isPresent();
        if (!elsewhere) {
            setState(done, "PUBLISHED", "APPROVED");
        }
        audit(done, AuditAction.SEGMENT_UNPUBLISHED, done.segment().toString());
    }

    /** Whose removal it was must be known no longer, once the rest of the ledger has forgotten the person. */
    private void erased(RollOut done) throws SQLException, OperationException {
        if (done.progress().failed() == 0) {
            session.execute("""
                    DELETE FROM meta.delivery
                    WHERE rollout IN (SELECT id FROM meta.rollout WHERE kind = 'ERASE' AND state = 'DONE')
                        AND customer_key NOT IN (
                            SELECT d.customer_key FROM meta.delivery d JOIN meta.rollout r ON r.id = d.rollout
                            WHERE r.kind <> 'ERASE')""");
        }
        audit(done, AuditAction.REMOVAL_SENT, "a customer");
    }

    private void setState(RollOut done, String from, String to) throws SQLException {
        session.execute(
                "UPDATE meta.segment SET state = ? WHERE id = CAST(? AS UUID) AND state = ?",
                to,
                done.segment().toString(),
                from);
    }

    private void audit(RollOut done, AuditAction action, String subject) throws OperationException {
        RollOut.Progress progress = done.progress();
        AuditLog.add(
                session,
                done.startedBy(),
                action,
                subject,
                "%s: +%d −%d =%d, %d failed"
                        .formatted(
                                done.target(),
                                progress.added(),
                                progress.removed(),
                                done.plan().unchanged(),
                                progress.failed()),
                null,
                done.kind() == RollOutKind.ERASE
                        ? null
                        : new SharedNote.Arrival(
                                done.target(),
                                progress.added(),
                                progress.removed(),
                                done.plan().unchanged()));
    }
}
