package crmbet.workbench.page.data;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.Page;
import crmbet.core.failure.Failure;
import crmbet.workbench.task.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;

/**
 * The rows of a dataset as a list that reads a page only when a row of it is looked at, and forgets pages that were not
 * looked at for long. Belongs to the JavaFX thread.
 */
final class DatasetRows extends ObservableListBase<GridRow> {
    static final int ROWS_PER_PAGE = 200;
    private static final int PAGES_KEPT = 50;

    private final Datasets datasets;
    private final Dataset dataset;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private final int size;
    private final Map<Integer, Runnable> underWay = new HashMap<>();
    private final LinkedHashMap<Integer, List<GridRow>> pages = new LinkedHashMap<>(16, 0.75f, true);

    DatasetRows(Datasets datasets, Dataset dataset, Tasks tasks, Consumer<Failure> onFailure) {
        this.datasets = datasets;
        this.dataset = dataset;
        this.tasks = tasks;
        this.onFailure = onFailure;
        // A table of more rows than an int counts cannot be scrolled through by hand either.
        this.size = (int) Math.min(dataset.rows(), Integer.MAX_VALUE);
    }

    Dataset dataset() {
        return dataset;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public GridRow get(int index) {
        int number = index / ROWS_PER_PAGE;
        List<GridRow> page = pages.get(number);
        if (page != null) {
            return page.get(index % ROWS_PER_PAGE);
        }
        request(number);
        // Reading may have ended at once, as it does when work is done on the calling thread.
        List<GridRow> read = pages.get(number);
        return read == null ? new GridRow(index, null) : read.get(index % ROWS_PER_PAGE);
    }

    /** A row knows its place; searching for it would read the whole dataset. */
    @Override
    public int indexOf(Object row) {
        return row instanceof GridRow known && known.number() < size ? known.number() : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /** Stops reading; the list is not used any more. */
    void close() {
        List.copyOf(underWay.values()).forEach(Runnable::run);
        underWay.clear();
    }

    private void request(int number) {
        if (underWay.containsKey(number)) {
            return;
        }
        underWay.put(number, () -> {});
        long offset = (long) number * ROWS_PER_PAGE;
        Runnable cancel = tasks.quietly(
                _ -> datasets.rows(dataset.name(), offset, ROWS_PER_PAGE), page -> keep(number, page), failure -> {
                    onFailure.accept(failure);
                });
        underWay.computeIfPresent(number, (_, _) -> cancel);
    }

    private void keep(int number, Page page) {
        underWay.remove(number);
        int from = number * ROWS_PER_PAGE;
        List<GridRow> before = new ArrayList<>();
        List<GridRow> rows = new ArrayList<>();
        int expected = Math.min(ROWS_PER_PAGE, size - from);
        for (int i = 0; i < expected; i++) {
            before.add(new GridRow(from + i, null));
            rows.add(new GridRow(from + i, i < page.rows().size() ? page.rows().get(i) : null));
        }
        pages.put(number, rows);
        if (pages.size() > PAGES_KEPT) {
            pages.pollFirstEntry();
        }
        beginChange();
        nextReplace(from, from + expected, before);
        endChange();
    }
}
