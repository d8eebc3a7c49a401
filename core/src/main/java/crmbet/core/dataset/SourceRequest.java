package crmbet.core.dataset;

import crmbet.core.source.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or query of another database that is to become a dataset.
 *
 * @param name of the dataset, as for {@link LoadRequest}
 * @param watermark column whose values only grow, by which later loads know what is new; null for none
 * @param key columns that tell rows apart, so that changed rows can be told from added ones; empty for none
 * @param replace whether a dataset of that name is replaced; otherwise it makes the load fail
 */
public record SourceRequest(
        String name, Selection selection, @Nullable String watermark, List<String> key, boolean replace) {
    /** @throws IllegalArgumentException if the name is empty or holds a NUL character, or there is a key without a mark */
    public SourceRequest {
        key = List.copyOf(key);
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a dataset must not be blank or hold a NUL character");
        }
        if (watermark == null && !key.isEmpty()) {
            throw new IllegalArgumentException("a key serves to find changed rows and needs a watermark");
        }
    }

    /** A load of everything, each time. */
    public SourceRequest(String name, Selection selection) {
        this(name, selection, null, List.of(), false);
    }
}
