package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as its first megabyte shows it.
 *
 * @param path absolute
 * @param bytes its size as it stands
 * @param encoding null for Parquet
 * @param quotes whether it holds a quotation mark
 */
record SourceFile(
        Path path,
        long bytes,
        boolean packed,
        Format format,
        @Nullable Charset encoding,
        boolean quotes) {
    private static final int HEAD_BYTES = 1 << 20;

    /** Looks at a file. What the options leave open is decided by the content, and only then by the extension. */
    static SourceFile examine(Path source, ReadOptions options) throws OperationException {
        Path path = source.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new OperationException(new Failure.NotFound(Subject.FILE, path.toString()));
        }
        if (Files.isDirectory(path)) {
            throw unreadable(path, "it is a folder: choose a file in it");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw unreadable(path, "it is not a regular file, or its permissions do not allow reading it");
        }
        try {
            byte[] start = head(Files.newInputStream(path));
            boolean packed = Signatures.isGzip(start);
            byte[] head = packed ? head(unpacking(path)) : start;
            if (head.length == 0) {
                throw unreadable(path, "it is empty");
            }
            long bytes = Files.size(path);
            if (Signatures.isParquet(head)) {
                return new SourceFile(path, bytes, packed, Format.PARQUET, null, false);
            }
            String foreign = Signatures.foreign(head);
            if (foreign != null) {
                throw unreadable(path, foreign);
            }
            Charset encoding = options.encoding() == null ? Encodings.detect(head) : options.encoding();
            String text = Encodings.decode(head, encoding);
            if (text.isBlank()) {
                throw unreadable(path, "it holds nothing but white space");
            }
            Format format = TextFormats.detect(text, options, path);
            return new SourceFile(path, bytes, packed, format, encoding, text.indexOf('"') >= 0);
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(path.toString(), e.toString()), e);
        }
    }

    /** The content, unpacked. */
    InputStream open() throws IOException {
        return packed ? unpacking(path) : Files.newInputStream(path);
    }

    private static InputStream unpacking(Path path) throws IOException {
        return new GZIPInputStream(Files.newInputStream(path), 1 << 16);
    }

    private static byte[] head(InputStream content) throws IOException {
        try (content) {
            byte[] head = new byte[HEAD_BYTES];
            int length = 0;
            try {
                int read;
                while (length < head.length && (read = content.read(head, length, head.length - length)) >= 0) {
                    length += read;
                }
            } catch (EOFException e) {
                // A packed file that was cut off: what there is tells the format; the load says that it is cut off.
            }
            return Arrays.copyOf(head, length);
        }
    }

    /** The file's name as a literal that DuckDB does not take for a pattern. */
    static String literal(Path path) {
        return Identifier.literal(path.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    static OperationException unreadable(Path path, String reason) {
        return new OperationException(new Failure.Unreadable(path.toString(), reason));
    }
}
