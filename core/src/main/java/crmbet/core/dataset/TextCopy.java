package crmbet.core.dataset;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of files that the database cannot read as they stand. */
final class TextCopy {
    private static final int BUFFER = 1 << 16;

    private TextCopy() {}

    /** Writes the content unpacked. */
    static void unpack(SourceFile source, Path target, Monitor monitor) throws IOException {
        try (InputStream content = counted(source, monitor);
                var out = Files.newOutputStream(target)) {
            content.transferTo(out);
        }
    }

    /** Writes the first characters of a text, or all of it, unpacked and in UTF-8, without a byte order mark. */
    static void recode(SourceFile source, Charset encoding, Path target, long characters, Monitor monitor)
            throws IOException, OperationException {
        try (BufferedReader text = reader(source, encoding, monitor);
                Writer out = Files.newBufferedWriter(target)) {
            char[] buffer = new char[BUFFER];
            long left = characters;
            int read;
            while (left > 0 && (read = text.read(buffer)) >= 0) {
                out.write(buffer, 0, read);
                left -= read;
            }
        } catch (CharacterCodingException e) {
            throw SourceFile.unreadable(
                    source.path(),
                    "it holds bytes that are not " + encoding.name() + ": choose another encoding, such as "
                            + (encoding.equals(Encodings.WESTERN) ? "ISO-8859-1" : Encodings.WESTERN.name()));
        }
    }

    /** The text from its first character after a byte order mark; malformed bytes make reading fail. */
    static BufferedReader reader(SourceFile source, Charset encoding, Monitor monitor) throws IOException {
        Reader decoded = new InputStreamReader(
                counted(source, monitor),
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        BufferedReader text = new BufferedReader(decoded, BUFFER);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** Tells the monitor how many bytes have come out; how many will is known only of files that are not packed. */
    private static InputStream counted(SourceFile source, Monitor monitor) throws IOException {
        long total = source.packed() ? 0 : source.bytes();
        return new FilterInputStream(source.open()) {
            private long done;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                monitor.checkpoint();
                int read = super.read(target, offset, length);
                done += Math.max(read, 0);
                monitor.report(done, total, Phase.CONVERTING);
                return read;
            }
        };
    }
}
