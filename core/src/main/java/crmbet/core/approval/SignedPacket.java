package crmbet.core.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An approval packet with the signature of who approved it.
 *
 * @param json {@linkplain ApprovalPacket#json() the packet}, exactly as it was signed
 * @param hash SHA-256 of it in UTF-8, in hexadecimal
 * @param publicKey Ed25519: X.509, Base64
 * @param signature Ed25519, of the packet's UTF-8 bytes, Base64
 */
public record SignedPacket(String json, String hash, String publicKey, String signature) {

    /**
     * Signs an approved packet.
     *
     * @throws IllegalArgumentException if it is not approved, or approved by somebody else than the one who signs
     */
    public static SignedPacket of(ApprovalPacket packet, Signatory signatory) {
        ApprovalPacket.Act approved = packet.approved();
        if (approved == null || !approved.by().equals(signatory.person())) {
            throw new IllegalArgumentException("whoever approves signs, and nobody else");
        }
        String json = packet.json();
        return new SignedPacket(
                json, hash(json), signatory.publicKey(), signatory.sign(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the packet is the one that was hashed and signed with the key that stands here. */
    public boolean isGenuine() {
        return hash(json).equals(hash)
                && SigningKey.isGenuine(json.getBytes(StandardCharsets.UTF_8), signature, publicKey);
    }

    /**
     * What the packet says.
     *
     * @throws IllegalArgumentException if it is no packet
     */
    public ApprovalPacket packet() {
        return ApprovalPacket.read(json);
    }

    private static String hash(String json) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
