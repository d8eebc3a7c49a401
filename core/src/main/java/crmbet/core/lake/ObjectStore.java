package crmbet.core.lake;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A place with objects, such as an S3 bucket. Safe for use by several threads. */
public interface ObjectStore {

    /** Where it is, without secrets, such as {@code s3://bucket}. */
    String address();

    /**
     * All objects below a prefix, by key.
     *
     * @throws OperationException {@code NotFound}, {@code Unauthorized}, {@code Unreachable}
     */
    List<LakeObject> list(String prefix, Monitor monitor) throws OperationException;

    /**
     * One level of what is below a prefix.
     *
     * @throws OperationException as {@link #list}
     */
    Level browse(String prefix, Monitor monitor) throws OperationException;

    /**
     * Reads a part of an object. A line that breaks off is taken up where it broke off.
     *
     * @param from 0-based position of the first byte
     * @param length in bytes, at least 1
     * @throws OperationException {@code NotPossible} with {@code ObjectChanged} if the store has another version now;
     *     {@code NotFound}; {@code Unauthorized}; {@code Unreachable}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void read(LakeObject object, long from, long length, Sink sink, Monitor monitor) throws OperationException;

    /**
     * One level.
     *
     * @param folders prefixes, each with a slash at the end
     */
    record Level(List<String> folders, List<LakeObject> objects) {
        public Level {
            folders = List.copyOf(folders);
            objects = List.copyOf(objects);
        }
    }

    /** Takes what was read, in order. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes the next bytes.
         *
         * @param at position in the object
         */
        void write(long at, ByteBuffer bytes) throws IOException;
    }
}
