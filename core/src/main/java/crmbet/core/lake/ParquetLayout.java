package crmbet.core.lake;

import crmbet.core.lake.ByteRanges.Range;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a Parquet file lie, as its footer says.
 *
 * @param columns types by name, in the order of the file
 * @param chunks of every column and row group
 */
record ParquetLayout(Map<String, String> columns, List<Chunk> chunks) {

    /**
     * The values of one column in one row group.
     *
     * @param column the outermost column
     * @param least value of the chunk as text; null where the file does not say
     * @param filter where the file helps to find single values; empty if it does not
     */
    record Chunk(
            int rowGroup,
            String column,
            Range bytes,
            Range filter,
            @Nullable String least,
            @Nullable String greatest) {}

    /** Reads the footer of a local file, of which nothing else need be there. */
    static ParquetLayout read(Session session, Path file) throws SQLException {
        String literal = Identifier.literal(file.toString().replaceAll("[*?\\[]", "[$0]"));
        Map<String, String> columns = new LinkedHashMap<>();
        session.forEach(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(" + literal
                        + ", hive_partitioning = false))",
                row -> columns.put(row.text(0), row.text(1)));
        List<Chunk> chunks = new ArrayList<>();
        session.forEach(
                "SELECT row_group_id, path_in_schema, coalesce(dictionary_page_offset, 0), data_page_offset,"
                        + " total_compressed_size, coalesce(bloom_filter_offset, 0), coalesce(bloom_filter_length, 0),"
                        + " CAST(coalesce(stats_min_value, stats_min) AS VARCHAR),"
                        + " CAST(coalesce(stats_max_value, stats_max) AS VARCHAR) FROM parquet_metadata(" + literal
                        + ")",
                row -> {
                    long dictionary = row.integer(2);
                    long data = row.integer(3);
                    long from = dictionary > 0 && dictionary < data ? dictionary : data;
                    long filter = row.integer(5);
                    chunks.add(new Chunk(
                            (int) row.integer(0),
                            outermost(row.text(1), columns),
                            new Range(from, from + row.integer(4)),
                            new Range(filter, filter + row.integer(6)),
                            row.textOrNull(7),
                            row.textOrNull(8)));
                });
        return new ParquetLayout(columns, List.copyOf(chunks));
    }

    private static String outermost(String path, Map<String, String> columns) {
        return columns.containsKey(path)
                ? path
                : columns.keySet().stream()
                        .filter(column -> path.startsWith(column + ", "))
                        .findFirst()
                        .orElse(path);
    }

    /**
     * The parts that hold some columns of the rows that may meet the filters.
     *
     * @param wanted columns that are loaded; empty for all
     */
    ByteRanges needed(List<String> wanted, List<LakeFilter> filters) {
        List<Range> parts = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean asked = filters.stream().anyMatch(each -> each.column().equals(chunk.column()));
            if ((wanted.isEmpty() || wanted.contains(chunk.column()) || asked) && mayMeet(chunk.rowGroup(), filters)) {
                parts.add(chunk.bytes());
                if (asked) {
                    parts.add(chunk.filter());
                }
            }
        }
        return ByteRanges.of(parts);
    }

    /** The part that holds the first rows, of all columns. */
    ByteRanges firstGroup() {
        return ByteRanges.of(chunks.stream()
                .filter(chunk -> chunk.rowGroup() == 0)
                .map(Chunk::bytes)
                .toList());
    }

    private boolean mayMeet(int rowGroup, List<LakeFilter> filters) {
        return filters.stream()
                .allMatch(filter -> chunks.stream()
                        .filter(chunk ->
                                chunk.rowGroup() == rowGroup && chunk.column().equals(filter.column()))
                        .allMatch(chunk -> filter.mayMeet(chunk.least(), chunk.greatest())));
    }
}
