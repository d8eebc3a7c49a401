package crmbet.core.lake;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.FilesPreview;
import crmbet.core.dataset.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is below a prefix, found out without loading it.
 *
 * @param format of all objects
 * @param objects that hold data
 * @param columns of the first object, and the partitions of all
 * @param rows the first rows as text, one value a column, null where missing; none where even they would take long to
 *     fetch
 */
public record LakeContents(
        String prefix,
        Format format,
        List<LakeObject> objects,
        List<Column> columns,
        List<List<@Nullable String>> rows) {
    public LakeContents {
        objects = List.copyOf(objects);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param first what the first object holds */
    static LakeContents of(String prefix, Format format, List<LakeObject> objects, FilesPreview first) {
        List<Column> columns = new ArrayList<>(first.columns());
        List<String> known = columns.stream().map(Column::name).toList();
        Set<String> named = new LinkedHashSet<>();
        objects.forEach(each -> named.addAll(each.partitions().keySet()));
        named.removeAll(known);
        named.forEach(each -> columns.add(Column.of(each, "VARCHAR")));
        Map<String, String> here = objects.getFirst().partitions();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : first.rows()) {
            List<@Nullable String> whole = new ArrayList<>(row);
            named.forEach(each -> whole.add(here.get(each)));
            rows.add(whole);
        }
        return new LakeContents(prefix, format, objects, columns, rows);
    }

    /** Some of the objects: how many there are, and how large they are together in bytes. */
    public record Share(int objects, long bytes) {}

    /** What folders named {@code column=value} distinguish: the values of each column, smallest first. */
    public Map<String, List<String>> partitions() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (LakeObject each : objects) {
            each.partitions()
                    .forEach((column, value) -> values.computeIfAbsent(column, _ -> new LinkedHashSet<>())
                            .add(value));
        }
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        values.forEach((column, found) -> {
            List<String> order = new ArrayList<>(found);
            order.sort(LakeFilter::order);
            sorted.put(column, List.copyOf(order));
        });
        return sorted;
    }

    /** The objects that partitions do not rule out: the most that a load with these conditions reads. */
    public Share meeting(List<LakeFilter> filters) {
        List<LakeObject> left =
                objects.stream().filter(each -> Lake.meets(each, filters)).toList();
        return new Share(left.size(), left.stream().mapToLong(LakeObject::size).sum());
    }
}
