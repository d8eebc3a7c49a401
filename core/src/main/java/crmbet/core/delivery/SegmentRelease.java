package crmbet.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An approved segment as it leaves the workspace.
 *
 * @param id the same for each publication of the segment
 * @param name the segment's name
 * @param definition JSON: how the members were found
 * @param digest {@linkplain MemberDigest SHA-256 of the sorted members}, in hexadecimal
 * @param members customer keys, sorted by their UTF-8 bytes, none twice
 * @param approvedBy who approved it
 * @param approvedAt when
 */
public record SegmentRelease(
        UUID id,
        String name,
        String definition,
        String digest,
        List<String> members,
        String approvedBy,
        Instant approvedAt) {
    public SegmentRelease {
        members = List.copyOf(members);
    }

    /** Whether the members are those that the digest was made of. */
    public boolean membersAreGenuine() {
        return MemberDigest.of(members).equals(digest);
    }
}
