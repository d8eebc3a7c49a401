package crmbet.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An approved segment as it leaves the workspace.
 *
 * @param id of the segment: the same for all its versions, so that a later one takes the place of an earlier one
 * @param version from 1
 * @param versionId of this version alone, by which the workspace knows it
 * @param name the segment's name
 * @param definition JSON: how the members were found
 * @param digest {@linkplain MemberDigest SHA-256 of the sorted members} who leave, in hexadecimal: the one that was
 *     approved, unless somebody was erased since
 * @param members customer keys, sorted by their UTF-8 bytes, none twice
 * @param approvedBy who approved it
 * @param approvedAt when
 * @param packetHash SHA-256 of the signed approval packet, which was checked; in hexadecimal
 */
public record SegmentRelease(
        UUID id,
        int version,
        UUID versionId,
        String name,
        String definition,
        String digest,
        List<String> members,
        String approvedBy,
        Instant approvedAt,
        String packetHash) {
    public SegmentRelease {
        members = List.copyOf(members);
    }

    /** Whether the members are those that the digest was made of. */
    public boolean membersAreGenuine() {
        return MemberDigest.of(members).equals(digest);
    }
}
