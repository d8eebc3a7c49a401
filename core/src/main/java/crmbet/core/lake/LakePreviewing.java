package crmbet.core.lake;

import crmbet.core.dataset.FilesPreview;
import crmbet.core.dataset.Format;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The first rows of one object: of Parquet its first row group, of text its beginning. */
final class LakePreviewing {
    /** What is fetched of a text, packed or not. */
    private static final long TEXT_BYTES = 1 << 20;
    /** A packed text is unpacked up to here. */
    private static final int UNPACKED_BYTES = 4 << 20;
    /** A first row group larger than this is not worth waiting for. */
    private static final long GROUP_BYTES = 32L << 20;

    private final Workspace workspace;
    private final ObjectStore store;
    private final Monitor monitor;

    LakePreviewing(Workspace workspace, ObjectStore store, Monitor monitor) {
        this.workspace = workspace;
        this.store = store;
        this.monitor = monitor;
    }

    /** @param layout of the object, whose footer is in the place */
    FilesPreview parquet(LakeObject object, LakeCache.Entry place, ParquetLayout layout, int rows)
            throws OperationException {
        ByteRanges group = layout.firstGroup();
        boolean shown = group.bytes() <= GROUP_BYTES;
        if (shown) {
            new LakeDownload(store, monitor).fetch(Map.of(object, place), Map.of(object, group));
        }
        return FilesPreview.read(workspace, Format.PARQUET, place.file(), object.key(), shown ? rows : 0, monitor);
    }

    FilesPreview text(LakeObject object, Format format, int rows) throws OperationException {
        long length = Math.min(object.size(), TEXT_BYTES);
        ByteArrayOutputStream beginning = new ByteArrayOutputStream((int) length);
        store.read(
                object,
                0,
                length,
                (_, bytes) -> {
                    byte[] part = new byte[bytes.remaining()];
                    bytes.get(part);
                    beginning.write(part);
                },
                monitor);
        boolean packed = object.key().toLowerCase(Locale.ROOT).endsWith(".gz");
        try {
            byte[] text = beginning.toByteArray();
            boolean cut = length < object.size();
            if (packed) {
                byte[] plain = unpacked(text);
                cut |= plain.length == UNPACKED_BYTES;
                text = plain;
            }
            Path copy = Files.createTempFile(workspace.scratch(), "beginning", "");
            try {
                Files.write(copy, cut ? wholeLines(text) : text);
                return FilesPreview.read(workspace, format, copy, object.key(), rows, monitor);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(store.address() + '/' + object.key(), e.toString()), e);
        }
    }

    /** As much as there is of a packed text that may be cut off. */
    private static byte[] unpacked(byte[] packed) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] buffer = new byte[1 << 16];
            int read;
            while (plain.size() < UNPACKED_BYTES
                    && (read = in.read(buffer, 0, Math.min(buffer.length, UNPACKED_BYTES - plain.size()))) >= 0) {
                plain.write(buffer, 0, read);
            }
        } catch (EOFException e) {
            // Only the beginning was fetched.
        }
        return plain.toByteArray();
    }

    private static byte[] wholeLines(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? text : Arrays.copyOf(text, end);
    }
}
