package crmbet.core.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes pseudonyms (HMAC-SHA-256) and seals values (AES-256-GCM) under keys derived from one. Who has a workspace but not
 * the key can neither read a value nor find out whether a guess is right. Safe for use by several threads.
 */
final class Pseudonyms {
    /** 96 bits: among a billion values two would meet by chance once in a hundred billion times. */
    private static final int PSEUDONYM_BYTES = 12;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_CHARACTERS = 8;

    private final byte[] namingKey;
    private final byte[] sealingKey;
    private final String keyId;
    private final SecureRandom random = new SecureRandom();

    /** @param key {@link PrivacyKey#BYTES} bytes */
    Pseudonyms(byte[] key) {
        namingKey = hmac(key, "pseudonyms");
        sealingKey = hmac(key, "sealed values");
        keyId = HexFormat.of().formatHex(hmac(key, "key id")).substring(0, KEY_ID_CHARACTERS);
    }

    /** What stands for a value; null for an empty one, the network alone for an address of the internet. */
    @Nullable
    String of(PersonalKind kind, String value) {
        if (value.isBlank()) {
            return null;
        }
        if (kind == PersonalKind.IP) {
            return Networks.truncated(value);
        }
        byte[] code = hmac(namingKey, kind.name() + '\0' + kind.normalised(value));
        return kind.prefix() + HexFormat.of().formatHex(code, 0, PSEUDONYM_BYTES);
    }

    /** By what an erased customer is known again; tells nothing to who has not the key. */
    String mark(String customer) {
        return HexFormat.of().formatHex(hmac(namingKey, "erased\0" + customer));
    }

    /** What only who has the key could have made of a text. */
    String proof(String text) {
        return HexFormat.of().formatHex(hmac(namingKey, "proof\0" + text));
    }

    /** A value that only the key can open, bound to its pseudonym: it cannot be passed off as somebody else's. */
    String seal(PersonalKind kind, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bound(kind, String.valueOf(of(kind, value))))
                    .doFinal(value.getBytes(StandardCharsets.UTF_8));
            return keyId
                    + ':'
                    + Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The value behind a seal; empty if it was sealed with another key, for another pseudonym, or changed since. */
    Optional<String> open(PersonalKind kind, String pseudonym, String sealed) {
        if (!sealed.startsWith(keyId + ':')) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(keyId.length() + 1));
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), bound(kind, pseudonym))
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bound(PersonalKind kind, String pseudonym) {
        return (kind.name() + '\0' + pseudonym).getBytes(StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealingKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
