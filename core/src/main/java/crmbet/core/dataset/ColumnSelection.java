package crmbet.core.dataset;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which columns of a file are loaded, and under which names. */
final class ColumnSelection {
    private ColumnSelection() {}

    /**
     * The columns that are not left out.
     *
     * @param found in the file
     */
    static List<Selected> of(List<Column> found, ReadOptions options) throws OperationException {
        requireKnown(found, options);
        List<Selected> selected = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : found) {
            if (options.leftOut().contains(column.name())) {
                continue;
            }
            String name = options.names().getOrDefault(column.name(), column.name());
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new OperationException(new Failure.AlreadyExists(Subject.COLUMN, name));
            }
            selected.add(new Selected(column, name));
        }
        if (selected.isEmpty()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NoColumns()));
        }
        return selected;
    }

    private static void requireKnown(List<Column> found, ReadOptions options) throws OperationException {
        Set<String> known = new HashSet<>();
        found.forEach(column -> known.add(column.name()));
        Set<String> mentioned = new HashSet<>(options.leftOut());
        mentioned.addAll(options.types().keySet());
        mentioned.addAll(options.names().keySet());
        for (String name : mentioned) {
            if (!known.contains(name)) {
                throw new OperationException(new Failure.NotFound(Subject.COLUMN, name));
            }
        }
    }

    /**
     * A column to be loaded.
     *
     * @param source as it is in the file
     * @param name in the dataset
     */
    record Selected(Column source, String name) {}
}
