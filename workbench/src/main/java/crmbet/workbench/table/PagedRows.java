package crmbet.workbench.table;

import crmbet.core.failure.Failure;
import crmbet.core.table.Arrangement;
import crmbet.core.table.StoredTable;
import crmbet.workbench.task.Tasks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an arrangement as a list that reads a page only when a row of it is looked at, and forgets the pages that
 * were not looked at for longest. Belongs to the JavaFX thread.
 */
final class PagedRows extends ObservableListBase<TableLine> {
    static final int ROWS_PER_PAGE = 256;
    static final int PAGES_KEPT = 64;
    /** More pages than a window shows at once need not be on their way: scrolling passed the others by. */
    private static final int PAGES_UNDER_WAY = 4;

    private final StoredTable table;
    private final Arrangement arrangement;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private final int size;
    private final LinkedHashMap<Integer, Runnable> underWay = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, List<TableLine>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Integer> failed = new HashSet<>();

    PagedRows(StoredTable table, Arrangement arrangement, Tasks tasks, Consumer<Failure> onFailure) {
        this.table = table;
        this.arrangement = arrangement;
        this.tasks = tasks;
        this.onFailure = onFailure;
        // A table of more rows than an int counts cannot be scrolled through by hand either.
        this.size = (int) Math.min(arrangement.rows(), Integer.MAX_VALUE);
    }

    StoredTable table() {
        return table;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TableLine get(int index) {
        int number = index / ROWS_PER_PAGE;
        List<TableLine> page = pages.get(number);
        if (page != null) {
            return page.get(index % ROWS_PER_PAGE);
        }
        request(number);
        // Reading may have ended at once, as it does when work is done on the calling thread.
        List<TableLine> read = pages.get(number);
        return read == null ? line(index, null) : read.get(index % ROWS_PER_PAGE);
    }

    /** A row knows its place; searching for it would read the whole table. */
    @Override
    public int indexOf(Object row) {
        return row instanceof TableLine known && known.position() < size ? known.position() : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /** Two lists are equal if they are one: comparing their rows would read both tables. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Stops reading; the list is not used any more. */
    void close() {
        List.copyOf(underWay.values()).forEach(Runnable::run);
        underWay.clear();
    }

    private TableLine line(int position, @Nullable List<@Nullable Object> values) {
        return new TableLine(position, arrangement.tableRow(position), values);
    }

    private void request(int number) {
        if (underWay.containsKey(number) || failed.contains(number)) {
            return;
        }
        if (underWay.size() >= PAGES_UNDER_WAY) {
            underWay.pollFirstEntry().getValue().run();
        }
        underWay.put(number, () -> {});
        long from = (long) number * ROWS_PER_PAGE;
        Runnable cancel = tasks.quietly(
                monitor -> table.rows(arrangement, from, ROWS_PER_PAGE, monitor),
                found -> keep(number, found),
                failure -> {
                    underWay.remove(number);
                    failed.add(number);
                    onFailure.accept(failure);
                });
        underWay.computeIfPresent(number, (_, _) -> cancel);
    }

    private void keep(int number, List<List<@Nullable Object>> found) {
        underWay.remove(number);
        int from = number * ROWS_PER_PAGE;
        int expected = Math.min(ROWS_PER_PAGE, size - from);
        List<TableLine> before = new ArrayList<>(expected);
        List<TableLine> lines = new ArrayList<>(expected);
        for (int i = 0; i < expected; i++) {
            before.add(line(from + i, null));
            lines.add(line(from + i, i < found.size() ? found.get(i) : null));
        }
        pages.put(number, lines);
        if (pages.size() > PAGES_KEPT) {
            pages.pollFirstEntry();
        }
        beginChange();
        nextReplace(from, from + expected, before);
        endChange();
    }
}
