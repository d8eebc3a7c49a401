package crmbet.core.segment;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the members of a segment to a file that appears complete or not at all. */
final class MemberExport {
    private final Session session;
    private final Segment segment;

    MemberExport(Session session, Segment segment) {
        this.session = session;
        this.segment = segment;
    }

    void write(Path file, ExportFormat format) throws SQLException, OperationException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new OperationException(
                    new Failure.CannotWrite(target, "the folder does not exist or may not be written"));
        }
        if (Files.isDirectory(target)) {
            throw new OperationException(new Failure.CannotWrite(target, "it is a folder"));
        }
        Path part = folder.resolve(".crmbet-export-" + UUID.randomUUID() + ".part");
        try {
            try {
                session.execute(Phase.WRITING, "COPY (" + select() + ") TO " + literal(part) + options(format));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }

    private String select() {
        String features = IntStream.range(0, segment.figures().size())
                .mapToObj(i -> ", features[" + (i + 1) + "] AS "
                        + Identifier.quote(segment.figures().get(i).feature()))
                .collect(Collectors.joining());
        return "SELECT customer_key" + features + " FROM meta.segment_member WHERE segment_id = '" + segment.id()
                + "' ORDER BY customer_key";
    }

    private static String literal(Path path) {
        return Identifier.literal(path.toString());
    }

    private static String options(ExportFormat format) {
        return switch (format) {
            case CSV -> " (FORMAT csv, HEADER)";
            case PARQUET -> " (FORMAT parquet)";
        };
    }
}
