package crmbet.core.benchmark;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads files of little-endian doubles and nothing else. */
final class RawDoubles {
    private RawDoubles() {}

    static double[] read(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            double[] values = new double[(int) (channel.size() / Double.BYTES)];
            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(values);
            return values;
        }
    }
}
