package crmbet.core.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * A result as it travels: compressed, with a mark, a version, its key and a checksum. What is truncated, changed, of
 * another version, or stands under another key does not open.
 */
public final class Envelope {
    private static final int MARK = 0x43524D42; // "CRMB"
    private static final int VERSION = 1;
    private static final int KEY_BYTES = 64;
    private static final int HEAD = 3 * Integer.BYTES + KEY_BYTES + Long.BYTES;
    /** Larger results are not shared: a forged length must not take all memory. */
    private static final int MOST_BYTES = 256 << 20;

    private Envelope() {}

    /** Whether a result is small enough to be shared. */
    public static boolean fits(byte[] result) {
        return result.length <= MOST_BYTES;
    }

    public static byte[] seal(ResultKey key, byte[] result) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(result.length / 2 + HEAD);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        byte[] body = packed.toByteArray();
        ByteBuffer sealed = ByteBuffer.allocate(HEAD + body.length)
                .putInt(MARK)
                .putInt(VERSION)
                .put(key.digest().getBytes(StandardCharsets.US_ASCII))
                .putInt(result.length);
        sealed.putLong(checksum(sealed.array(), body)).put(body);
        return sealed.array();
    }

    /** The result, if the envelope is whole, ours, and of this key. */
    public static Optional<byte[]> open(ResultKey key, byte[] sealed) {
        if (sealed.length < HEAD) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(sealed);
        int mark = head.getInt();
        int version = head.getInt();
        byte[] digest = new byte[KEY_BYTES];
        head.get(digest);
        int length = head.getInt();
        long checksum = head.getLong();
        byte[] body = Arrays.copyOfRange(sealed, HEAD, sealed.length);
        boolean ours = mark == MARK
                && version == VERSION
                && Arrays.equals(digest, key.digest().getBytes(StandardCharsets.US_ASCII))
                && length >= 0
                && length <= MOST_BYTES
                && checksum == checksum(sealed, body);
        return ours ? unpacked(body, length) : Optional.empty();
    }

    /** Over everything before the checksum, and everything behind. */
    private static long checksum(byte[] head, byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(head, 0, HEAD - Long.BYTES);
        sum.update(body);
        return sum.getValue();
    }

    private static Optional<byte[]> unpacked(byte[] body, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(body);
            byte[] result = new byte[length];
            int at = 0;
            while (at < length) {
                int count = inflater.inflate(result, at, length - at);
                if (count == 0) {
                    return Optional.empty();
                }
                at += count;
            }
            return Optional.of(result);
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
