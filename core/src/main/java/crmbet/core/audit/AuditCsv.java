package crmbet.core.audit;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Audit entries as a table for other programs: UTF-8, commas, a heading. */
final class AuditCsv {
    private static final String COLUMNS = "at,who,action,subject,detail,reason";
    private static final String SHARED_COLUMNS = ",segment,version,reported_by,done_at";

    private AuditCsv() {}

    /** The file appears complete or not at all. */
    static void write(List<AuditEntry> entries, Path file) throws OperationException {
        write(COLUMNS, entries.stream().map(AuditCsv::cells), file);
    }

    /** As above, with what only a shared audit knows. */
    static void writeShared(List<AuditEntry> entries, Path file) throws OperationException {
        write(
                COLUMNS + SHARED_COLUMNS,
                entries.stream().map(entry -> Stream.concat(cells(entry), sharedCells(entry.shared()))),
                file);
    }

    private static void write(String heading, Stream<Stream<@Nullable String>> rows, Path file)
            throws OperationException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(".crmbet-export-" + UUID.randomUUID() + ".part");
        try {
            try {
                Files.write(
                        part,
                        Stream.concat(Stream.of(heading), rows.map(AuditCsv::line))
                                .toList());
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    private static Stream<@Nullable String> cells(AuditEntry entry) {
        return Stream.of(
                entry.at().toString(),
                entry.who(),
                entry.action().name(),
                entry.subject(),
                entry.detail(),
                entry.reason());
    }

    private static Stream<@Nullable String> sharedCells(AuditEntry.@Nullable Shared shared) {
        return shared == null
                ? Stream.of(null, null, null, null)
                : Stream.of(
                        shared.segment(),
                        shared.segment() == null ? null : String.valueOf(shared.version()),
                        shared.reportedBy(),
                        shared.doneAt() == null ? null : shared.doneAt().toString());
    }

    private static String line(Stream<@Nullable String> cells) {
        return cells.map(AuditCsv::cell).collect(Collectors.joining(","));
    }

    /** Spreadsheets take some beginnings for formulas; an apostrophe before them keeps the text a text. */
    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
