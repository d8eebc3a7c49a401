package crmbet.core.dataset;

import crmbet.core.expectation.Suite;
import crmbet.core.privacy.PrivacyOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to be loaded.
 *
 * @param name of the dataset, which is also the table's name in the schema {@code data}; any text but the empty one,
 *     without NUL characters. Names that differ only in case are the same name
 * @param replace whether a dataset of that name is replaced; otherwise it makes the load fail
 * @param only the rows that are loaded, such as those of one organisation: nothing of the others enters the workspace;
 *     null for all rows
 * @param expected what is expected of the rows, now and in later loads; null: what was kept for that name
 * @param privacy which columns are personal; pseudonyms stand in their place
 */
public record LoadRequest(
        Path source,
        String name,
        ReadOptions options,
        boolean replace,
        @Nullable Only only,
        @Nullable Suite expected,
        PrivacyOptions privacy) {
    /**
     * @throws IllegalArgumentException if the name is empty or holds a NUL character, or if types are asked for where only
     *     some rows are loaded
     */
    public LoadRequest {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a dataset must not be blank or hold a NUL character");
        }
        // The rows whose values do not fit are kept with their text, whoever they belong to.
        if (only != null && !options.types().isEmpty()) {
            throw new IllegalArgumentException("types cannot be asked for where only the rows of " + only.value()
                    + " are loaded: leave the types as they are found");
        }
    }

    /** A load of all rows, checked by what was kept for the name. */
    public LoadRequest(Path source, String name, ReadOptions options, boolean replace) {
        this(source, name, options, replace, null, null);
    }

    /** A load whose personal columns are found out. */
    public LoadRequest(
            Path source,
            String name,
            ReadOptions options,
            boolean replace,
            @Nullable Only only,
            @Nullable Suite expected) {
        this(source, name, options, replace, only, expected, PrivacyOptions.detect());
    }

    /** The same load with what is decided about its personal columns. */
    public LoadRequest with(PrivacyOptions decided) {
        return new LoadRequest(source, name, options, replace, only, expected, decided);
    }

    /** The same load, checked by this suite; null: by what was kept for the name. */
    public LoadRequest expecting(@Nullable Suite suite) {
        return new LoadRequest(source, name, options, replace, only, suite, privacy);
    }

    /** A load with everything detected that replaces nothing. */
    public LoadRequest(Path source, String name) {
        this(source, name, ReadOptions.detect(), false);
    }

    /**
     * Rows that have one value in one column.
     *
     * @param column as it is in the file
     * @param value as text
     */
    public record Only(String column, String value) {}
}
