package crmbet.core.delivery;

import crmbet.core.workspace.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The digest by which the members that were approved are known again when they are published. */
public final class MemberDigest {
    private MemberDigest() {}

    /**
     * SHA-256 over each key's length in UTF-8 bytes (four bytes, big-endian) and the bytes themselves, in hexadecimal.
     *
     * @param sortedMembers keys in ascending order; another order gives another digest
     */
    public static String of(List<String> sortedMembers) {
        MessageDigest sha = Sha256.begin();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        for (String member : sortedMembers) {
            byte[] bytes = member.getBytes(StandardCharsets.UTF_8);
            sha.update(length.clear().putInt(bytes.length).flip());
            sha.update(bytes);
        }
        return Sha256.end(sha);
    }
}
