package crmbet.core.dataset;

import java.io.IOException;
import java.io.InputStream;

/** Lines of a text by byte position. The database counts records, and a quoted value may span several lines. */
final class LineNumbers {
    private LineNumbers() {}

    /**
     * The 1-based lines on which the records begin. A line ends with LF, CR LF or CR. Reads the content once, up to the
     * last position.
     *
     * @param positions 1-based byte positions, ascending; one that points at a line break means the line after it
     */
    static long[] of(InputStream content, long[] positions) throws IOException {
        long[] lines = new long[positions.length];
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        long line = 1;
        int next = 0;
        boolean afterReturn = false;
        int length;
        while (next < positions.length && (length = content.read(buffer)) >= 0) {
            for (int i = 0; i < length && next < positions.length; i++) {
                position++;
                byte b = buffer[i];
                if (afterReturn && b != '\n') {
                    line++;
                }
                afterReturn = b == '\r';
                if (b == '\n') {
                    line++;
                } else if (b != '\r') {
                    while (next < positions.length && positions[next] <= position) {
                        lines[next++] = line;
                    }
                }
            }
        }
        while (next < positions.length) {
            lines[next++] = line;
        }
        return lines;
    }
}
