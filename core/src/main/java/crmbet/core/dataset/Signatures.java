package crmbet.core.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds of files that their first bytes give away. */
final class Signatures {
    private static final String GZIP = "\u001f\u008b";
    private static final String PARQUET = "PAR1";
    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("PARE", "it is an encrypted Parquet file: decrypt it first"),
            new Foreign("PK", "it is an Excel workbook or a zip archive: save the sheet as CSV, or unpack it"),
            new Foreign("\u00d0\u00cf\u0011\u00e0", "it is an old Excel workbook: save the sheet as CSV"),
            new Foreign("(\u00b5/\u00fd", "it is packed with Zstandard: unpack it, or pack it with gzip"),
            new Foreign("BZh", "it is packed with bzip2: unpack it, or pack it with gzip"),
            new Foreign("\u00fd7zXZ", "it is packed with xz: unpack it, or pack it with gzip"),
            new Foreign("SQLite format 3", "it is an SQLite database: export the table as CSV"),
            new Foreign("%PDF", "it is a PDF document: rows can be read from CSV, TSV, JSON and Parquet"));
    /** More control characters than this share cannot be text. */
    private static final double CONTROL_SHARE = 0.1;

    private Signatures() {}

    static boolean isGzip(byte[] head) {
        return startsWith(head, GZIP);
    }

    static boolean isParquet(byte[] head) {
        return startsWith(head, PARQUET);
    }

    /** Why a file of some other kind cannot be read; null when it looks like text. */
    static @Nullable String foreign(byte[] head) {
        for (Foreign foreign : FOREIGN) {
            if (startsWith(head, foreign.signature())) {
                return foreign.reason();
            }
        }
        return !Encodings.looksLikeUtf16(head) && controlShare(head) > CONTROL_SHARE
                ? "it holds binary data: rows can be read from CSV, TSV, JSON and Parquet"
                : null;
    }

    private static double controlShare(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                controls++;
            }
        }
        return (double) controls / head.length;
    }

    private static boolean startsWith(byte[] head, String signature) {
        return head.length >= signature.length()
                && new String(head, 0, signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }

    /** @param signature the first bytes, one a character */
    private record Foreign(String signature, String reason) {}
}
