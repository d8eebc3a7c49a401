package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One preview of a file. */
final class Previewing {
    /** Enough for the detection, little enough to be quick. */
    private static final long RECODED_CHARACTERS = 1 << 22;

    private static final long COPIED_RECORDS = 20_000;

    private final Workspace workspace;
    private final SourceFile source;
    private final ReadOptions options;
    private final Scratch scratch;
    private final Monitor monitor;

    Previewing(Workspace workspace, SourceFile source, ReadOptions options, Scratch scratch, Monitor monitor) {
        this.workspace = workspace;
        this.source = source;
        this.options = options;
        this.scratch = scratch;
        this.monitor = monitor;
    }

    Preview run() throws OperationException {
        try {
            return switch (source.format()) {
                case CSV, TSV -> delimited();
                case JSON_ARRAY, JSON_LINES, JSON_OBJECTS -> json();
                case PARQUET -> {
                    Path file = scratch.readable(source, RECODED_CHARACTERS, monitor)
                            .path();
                    yield structured(StructuredReader.parquet(source.path(), file, options));
                }
                case DATABASE -> throw new IllegalStateException("no file has this format");
            };
        } catch (IOException e) {
            throw SourceFile.unreadable(source.path(), e.toString());
        }
    }

    private Preview delimited() throws OperationException, IOException {
        InputFile file = scratch.readable(source, RECODED_CHARACTERS, monitor);
        DelimitedReader reader = DelimitedReader.detect(workspace, source, file, options, false, monitor);
        return preview(
                reader.format(),
                reader.dialect(),
                reader.columns(),
                workspace.read(monitor, session -> reader.firstRows(session, source.path(), Datasets.PREVIEW_ROWS)));
    }

    private Preview json() throws OperationException, IOException {
        Charset encoding = Objects.requireNonNull(source.encoding(), "text has an encoding");
        if (encoding.equals(StandardCharsets.UTF_8)) {
            try {
                InputFile file = new InputFile(source.path(), source.packed());
                return structured(StructuredReader.json(source.path(), file, source.format(), false, options));
            } catch (OperationException e) {
                if (!(e.failure() instanceof Failure.Unreadable)) {
                    throw e;
                }
            }
        }
        Path copy = scratch.newFile();
        try (BufferedReader text = TextCopy.reader(source, encoding, monitor);
                Writer sound = Files.newBufferedWriter(copy)) {
            new JsonRecords(source, text, sound, _ -> {}).copy(COPIED_RECORDS);
        } catch (SQLException e) {
            throw new IllegalStateException("rejects that are not kept cannot fail", e);
        }
        return structured(
                StructuredReader.json(source.path(), new InputFile(copy, false), Format.JSON_LINES, true, options));
    }

    private Preview structured(StructuredReader reader) throws OperationException {
        return workspace.read(monitor, session -> {
            List<Column> columns = reader.columns(session);
            return preview(source.format(), null, columns, reader.firstRows(session, columns, Datasets.PREVIEW_ROWS));
        });
    }

    private Preview preview(
            Format format, @Nullable Dialect dialect, List<Column> columns, List<List<@Nullable String>> rows) {
        return new Preview(
                source.path(), format, source.packed(), source.bytes(), source.encoding(), dialect, columns, rows);
    }
}
