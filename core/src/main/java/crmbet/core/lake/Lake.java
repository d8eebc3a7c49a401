package crmbet.core.lake;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.FilesPreview;
import crmbet.core.dataset.FilesRequest;
import crmbet.core.dataset.Format;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.ByteRanges.Range;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads from data lakes. Of Parquet only the columns and row groups that are needed are fetched, guided by the footer;
 * of partitioned prefixes only the partitions that are asked for. What was fetched stays in a cache.
 */
public final class Lake {
    /** Most footers are shorter; it costs one request to guess. */
    private static final long FOOTER_GUESS = 16 << 10;

    private static final int TAIL_BYTES = 8;
    private static final List<String> WHOLE_NUMBERS =
            List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");

    private final Workspace workspace;
    private final LakeCache cache;

    public Lake(Workspace workspace, LakeCache cache) {
        this.workspace = workspace;
        this.cache = cache;
    }

    /**
     * Loads what is below a prefix as one dataset: all of it, or after any failure nothing. What was fetched until then
     * stays in the cache, so that another try goes on from there. An object that is replaced meanwhile makes it start
     * again, once.
     *
     * @param monitor told of progress in bytes
     * @throws OperationException {@code NotFound} if nothing is below the prefix; {@code SchemaMismatch} naming two
     *     files in which a column has different types; {@code Unreadable} for a damaged file; what {@link ObjectStore}
     *     and {@link Datasets#load} say
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LakeLoad load(ObjectStore store, LakeRequest request, Monitor monitor) throws OperationException {
        try {
            return attempt(store, request, monitor);
        } catch (OperationException e) {
            if (e.failure() instanceof Failure.NotPossible(Obstacle.ObjectChanged _)) {
                return attempt(store, request, monitor);
            }
            throw e;
        }
    }

    /**
     * Looks what is below a prefix: the objects, their partitions and columns, and the first rows of one. Of Parquet its
     * footer and first row group are fetched, of text its first megabyte.
     *
     * @param rows how many to show at most, from 1
     * @throws OperationException as {@link #load}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LakeContents look(ObjectStore store, String prefix, int rows, Monitor monitor) throws OperationException {
        List<LakeObject> objects = objects(store, prefix, monitor);
        Format format = onlyFormat(store, objects);
        LakeObject first = objects.getFirst();
        LakePreviewing previewing = new LakePreviewing(workspace, store, monitor);
        FilesPreview found;
        if (format == Format.PARQUET) {
            LakeCache.Entry place = cache.open(store.address(), first);
            try {
                Map<LakeObject, LakeCache.Entry> places = Map.of(first, place);
                fetchFooters(new LakeDownload(store, monitor), places);
                ParquetLayout layout =
                        Objects.requireNonNull(layouts(store, places, monitor).get(first), "every place has a layout");
                found = previewing.parquet(first, place, layout, rows);
            } finally {
                cache.release(place);
            }
        } else {
            found = previewing.text(first, format, rows);
        }
        return LakeContents.of(prefix, format, objects, found);
    }

    private static List<LakeObject> objects(ObjectStore store, String prefix, Monitor monitor)
            throws OperationException {
        List<LakeObject> objects = store.list(prefix, monitor).stream()
                .filter(each -> each.size() > 0 && format(each.key()) != null)
                .toList();
        if (objects.isEmpty()) {
            throw nothing(store, prefix);
        }
        return objects;
    }

    private static OperationException nothing(ObjectStore store, String prefix) {
        return new OperationException(new Failure.NotFound(Subject.FILE, store.address() + '/' + prefix));
    }

    private LakeLoad attempt(ObjectStore store, LakeRequest request, Monitor monitor) throws OperationException {
        List<LakeObject> all = objects(store, request.prefix(), monitor);
        List<LakeObject> objects =
                all.stream().filter(each -> meets(each, request.filters())).toList();
        if (objects.isEmpty()) {
            throw nothing(store, request.prefix());
        }
        Format format = onlyFormat(store, objects);
        Map<LakeObject, LakeCache.Entry> places = new LinkedHashMap<>();
        try {
            for (LakeObject each : objects) {
                places.put(each, cache.open(store.address(), each));
            }
            return load(store, request, format, all.size() - objects.size(), places, monitor);
        } finally {
            for (LakeCache.Entry entry : places.values()) {
                cache.release(entry);
            }
        }
    }

    private LakeLoad load(
            ObjectStore store,
            LakeRequest request,
            Format format,
            int pruned,
            Map<LakeObject, LakeCache.Entry> places,
            Monitor monitor)
            throws OperationException {
        LakeDownload download = new LakeDownload(store, monitor);
        Map<LakeObject, ByteRanges> needed;
        Map<String, String> types = new LinkedHashMap<>();
        if (format == Format.PARQUET) {
            fetchFooters(download, places);
            Map<LakeObject, ParquetLayout> layouts = layouts(store, places, monitor);
            types.putAll(sameTypes(layouts));
            requireColumns(request, types, places.keySet());
            needed = new LinkedHashMap<>();
            layouts.forEach(
                    (object, layout) -> needed.put(object, layout.needed(request.columns(), request.filters())));
        } else {
            needed = places.keySet().stream()
                    .collect(Collectors.toMap(each -> each, Lake::whole, (one, _) -> one, LinkedHashMap::new));
        }
        download.fetch(places, needed);
        long total = places.keySet().stream().mapToLong(LakeObject::size).sum();
        boolean partitioned =
                places.keySet().stream().anyMatch(each -> !each.partitions().isEmpty());
        FilesRequest files = new FilesRequest(
                request.name(),
                format,
                places.values().stream().map(LakeCache.Entry::file).toList(),
                places.keySet().stream().map(LakeObject::key).toList(),
                store.address() + '/' + request.prefix(),
                total,
                partitioned,
                request.columns(),
                condition(request.filters(), types),
                request.replace(),
                request.expected());
        Dataset dataset;
        try {
            dataset = new Datasets(workspace).load(files, monitor);
        } catch (OperationException e) {
            if (!(e.failure() instanceof Failure.Unreadable) || format != Format.PARQUET) {
                throw e;
            }
            // The database may read what its reader of statistics found no reason to leave out.
            Map<LakeObject, ByteRanges> everything = new LinkedHashMap<>();
            places.keySet().forEach(each -> everything.put(each, whole(each)));
            download.fetch(places, everything);
            dataset = reload(files, places, monitor);
        }
        long bytes = needed.values().stream().mapToLong(ByteRanges::bytes).sum();
        return new LakeLoad(dataset, places.size(), pruned, bytes, download.downloaded(), total);
    }

    private Dataset reload(FilesRequest files, Map<LakeObject, LakeCache.Entry> places, Monitor monitor)
            throws OperationException {
        try {
            return new Datasets(workspace).load(files, monitor);
        } catch (OperationException e) {
            for (LakeCache.Entry entry : places.values()) {
                try {
                    entry.forget();
                } catch (IOException f) {
                    e.addSuppressed(f);
                }
            }
            throw e;
        }
    }

    private static ByteRanges whole(LakeObject object) {
        return ByteRanges.of(List.of(new Range(0, object.size())));
    }

    private static void fetchFooters(LakeDownload download, Map<LakeObject, LakeCache.Entry> places)
            throws OperationException {
        Map<LakeObject, ByteRanges> tails = new LinkedHashMap<>();
        places.keySet().forEach(each -> tails.put(each, tail(each, FOOTER_GUESS)));
        download.fetch(places, tails);
        Map<LakeObject, ByteRanges> longer = new LinkedHashMap<>();
        for (var place : places.entrySet()) {
            long footer = footerBytes(place.getKey(), place.getValue().file());
            if (footer > FOOTER_GUESS) {
                longer.put(place.getKey(), tail(place.getKey(), footer));
            }
        }
        download.fetch(places, longer);
    }

    private static ByteRanges tail(LakeObject object, long bytes) {
        // The four letters at the beginning are looked at too.
        long from = Math.max(0, object.size() - bytes);
        return ByteRanges.of(List.of(new Range(0, Math.min(4, object.size())), new Range(from, object.size())));
    }

    /** How many bytes at the end hold the footer, its length and the mark. */
    private static long footerBytes(LakeObject object, Path file) throws OperationException {
        byte[] tail = new byte[TAIL_BYTES];
        try (RandomAccessFile local = new RandomAccessFile(file.toFile(), "r")) {
            if (object.size() >= TAIL_BYTES + 4) {
                local.seek(object.size() - TAIL_BYTES);
                local.readFully(tail);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
        String mark = new String(tail, 4, 4, StandardCharsets.US_ASCII);
        long length = (tail[0] & 0xFFL) | (tail[1] & 0xFFL) << 8 | (tail[2] & 0xFFL) << 16 | (tail[3] & 0xFFL) << 24;
        if (!mark.equals("PAR1") || length + TAIL_BYTES + 4 > object.size()) {
            throw new OperationException(new Failure.Unreadable(
                    object.key(), "it is not a whole Parquet file: its end is missing or damaged"));
        }
        return length + TAIL_BYTES;
    }

    private Map<LakeObject, ParquetLayout> layouts(
            ObjectStore store, Map<LakeObject, LakeCache.Entry> places, Monitor monitor) throws OperationException {
        return workspace.read(monitor, session -> {
            Map<LakeObject, ParquetLayout> layouts = new LinkedHashMap<>();
            for (var place : places.entrySet()) {
                try {
                    layouts.put(
                            place.getKey(),
                            ParquetLayout.read(session, place.getValue().file()));
                } catch (SQLException e) {
                    throw new OperationException(
                            new Failure.Unreadable(
                                    store.address() + '/' + place.getKey().key(), String.valueOf(e.getMessage())),
                            e);
                }
            }
            return layouts;
        });
    }

    /** Types by column; files may differ in the width of numbers, and not in more. */
    private static Map<String, String> sameTypes(Map<LakeObject, ParquetLayout> layouts) throws OperationException {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, LakeObject> first = new LinkedHashMap<>();
        for (var layout : layouts.entrySet()) {
            for (var column : layout.getValue().columns().entrySet()) {
                String name = column.getKey();
                String known = types.putIfAbsent(name, column.getValue());
                LakeObject other = first.putIfAbsent(name, layout.getKey());
                if (known != null && other != null && !alike(known, column.getValue())) {
                    throw new OperationException(new Failure.SchemaMismatch(
                            name,
                            known + " (" + other.key() + ")",
                            column.getValue() + " (" + layout.getKey().key() + ")"));
                }
            }
        }
        return types;
    }

    private static boolean alike(String one, String other) {
        return one.equals(other) || (isNumber(one) && isNumber(other));
    }

    private static boolean isNumber(String type) {
        return WHOLE_NUMBERS.contains(type)
                || type.equals("DOUBLE")
                || type.equals("FLOAT")
                || type.startsWith("DECIMAL");
    }

    private static void requireColumns(LakeRequest request, Map<String, String> types, Iterable<LakeObject> objects)
            throws OperationException {
        List<String> wanted = new ArrayList<>(request.columns());
        request.filters().forEach(each -> wanted.add(each.column()));
        for (String column : wanted) {
            boolean known = types.containsKey(column);
            for (LakeObject each : objects) {
                known |= each.partitions().containsKey(column);
            }
            if (!known) {
                throw new OperationException(new Failure.NotFound(Subject.COLUMN, column));
            }
        }
    }

    private static @Nullable String condition(List<LakeFilter> filters, Map<String, String> types) {
        if (filters.isEmpty()) {
            return null;
        }
        return filters.stream()
                .map(each -> {
                    String type = types.get(each.column());
                    String value = Identifier.literal(each.value());
                    // A constant of the column's own type lets the database leave row groups out.
                    return Identifier.quote(each.column()) + " "
                            + each.comparison().sql() + " "
                            + (type == null
                                            || (isNumber(type) && !WHOLE_NUMBERS.contains(type))
                                            || !whole(each.value(), type)
                                    ? value
                                    : "CAST(" + value + " AS " + type + ")");
                })
                .collect(Collectors.joining(" AND "));
    }

    /** Whether a value can be of a type without being rounded. */
    private static boolean whole(String value, String type) {
        return !WHOLE_NUMBERS.contains(type) || value.matches("[-+]?\\d+");
    }

    /** Whether partitions do not rule an object out. */
    static boolean meets(LakeObject object, List<LakeFilter> filters) {
        Map<String, String> partitions = object.partitions();
        return filters.stream()
                .filter(each -> partitions.containsKey(each.column()))
                .allMatch(each -> each.meets(partitions.get(each.column())));
    }

    private static Format onlyFormat(ObjectStore store, List<LakeObject> objects) throws OperationException {
        Format first = format(objects.getFirst().key());
        for (LakeObject each : objects) {
            Format other = format(each.key());
            if (other != first) {
                throw new OperationException(new Failure.SchemaMismatch(
                        store.address(),
                        first + " (" + objects.getFirst().key() + ")",
                        other + " (" + each.key() + ")"));
            }
        }
        return first == null ? Format.PARQUET : first;
    }

    /** By the name; null for what is no data. */
    static @Nullable Format format(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("_") || name.startsWith(".")) {
            return null;
        }
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".parquet")
                ? Format.PARQUET
                : plain.endsWith(".csv") || plain.endsWith(".tsv")
                        ? Format.CSV
                        : plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")
                                ? Format.JSON_LINES
                                : null;
    }
}
