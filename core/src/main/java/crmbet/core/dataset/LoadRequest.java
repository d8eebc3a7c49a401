package crmbet.core.dataset;

import java.nio.file.Path;

/**
 * A file to be loaded.
 *
 * @param name of the dataset, which is also the table's name in the schema {@code data}; any text but the empty one,
 *     without NUL characters. Names that differ only in case are the same name
 * @param replace whether a dataset of that name is replaced; otherwise it makes the load fail
 */
public record LoadRequest(Path source, String name, ReadOptions options, boolean replace) {
    /** @throws IllegalArgumentException if the name is empty or holds a NUL character */
    public LoadRequest {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a dataset must not be blank or hold a NUL character");
        }
    }

    /** A load with everything detected that replaces nothing. */
    public LoadRequest(Path source, String name) {
        this(source, name, ReadOptions.detect(), false);
    }
}
