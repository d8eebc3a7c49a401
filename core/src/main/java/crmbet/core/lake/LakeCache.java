package crmbet.core.lake;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.ByteRanges.Range;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Parts of objects on the local disk: files as long as the object, with holes where nothing was fetched. Each lies in
 * folders named as in its key, so that partitions are recognised, with a note of its version and the parts that are
 * there. Objects that were not used for longest go when the parts take more than the limit. Safe for use by several
 * threads of one process.
 */
public final class LakeCache {
    private static final String NOTE = ".parts";

    private final Path folder;
    private final long limit;
    private final Set<Path> used = new HashSet<>();

    /** @param limit in bytes; objects in use may exceed it */
    public LakeCache(Path folder, long limit) {
        this.folder = folder.toAbsolutePath().normalize();
        this.limit = limit;
    }

    /** How many bytes are there. */
    public synchronized long bytes() throws OperationException {
        return notes().stream().mapToLong(Note::bytes).sum();
    }

    /** Removes everything that is not in use. */
    public synchronized void clear() throws OperationException {
        evict(0);
    }

    /** The place of an object; of another version nothing is kept. To be released. */
    synchronized Entry open(String store, LakeObject object) throws OperationException {
        Path file = file(store, object.key());
        try {
            Files.createDirectories(file.getParent());
            Note note = read(note(file));
            if (!note.version.equals(object.version()) || note.size != object.size() || !Files.exists(file)) {
                Files.deleteIfExists(note(file));
                Files.deleteIfExists(file);
                try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
                    made.setLength(object.size());
                }
                note = new Note(note(file), object.version(), object.size(), ByteRanges.none());
            }
            used.add(file);
            return new Entry(file, note);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    /** Lets an object go, and whatever is too much. */
    synchronized void release(Entry entry) throws OperationException {
        used.remove(entry.file);
        evict(limit);
    }

    private void evict(long most) throws OperationException {
        List<Note> notes = new ArrayList<>(notes());
        notes.sort(Comparator.comparing(Note::lastUsed));
        long bytes = notes.stream().mapToLong(Note::bytes).sum();
        for (Note note : notes) {
            if (bytes <= most) {
                return;
            }
            Path file = fileOf(note.path);
            if (!used.contains(file)) {
                try {
                    Files.deleteIfExists(note.path);
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
                }
                bytes -= note.bytes();
            }
        }
    }

    private List<Note> notes() throws OperationException {
        List<Note> notes = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return notes;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(NOTE)) {
                        notes.add(read(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
        return notes;
    }

    private Path file(String store, String key) {
        Path file = folder.resolve(digest(store));
        for (String part : key.split("/", -1)) {
            file = file.resolve(safe(part));
        }
        return file;
    }

    /** Names that every file system takes; partitions decode them again. */
    private static String safe(String part) {
        StringBuilder safe = new StringBuilder();
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_=".indexOf(c) >= 0;
            boolean dot = c == '.' && !safe.isEmpty();
            boolean encoded = c == '%';
            safe.append(plain || dot || encoded ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return safe.isEmpty() ? "%" : safe.toString();
    }

    private static String digest(String store) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(store.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + NOTE);
    }

    private static Path fileOf(Path note) {
        String name = String.valueOf(note.getFileName());
        return note.resolveSibling(name.substring(0, name.length() - NOTE.length()));
    }

    /** A note that cannot be read is one of nothing: what it told of is fetched again. */
    private static Note read(Path path) {
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            List<Range> parts = new ArrayList<>();
            for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
                String[] ends = line.split(" ", -1);
                parts.add(new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
            }
            return lines.size() < 2
                    ? new Note(path, "", -1, ByteRanges.none())
                    : new Note(path, lines.get(0), Long.parseLong(lines.get(1)), ByteRanges.of(parts));
        } catch (IOException | RuntimeException e) {
            return new Note(path, "", -1, ByteRanges.none());
        }
    }

    private record Note(Path path, String version, long size, ByteRanges parts) {
        long bytes() {
            return parts.bytes();
        }

        FileTime lastUsed() {
            try {
                return Files.getLastModifiedTime(path);
            } catch (IOException e) {
                return FileTime.from(Instant.EPOCH);
            }
        }
    }

    /** An object on the local disk. Safe for use by several threads. */
    static final class Entry {
        private final Path file;
        private Note note;

        private Entry(Path file, Note note) {
            this.file = file;
            this.note = note;
        }

        Path file() {
            return file;
        }

        synchronized ByteRanges missing(ByteRanges wanted) {
            return wanted.minus(note.parts);
        }

        void write(long at, ByteBuffer bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                long position = at;
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
            }
        }

        /** Notes that a part is there. */
        synchronized void arrived(Range part) throws IOException {
            note = new Note(note.path, note.version, note.size, note.parts.with(part));
            StringBuilder text = new StringBuilder(note.version + "\n" + note.size + "\n");
            note.parts.ranges().forEach(each -> text.append(each.from() + " " + each.to() + "\n"));
            Path fresh = note.path.resolveSibling(note.path.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, note.path, StandardCopyOption.REPLACE_EXISTING);
        }

        /** Forgets all that is there, because it turned out to be damaged. */
        synchronized void forget() throws IOException {
            Files.deleteIfExists(note.path);
            note = new Note(note.path, note.version, note.size, ByteRanges.none());
        }
    }
}
