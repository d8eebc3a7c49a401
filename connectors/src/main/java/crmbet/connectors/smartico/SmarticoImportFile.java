package crmbet.connectors.smartico;

import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import crmbet.core.delivery.Target;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The members of one segment as the file that Smartico's back office imports: one column, {@code user_ext_id}, and
 * {@code ext_brand_id} where a brand is named. The file is replaced as a whole with every batch, so it is never half
 * written. Batches take turns.
 */
public final class SmarticoImportFile implements Target {
    private static final String HEAD = "user_ext_id";
    private static final int BATCH = 1_000_000;

    private final Path file;
    private final String brand;

    /** @param brand empty where the keys of players are unique without it */
    public SmarticoImportFile(Path file, String brand) {
        this.file = file.toAbsolutePath().normalize();
        this.brand = brand;
    }

    /** The path of the file. */
    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public boolean tellsMembers() {
        return true;
    }

    @Override
    public void members(UUID segment, Consumer<String> customers, Monitor monitor) throws OperationException {
        read().forEach(customers);
    }

    @Override
    public synchronized BatchOutcome deliver(Batch batch, Monitor monitor) throws OperationException {
        Set<String> members = read();
        for (Delta delta : batch.deltas()) {
            if (delta.operation() == Operation.ADD) {
                members.add(delta.customer());
            } else {
                members.remove(delta.customer());
            }
        }
        monitor.checkpoint();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                out.write(brand.isEmpty() ? HEAD + "\n" : HEAD + ",ext_brand_id\n");
                for (String member : members) {
                    monitor.checkpoint();
                    out.write(quoted(member));
                    out.write(brand.isEmpty() ? "\n" : "," + quoted(brand) + "\n");
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
        return BatchOutcome.DELIVERED;
    }

    private Set<String> read() throws OperationException {
        Set<String> members = new TreeSet<>();
        if (!Files.exists(file)) {
            return members;
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (!text.startsWith(HEAD)) {
                throw new OperationException(new Failure.SchemaMismatch(file.toString(), HEAD, firstLine(text)));
            }
            int at = text.indexOf('\n') + 1;
            while (at > 0 && at < text.length()) {
                StringBuilder value = new StringBuilder();
                at = next(text, at, value);
                members.add(value.toString());
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(file.toString(), e.toString()), e);
        }
        return members;
    }

    /** Reads the first value of a line; returns where the next line begins. */
    private static int next(String text, int from, StringBuilder value) {
        int at = from;
        boolean quoted = text.charAt(at) == '"';
        if (quoted) {
            at++;
            while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
                value.append(text.charAt(at));
                at += text.charAt(at) == '"' ? 2 : 1;
            }
            at++;
        } else {
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                value.append(text.charAt(at++));
            }
        }
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String quoted(String text) {
        boolean plain =
                text.chars().noneMatch(letter -> letter == '"' || letter == ',' || letter == '\n' || letter == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {}
}
