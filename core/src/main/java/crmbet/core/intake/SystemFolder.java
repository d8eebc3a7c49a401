package crmbet.core.intake;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemTable;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that holds the tables of a system, one file each, named after the table: {@code orders.csv},
 * {@code orders.parquet}, {@code events.jsonl.gz}.
 *
 * @param files by table, in the order of the system; all tables are there
 */
public record SystemFolder(Path folder, KnownSystem system, Map<SystemTable, Path> files) {
    private static final Pattern NAME =
            Pattern.compile("(.+?)\\.(csv|tsv|txt|json|jsonl|ndjson|parquet)(\\.gz)?", Pattern.CASE_INSENSITIVE);

    /**
     * The tables of a system in a folder.
     *
     * @throws OperationException {@code NotFound} if there is no such folder; {@code SchemaMismatch} naming the tables
     *     that it lacks; {@code Unreadable} if a table has two files
     */
    public static SystemFolder of(Path folder, KnownSystem system) throws OperationException {
        Map<String, Path> found = files(folder);
        List<String> missing = missing(system, found);
        if (!missing.isEmpty()) {
            throw new OperationException(new Failure.SchemaMismatch(
                    "folder " + folder, String.join(", ", missing), String.join(", ", found.keySet())));
        }
        Map<SystemTable, Path> files = new LinkedHashMap<>();
        for (SystemTable table : system.tables()) {
            files.put(table, found.getOrDefault(table.name().toLowerCase(Locale.ROOT), folder));
        }
        return new SystemFolder(folder, system, files);
    }

    /**
     * The system whose tables a folder holds; of several, the one with the most tables.
     *
     * @throws OperationException as {@link #of}
     */
    public static Optional<SystemFolder> recognise(Path folder) throws OperationException {
        Map<String, Path> found = files(folder);
        Optional<KnownSystem> system = Canonical.systems().stream()
                .filter(each -> missing(each, found).isEmpty())
                .max((one, other) ->
                        Integer.compare(one.tables().size(), other.tables().size()));
        return system.isEmpty() ? Optional.empty() : Optional.of(of(folder, system.get()));
    }

    private static List<String> missing(KnownSystem system, Map<String, Path> found) {
        return system.tables().stream()
                .map(SystemTable::name)
                .filter(table -> !found.containsKey(table.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Files by the name of their table in lower case. */
    private static Map<String, Path> files(Path folder) throws OperationException {
        if (!Files.isDirectory(folder)) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.FILE, folder.toString()));
        }
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                Path other = name.matches() ? found.putIfAbsent(name.group(1).toLowerCase(Locale.ROOT), file) : null;
                if (other != null) {
                    throw new OperationException(new Failure.Unreadable(
                            folder.toString(),
                            "both " + other.getFileName() + " and " + file.getFileName()
                                    + " are there: leave only one of them"));
                }
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(folder.toString(), e.toString()), e);
        }
        return found;
    }
}
