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
    private AuditCsv() {}

    /** The file appears complete or not at all. */
    static void write(List<AuditEntry> entries, Path file) throws OperationException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(".crmbet-export-" + UUID.randomUUID() + ".part");
        try {
            try {
                Files.write(
                        part,
                        Stream.concat(
                                        Stream.of("at,who,action,subject,detail,reason"),
                                        entries.stream().map(AuditCsv::line))
                                .toList());
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    private static String line(AuditEntry entry) {
        return Stream.of(
                        entry.at().toString(),
                        entry.who(),
                        entry.action().name(),
                        entry.subject(),
                        entry.detail(),
                        entry.reason())
                .map(AuditCsv::cell)
                .collect(Collectors.joining(","));
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
