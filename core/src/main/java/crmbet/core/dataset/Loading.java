package crmbet.core.dataset;

import crmbet.core.dataset.ColumnSelection.Selected;
import crmbet.core.expectation.LoadChecks;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Protection;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
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
import java.util.stream.Collectors;

/** One load, from the file to the committed dataset. */
final class Loading {
    private final Workspace workspace;
    private final LoadRequest request;
    private final SourceFile source;
    private final Scratch scratch;
    private final LoadChecks checks;
    private final Monitor monitor;

    /** @param checks of the transaction in which the file is loaded */
    Loading(
            Workspace workspace,
            LoadRequest request,
            SourceFile source,
            Scratch scratch,
            LoadChecks checks,
            Monitor monitor) {
        this.workspace = workspace;
        this.request = request;
        this.source = source;
        this.scratch = scratch;
        this.checks = checks;
        this.monitor = monitor;
    }

    Dataset run() throws OperationException {
        if (!readsJsonAsItIs()) {
            return checks.run(monitor, prepare());
        }
        try {
            return checks.run(monitor, loadJsonAsItIs());
        } catch (OperationException e) {
            requireUnreadable(e);
            return checks.run(monitor, loadSoundJson());
        }
    }

    /** Finds out how to read the file; what is left to do happens in one transaction. */
    Workspace.Work<Dataset> prepare() throws OperationException {
        try {
            return switch (source.format()) {
                case CSV, TSV -> loadDelimited();
                case JSON_ARRAY, JSON_LINES, JSON_OBJECTS -> loadJson();
                case PARQUET -> loadParquet();
                case DATABASE -> throw new IllegalStateException("no file has this format");
            };
        } catch (IOException e) {
            throw SourceFile.unreadable(source.path(), e.toString());
        }
    }

    private Workspace.Work<Dataset> loadDelimited() throws OperationException, IOException {
        InputFile file = scratch.readable(source, Long.MAX_VALUE, monitor);
        DelimitedReader reader = DelimitedReader.detect(workspace, source, file, request.options(), true, monitor);
        List<Selected> columns = ColumnSelection.of(reader.columns(), request.options());
        String condition = condition(reader.columns(), "");
        return write(reader.format(), session -> {
            Protection protection = protection(session, reader.readableRelation(), columns);
            String values = columns.stream()
                    .map(column -> named(
                            protection.value(
                                    column.source().name(),
                                    Identifier.quote(column.source().name())),
                            column))
                    .collect(Collectors.joining(", "));
            String sql = "SELECT " + values + " FROM " + reader.relation() + condition;
            create(session, sql);
            long rejected = new DelimitedRejects(session, request, source, file).keep(reader.dialect());
            seal(protection, reader.readableRelation() + condition, columns);
            return new Read(sql, rejected);
        });
    }

    private Workspace.Work<Dataset> loadParquet() throws OperationException, IOException {
        Path file = scratch.readable(source, Long.MAX_VALUE, monitor).path();
        StructuredReader reader = StructuredReader.parquet(source.path(), file, request.options());
        return write(source.format(), session -> load(session, reader, new long[0]));
    }

    /** A failed statement would end the transaction, so damage is looked for in another one. */
    private Workspace.Work<Dataset> loadJson() throws OperationException {
        if (!readsJsonAsItIs()) {
            return loadSoundJson();
        }
        try {
            List<Column> _ = workspace.read(monitor, json(source.path(), source.packed())::columns);
            return loadJsonAsItIs();
        } catch (OperationException e) {
            requireUnreadable(e);
            return loadSoundJson();
        }
    }

    /** Lines are known only of a copy, and they are needed when values may not parse. */
    private boolean readsJsonAsItIs() {
        return switch (source.format()) {
            case JSON_ARRAY, JSON_LINES, JSON_OBJECTS ->
                StandardCharsets.UTF_8.equals(source.encoding())
                        && request.options().types().isEmpty();
            case CSV, TSV, PARQUET, DATABASE -> false;
        };
    }

    private static void requireUnreadable(OperationException failure) throws OperationException {
        if (!(failure.failure() instanceof Failure.Unreadable)) {
            throw failure;
        }
    }

    private StructuredReader json(Path file, boolean packed) {
        return StructuredReader.json(
                source.path(), new InputFile(file, packed), source.format(), true, request.options());
    }

    private Workspace.Work<Dataset> loadJsonAsItIs() {
        return write(source.format(), session -> load(session, json(source.path(), source.packed()), new long[0]));
    }

