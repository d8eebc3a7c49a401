package crmbet.core.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How the characters of a text file are encoded. */
final class Encodings {
    /** What spreadsheets in western Europe and the Americas write when they do not write Unicode. */
    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Text in western scripts has a zero in nearly every second byte of UTF-16. */
    private static final double ZERO_SHARE = 0.3;

    private Encodings() {}

    /** The encoding that a byte order mark names or the bytes suggest; what is not Unicode is taken for western. */
    static Charset detect(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (zeroShare(head, 1) > ZERO_SHARE) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeroShare(head, 0) > ZERO_SHARE) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : WESTERN;
    }

    static boolean looksLikeUtf16(byte[] head) {
        Charset detected = detect(head);
        return detected.equals(StandardCharsets.UTF_16LE) || detected.equals(StandardCharsets.UTF_16BE);
    }

    /** The text of the head, without a byte order mark; what cannot be decoded becomes a replacement character. */
    static String decode(byte[] head, Charset encoding) {
        String text = new String(head, encoding);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The share of zeros among the bytes at even (0) or odd (1) places. */
    private static double zeroShare(byte[] head, int parity) {
        int zeros = 0;
        for (int i = parity; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return 2.0 * zeros / head.length;
    }

    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // The head may end within a character, which is no error as long as more input could follow.
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return !result.isError();
    }
}
