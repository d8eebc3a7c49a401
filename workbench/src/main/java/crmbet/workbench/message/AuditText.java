package crmbet.workbench.message;

import crmbet.core.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says in words who did what to which thing. */
public record AuditText(Messages messages) {
    /** What the clocks of two machines may differ by without anybody being told. */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int DIGEST_SHOWN = 12;

    /** Who did it, and who says so if that is somebody else. */
    public String who(AuditEntry entry) {
        AuditEntry.Shared shared = entry.shared();
        return shared == null || shared.reportedBy() == null
                ? entry.who()
                : messages.get("audit.reported", entry.who(), shared.reportedBy());
    }

    /** What was done. */
    public String what(AuditEntry entry) {
        return messages.get("audit.action." + entry.action().name());
    }

    /** To what, by its name as far as that is known. */
    public String about(AuditEntry entry) {
        AuditEntry.Shared shared = entry.shared();
        if (shared == null || shared.segment() == null) {
            return entry.detail() == null ? entry.subject() : entry.detail();
        }
        String name = shared.version() == 1
                ? shared.segment()
                : messages.get("audit.version", shared.segment(), shared.version());
        return entry.detail() == null ? name : name + "\n" + shortened(entry.detail());
    }

    /** Digests are told apart by their beginning; the segment and the export show all of one. */
    private static String shortened(String detail) {
        return DIGEST.matcher(detail).matches() ? detail.substring(0, DIGEST_SHOWN) + "…" : detail;
    }

    /** When it was done, if that was told at another time. */
    public Optional<Instant> doneBefore(AuditEntry entry) {
        return Optional.ofNullable(entry.shared())
                .map(AuditEntry.Shared::doneAt)
                .filter(done -> Duration.between(done, entry.at()).abs().compareTo(SAME_TIME) > 0);
    }

    /** Why, or nothing. */
    public String why(AuditEntry entry) {
        return entry.reason() == null ? "" : entry.reason();
    }
}