    private Workspace.Work<Dataset> loadSoundJson() throws OperationException {
        Charset encoding = Objects.requireNonNull(source.encoding(), "text has an encoding");
        Path copy = scratch.newFile();
        StructuredReader reader = StructuredReader.json(
                source.path(), new InputFile(copy, false), Format.JSON_LINES, true, request.options());
        return write(source.format(), session -> {
            RejectedRows rejects = new RejectedRows(session, request.name());
            long[] skipped;
            try (BufferedReader text = TextCopy.reader(source, encoding, monitor);
                    Writer sound = Files.newBufferedWriter(copy)) {
                skipped = new JsonRecords(
                                source,
                                text,
                                sound,
                                row -> rejects.add(request.only() == null ? row : row.withoutText()))
                        .copy(Long.MAX_VALUE);
            } catch (IOException e) {
                throw SourceFile.unreadable(source.path(), e.toString());
            }
            rejects.flush();
            Read read = load(session, reader, skipped);
            return new Read(read.sql(), read.rejected() + rejects.count());
        });
    }

    /** @param skipped records of the file that are not in what the reader reads, ascending, from 1 */
    private Read load(Session session, StructuredReader reader, long[] skipped)
            throws SQLException, OperationException {
        List<Column> found = reader.columns(session);
        List<Selected> columns = ColumnSelection.of(found, request.options());
        Protection protection = protection(session, reader.relation(), columns);
        String values = columns.stream()
                .map(column -> named(protection.value(column.source().name(), reader.value(column)), column))
                .collect(Collectors.joining(", "));
        String fails = columns.stream().map(reader::fails).collect(Collectors.joining(" OR "));
        boolean mayFail = !request.options().types().isEmpty();
        String condition = condition(found, mayFail ? "NOT (" + fails + ")" : "");
        String sql = "SELECT " + values + " FROM " + reader.relation() + condition;
        create(session, sql);
        long rejected = mayFail ? new CastRejects(session, request.name(), reader).keep(columns, skipped) : 0;
        seal(protection, reader.relation() + condition, columns);
        return new Read(sql, rejected);
    }

    private Protection protection(Session session, String relation, List<Selected> columns)
            throws SQLException, OperationException {
        List<String> names =
                columns.stream().map(column -> column.source().name()).toList();
        try {
            return Protection.of(session, request.name(), relation, names, request.privacy());
        } catch (OperationException e) {
            if (e.getCause() instanceof SQLException cause) {
                return ReadFailures.reading(source.path(), () -> {
                    throw cause;
                });
            }
            throw e;
        }
    }

    private void seal(Protection protection, String relation, List<Selected> columns) throws OperationException {
        protection.keep(
                relation,
                name -> columns.stream()
                        .filter(column -> column.source().name().equals(name))
                        .map(Selected::name)
                        .findFirst()
                        .orElseThrow());
        protection.hideRejected();
    }

    private void create(Session session, String sql) throws SQLException, OperationException {
        String table = Identifier.quote("data", request.name());
        ReadFailures.reading(
                source.path(), () -> session.execute(Phase.READING, "CREATE TABLE " + table + " AS " + sql));
    }

    /** What rows must fulfil, with {@code WHERE}; empty for all rows. */
    private String condition(List<Column> columns, String sound) throws OperationException {
        LoadRequest.Only only = request.only();
        if (only == null) {
            return sound.isEmpty() ? "" : " WHERE " + sound;
        }
        Column column = columns.stream()
                .filter(each -> each.name().equalsIgnoreCase(only.column()))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.COLUMN, only.column())));
        return " WHERE trim(CAST(" + Identifier.quote(column.name()) + " AS VARCHAR)) = "
                + Identifier.literal(only.value()) + (sound.isEmpty() ? "" : " AND " + sound);
    }

    private Workspace.Work<Dataset> write(Format format, Workspace.Work<Read> reading) {
        return session -> {
            checks.expect(session, request.name(), request.expected());
            StoredDatasets stored = new StoredDatasets(session);
            if (request.replace()) {
                stored.dropIfPresent(request.name());
            }
            stored.requireFree(request.name());
            Read read = reading.run(session);
            return stored.add(request.name(), source, format, read.rejected(), read.sql());
        };
    }

    private static String named(String value, Selected column) {
        return value + " AS " + Identifier.quote(column.name());
    }

    private record Read(String sql, long rejected) {}
}
