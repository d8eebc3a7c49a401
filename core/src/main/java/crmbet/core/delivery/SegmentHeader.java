package crmbet.core.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * What a target is told of a segment besides its members.
 *
 * @param id the same for all versions of the segment
 * @param version counted from 1
 * @param name the segment's name
 * @param definition JSON: how the members were found
 * @param digest {@linkplain MemberDigest SHA-256 of the sorted members}, in hexadecimal
 * @param members how many were approved
 * @param approvedBy who approved it
 * @param approvedAt when
 */
public record SegmentHeader(
        UUID id,
        int version,
        String name,
        String definition,
        String digest,
        long members,
        String approvedBy,
        Instant approvedAt) {}
