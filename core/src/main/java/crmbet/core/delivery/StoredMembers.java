package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The members of a version as the workspace holds them. */
public final class StoredMembers {
    private StoredMembers() {}

    /** Customer keys in the order of their UTF-8 bytes, which is how DuckDB sorts texts. */
    public static List<String> of(Session session, UUID version) throws OperationException {
        return session.part(part -> {
            List<String> members = new ArrayList<>();
            part.forEachChunk(
                    "SELECT customer_key FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)"
                            + " ORDER BY customer_key",
                    chunk -> {
                        for (String member : chunk.texts(0)) {
                            members.add(Objects.requireNonNull(member));
                        }
                    },
                    version.toString());
            return members;
        });
    }

    /** Their {@linkplain MemberDigest digest}. */
    public static String digest(Session session, UUID version) throws OperationException {
        return MemberDigest.of(of(session, version));
    }

    /** How many there are. */
    public static long count(Session session, UUID version) throws OperationException {
        return session.part(part -> part.first(
                        "SELECT count(*) FROM meta.segment_member WHERE segment_id = CAST(? AS UUID)",
                        row -> row.integer(0),
                        version.toString())
                .orElse(0L));
    }
}
