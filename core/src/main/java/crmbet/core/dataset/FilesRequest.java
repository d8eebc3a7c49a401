package crmbet.core.dataset;

import crmbet.core.expectation.Suite;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several files of one format that are to become one dataset. Columns are matched by name; a column that a file lacks is
 * empty there.
 *
 * @param name of the dataset, as for {@link LoadRequest}
 * @param format {@code PARQUET}, {@code CSV} or {@code JSON_LINES}; text in UTF-8
 * @param files at least one
 * @param names what each file is called where it comes from
 * @param source what they are called together, such as {@code s3://bucket/prefix}
 * @param bytes how large they are where they come from
 * @param partitioned whether folders named {@code column=value} are columns too
 * @param columns that are loaded, partitions among them; empty for all
 * @param condition rows that are loaded, as SQL over the columns; null for all
 * @param replace whether a dataset of that name is replaced; otherwise it makes the load fail
 * @param expected what is expected of the rows, now and in later loads; null: what was kept for that name
 */
public record FilesRequest(
        String name,
        Format format,
        List<Path> files,
        List<String> names,
        String source,
        long bytes,
        boolean partitioned,
        List<String> columns,
        @Nullable String condition,
        boolean replace,
        @Nullable Suite expected) {
    public FilesRequest {
        files = List.copyOf(files);
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a dataset must not be blank or hold a NUL character");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file to load");
        }
        if (names.size() != files.size()) {
            throw new IllegalArgumentException(names.size() + " names do not suit " + files.size() + " files");
        }
    }
}
