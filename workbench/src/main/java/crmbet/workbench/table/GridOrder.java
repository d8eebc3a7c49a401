package crmbet.workbench.table;

import crmbet.core.table.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** By what the rows are sorted, as the heads of the columns say and change it. */
final class GridOrder {
    private final TableView<TableLine> grid;
    private final List<DataColumn> columns;
    private Runnable onChosen = () -> {};

    /** @param columns those of the table of the moment */
    GridOrder(TableView<TableLine> grid, List<DataColumn> columns) {
        this.grid = grid;
        this.columns = columns;
        // Rows are sorted by the database: the table only says by what.
        grid.setSortPolicy(_ -> true);
    }

    /** Told when somebody wants another order. */
    void setOnChosen(Runnable action) {
        onChosen = action;
    }

    /** The most important first. */
    List<Refinement.Sort> get() {
        return grid.getSortOrder().stream()
                .filter(DataColumn.class::isInstance)
                .map(DataColumn.class::cast)
                .map(each -> new Refinement.Sort(
                        each.column().name(), each.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
    }

    /** Says by what the rows are sorted; columns that are not there are left out. */
    void show(List<Refinement.Sort> order) {
        List<TableColumn<TableLine, ?>> sorted = new ArrayList<>();
        for (Refinement.Sort sort : order) {
            find(sort.column()).ifPresent(column -> {
                column.setSortType(
                        sort.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                sorted.add(column);
            });
        }
        arrange(sorted);
    }

    /** Upwards, downwards, and as the rows stand in the table, in turn; with Shift besides what it is sorted by. */
    void sortBy(DataColumn column, boolean besides) {
        List<TableColumn<TableLine, ?>> order = new ArrayList<>(besides ? grid.getSortOrder() : List.of());
        boolean sorted = grid.getSortOrder().contains(column);
        boolean wasUp = sorted && column.getSortType() == TableColumn.SortType.ASCENDING;
        column.setSortType(wasUp ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        order.remove(column);
        if (!sorted || wasUp) {
            order.add(column);
        }
        arrange(order);
        onChosen.run();
    }

    /** Says in the head of a column whether the rows are sorted by it. */
    void mark(DataColumn column) {
        column.arrow().show(grid.getSortOrder(), column);
    }

    private Optional<DataColumn> find(String name) {
        return columns.stream()
                .filter(each -> each.column().name().equals(name))
                .findFirst();
    }

    private void arrange(List<TableColumn<TableLine, ?>> order) {
        grid.getSortOrder().setAll(order);
        columns.forEach(this::mark);
    }
}
