package crmbet.core.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What a result is of: the same inputs and parameters give the same key on every desktop, other ones another.
 *
 * @param kind of result
 * @param digest SHA-256 of everything that the result depends on, in hexadecimal
 */
public record ResultKey(Kind kind, String digest) {
    /** @throws IllegalArgumentException if the digest is none */
    public ResultKey {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("\"" + digest + "\" is no SHA-256 digest");
        }
    }

    /** The kinds of results, with how long they are kept. */
    public enum Kind {
        /** Tables of features. */
        FEATURES(Duration.ofHours(6)),
        CLUSTERING(Duration.ofHours(6)),
        /** Pictures of many dimensions in two. */
        PROJECTION(Duration.ofHours(6)),
        /** Figures about a run or segment. */
        ANALYTICS(Duration.ofMinutes(30));

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }

        /** How long a result is kept. */
        public Duration life() {
            return life;
        }
    }

    /** Begins a key. */
    public static Builder of(Kind kind) {
        return new Builder(kind);
    }

    /** Takes in, one after the other, everything that a result depends on. Belongs to one thread. */
    public static final class Builder {
        private static final int VALUES_AT_ONCE = 8192;

        private final Kind kind;
        private final MessageDigest digest;

        private Builder(Kind kind) {
            this.kind = kind;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** A parameter; texts are told apart from their neighbours by their length. */
        public Builder with(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
            return this;
        }

        public Builder with(long number) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
            return this;
        }

        /** Values such as those of a matrix, bit by bit. */
        public Builder with(double[] values) {
            with(values.length);
            ByteBuffer some = ByteBuffer.allocate(VALUES_AT_ONCE * Double.BYTES);
            for (double value : values) {
                if (!some.hasRemaining()) {
                    digest.update(some.flip());
                    some.clear();
                }
                some.putDouble(value);
            }
            digest.update(some.flip());
            return this;
        }

        public ResultKey build() {
            return new ResultKey(kind, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
