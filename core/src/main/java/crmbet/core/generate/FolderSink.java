package crmbet.core.generate;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.TableShape.Form;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.ColumnarFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file for each table in a folder, each under a passing name until all are whole. */
public final class FolderSink implements TableSink {
    private static final Logger LOG = Logger.getLogger(FolderSink.class.getName());
    private static final String PART = ".part";
    private static final int BUFFERED = 1 << 16;

    private final Path folder;
    private final Map<TableShape, Part> parts = new LinkedHashMap<>();
    private final List<Path> made = new ArrayList<>();
    private boolean finished;

    /** @param folder which is empty, or not there yet */
    public FolderSink(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public boolean keepsRules() {
        return false;
    }

    @Override
    public void begin(String system, List<TableShape> tables, GenerateOptions options, Monitor monitor)
            throws OperationException {
        try {
            Files.createDirectories(folder);
            requireEmpty();
            for (TableShape table : tables) {
                Path path = folder.resolve(table.name() + PART);
                made.add(path);
                parts.put(table, new Part(path, table));
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void requireEmpty() throws IOException, OperationException {
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> first = entries.sorted().findFirst();
            if (first.isPresent()) {
                throw new OperationException(new Failure.NotPossible(new Obstacle.NotEmpty(
                        folder.toString(), String.valueOf(first.get().getFileName()))));
            }
        }
    }

    @Override
    public void write(TableShape table, @Nullable Object[] values) throws OperationException {
        Part part = parts.get(table);
        if (part == null) {
            throw new IllegalArgumentException("table " + table.name() + " was not begun");
        }
        try {
            part.write(values);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void finish(Monitor monitor) throws OperationException {
        try {
            for (Part part : parts.values()) {
                part.close();
            }
            List<Path> whole = new ArrayList<>();
            for (Map.Entry<TableShape, Part> part : parts.entrySet()) {
                whole.add(
                        part.getKey().form() == Form.PARQUET
                                ? columnar(part.getKey(), part.getValue().path, monitor)
                                : part.getValue().path);
            }
            monitor.checkpoint();
            int i = 0;
            for (TableShape table : parts.keySet()) {
                Path file = folder.resolve(table.name() + table.form().ending());
                made.add(file);
                Files.move(whole.get(i++), file);
            }
            finished = true;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Path columnar(TableShape table, Path text, Monitor monitor) throws OperationException, IOException {
        String name = table.name() + ".parquet" + PART;
        Path file = folder.resolve(name);
        made.add(file);
        Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(column -> types.put(column.name(), column.kind().columnar()));
        ColumnarFile.ofDelimited(text, types, folder, name, monitor);
        Files.delete(text);
        return file;
    }

    @Override
    public void close() {
        for (Part part : parts.values()) {
            try {
                part.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "a file that is given up could not be closed", e);
            }
        }
        if (finished) {
            return;
        }
        for (Path file : made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> "the unfinished file " + file + " could not be deleted");
            }
        }
    }

    private OperationException cannotWrite(IOException reason) {
        return new OperationException(new Failure.CannotWrite(folder, reason.toString()), reason);
    }

    /** A file that is being written. */
    private static final class Part {
        private final Path path;
        private final TableShape table;
        private final OutputStream out;
        private final StringBuilder text = new StringBuilder(2 * BUFFERED);

        Part(Path path, TableShape table) throws IOException {
            this.path = path;
            this.table = table;
            this.out = Files.newOutputStream(path);
            RowText.header(text, table);
        }

        void write(@Nullable Object[] values) throws IOException {
            RowText.row(text, table, values);
            if (text.length() >= BUFFERED) {
                flush();
            }
        }

        private void flush() throws IOException {
            out.write(text.toString().getBytes(RowText.encoding(table.form())));
            text.setLength(0);
        }

        void close() throws IOException {
            try (out) {
                if (!text.isEmpty()) {
                    flush();
                }
            }
        }
    }
}
