package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Versions that may be sent, without the way that leads there. */
public final class Releases {
    private Releases() {}

    /** A version with the customers of those numbers, who stand in the workspace as its members. */
    public static SegmentRelease of(
            Workspace workspace, UUID segment, UUID version, IntStream numbers, Instant approvedAt)
            throws OperationException {
        List<String> members =
                numbers.mapToObj(i -> String.format("c%05d", i)).sorted().toList();
        workspace.write(Monitor.none(), session -> {
            session.execute("DELETE FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)", version.toString());
            session.execute("CREATE OR REPLACE TEMP TABLE made(customer_key VARCHAR)");
            session.append("temp", "main", "made", rows -> {
                for (String member : members) {
                    rows.beginRow().add(member).endRow();
                }
            });
            return session.execute(
                    "INSERT INTO meta.segment_member SELECT CAST(? AS UUID), customer_key, [] FROM made",
                    version.toString());
        });
        return new SegmentRelease(
                segment, 1, version, "Gold", "{}", MemberDigest.of(members), members, "bia", approvedAt, "");
    }
}
