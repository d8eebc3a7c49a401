package crmbet.core.lake;

import crmbet.core.expectation.Suite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be loaded from a store.
 *
 * @param name of the dataset
 * @param prefix of the objects, or the key of one
 * @param columns that are loaded, partitions among them; empty for all
 * @param filters that all rows must meet; on partitions and on columns
 * @param replace whether a dataset of that name is replaced; otherwise it makes the load fail
 * @param expected what is expected of the rows, now and in later loads; null: what was kept for that name
 */
public record LakeRequest(
        String name,
        String prefix,
        List<String> columns,
        List<LakeFilter> filters,
        boolean replace,
        @Nullable Suite expected) {
    /** @throws IllegalArgumentException if the name is empty or holds a NUL character */
    public LakeRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a dataset must not be blank or hold a NUL character");
        }
    }

    /** All columns and rows below a prefix. */
    public LakeRequest(String name, String prefix) {
        this(name, prefix, List.of(), List.of(), false, null);
    }
}
