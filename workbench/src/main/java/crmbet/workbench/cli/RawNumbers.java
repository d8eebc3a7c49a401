package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * A matrix as benchmarks exchange it: a file {@code NAME.f64} of little-endian doubles or {@code NAME.f32} of little-endian
 * floats, row-major, and beside it {@code NAME.meta} with a line {@code d=COLUMNS}.
 */
record RawNumbers(Path file) {
    private static final String DOUBLES = ".f64";
    private static final String FLOATS = ".f32";
    private static final int BUFFER_BYTES = 1 << 20;

    static boolean isNamedSo(Path file) {
        return hasExtension(file, DOUBLES) || hasExtension(file, FLOATS);
    }

    private static boolean hasExtension(Path file, String extension) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
    }

    FeatureMatrix read(Monitor monitor) throws OperationException {
        if (!Files.isRegularFile(file)) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.FILE, file.toString()));
        }
        int columns = columns();
        boolean narrow = hasExtension(file, FLOATS);
        int width = narrow ? Float.BYTES : Double.BYTES;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long count = channel.size() / width;
            if (channel.size() % ((long) columns * width) != 0 || count > Integer.MAX_VALUE - 8) {
                throw unreadable(channel.size() + " bytes are not whole rows of " + columns + " numbers", null);
            }
            if (narrow) {
                float[] values = new float[(int) count];
                read(
                        channel,
                        values.length,
                        width,
                        monitor,
                        (numbers, at) -> numbers.asFloatBuffer().get(values, at, numbers.remaining() / width));
                return FeatureMatrix.unnamed(values, columns);
            }
            double[] values = new double[(int) count];
            read(
                    channel,
                    values.length,
                    width,
                    monitor,
                    (numbers, at) -> numbers.asDoubleBuffer().get(values, at, numbers.remaining() / width));
            return FeatureMatrix.unnamed(values, columns);
        } catch (IOException e) {
            throw unreadable(e.toString(), e);
        }
    }

    private void read(SeekableByteChannel channel, int count, int width, Monitor monitor, Taker taker)
            throws IOException, OperationException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < count; ) {
            monitor.checkpoint();
            monitor.report(at, count, Phase.READING);
            buffer.limit((int) Math.min(BUFFER_BYTES, (long) (count - at) * width));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw unreadable("it became shorter while it was read", null);
                }
            }
            buffer.flip();
            taker.take(buffer, at);
            at += buffer.remaining() / width;
            buffer.clear();
        }
    }

    /** Takes the numbers of a buffer to the place {@code at} of all numbers. */
    @FunctionalInterface
    private interface Taker {
        void take(ByteBuffer numbers, int at);
    }

    private int columns() throws OperationException {
        String name = file.toString();
        Path meta = Path.of(name.substring(0, name.length() - DOUBLES.length()) + ".meta");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
            int columns = Integer.parseInt(properties.getProperty("d", ""));
            if (columns < 1) {
                throw unreadable(meta + " says d=" + columns, null);
            }
            return columns;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(meta + " does not say d=COLUMNS", e);
        }
    }

    private OperationException unreadable(String reason, @org.jspecify.annotations.Nullable Throwable cause) {
        return new OperationException(new Failure.Unreadable(file.toString(), reason), cause);
    }
}
