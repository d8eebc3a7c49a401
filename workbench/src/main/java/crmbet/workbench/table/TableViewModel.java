package crmbet.workbench.table;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Arrangement;
import crmbet.core.table.ExportFormat;
import crmbet.core.table.Refinement;
import crmbet.core.table.StoredTable;
import crmbet.workbench.task.Tasks;
import crmbet.workbench.task.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The table that is shown, which of its rows, in which order, and which are selected. */
public final class TableViewModel {
    private static final Logger LOG = Logger.getLogger(TableViewModel.class.getName());

    private final Tasks tasks;
    private final ObjectProperty<RowSet> selection = new SimpleObjectProperty<>(this, "selection", RowSet.none(0));
    private final ObjectProperty<TableChoices> choices = new SimpleObjectProperty<>(this, "choices", TableChoices.NONE);
    private final ReadOnlyObjectWrapper<@Nullable PagedRows> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Refinement> refinement = new ReadOnlyObjectWrapper<>(Refinement.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Runnable arranging = () -> {};

    public TableViewModel(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * The selected rows, by their number in the table, so that sorting and filtering leave them alone and other pictures
     * of the same rows can share them; of no rows while there is no table.
     */
    public ObjectProperty<RowSet> selectionProperty() {
        return selection;
    }

    /** The selected rows of the moment. */
    public RowSet selection() {
        return selection.get();
    }

    /** What was chosen in the table; nothing at first of every table. */
    public ObjectProperty<TableChoices> choicesProperty() {
        return choices;
    }

    /** The position of the first selected row that is shown; takes a few milliseconds for a million rows. */
    OptionalInt firstSelected() {
        PagedRows present = rows.get();
        int size = present == null || selection().isEmpty() ? 0 : present.size();
        for (int position = 0; position < size; position++) {
            if (selection()
                    .contains(Objects.requireNonNull(present).arrangement().tableRow(position))) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /** The rows that are shown; null while there is no table. */
    ReadOnlyObjectProperty<@Nullable PagedRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** How many rows are shown; 0 while there is no table. */
    public int rowCount() {
        PagedRows present = rows.get();
        return present == null ? 0 : present.size();
    }

    /** What the user asked for; what is shown follows a moment later. */
    ReadOnlyObjectProperty<Refinement> refinementProperty() {
        return refinement.getReadOnlyProperty();
    }

    /** Whether rows are being sorted or sought. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong last, until something works again. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Shows all of a table, which is closed once another is shown. Null: nothing. */
    public void show(@Nullable StoredTable table) {
        cancel();
        PagedRows before = rows.get();
        refinement.set(Refinement.NONE);
        failure.set(null);
        selection.set(RowSet.none(0)); // before the rows, so that nobody looks for rows of one table in another
        rows.set(table == null ? null : paged(table, table.natural()));
        selection.set(none());
        choices.set(TableChoices.NONE);
        if (before != null) {
            before.close();
            run(_ -> {
                before.table().close();
                return 0;
            });
        }
    }

    /** Shows other rows, or the same in another order; the present ones stay until those are there. */
    void refine(Refinement wanted) {
        PagedRows present = rows.get();
        if (present == null || wanted.equals(refinement.get())) {
            return;
        }
        cancel();
        refinement.set(wanted);
        busy.set(true);
        StoredTable table = present.table();
        arranging = tasks.quietly(
                monitor -> table.arrange(wanted, monitor),
                found -> {
                    busy.set(false);
                    failure.set(null);
                    replace(present, found);
                },
                problem -> {
                    busy.set(false);
                    failure.set(problem);
                },
                late -> drop(table, late));
    }

    /** What cannot be dropped goes with its table. */
    private static void drop(StoredTable table, Arrangement arrangement) {
        try {
            table.drop(arrangement);
        } catch (OperationException | CancellationException e) {
            LOG.log(Level.FINE, "an arrangement that nobody waits for stays until its table is closed", e);
        }
    }

    /** Shows only rows of these, as far as they are shown otherwise; empty: of all. */
    public void showAmong(Optional<RowSet> among) {
        refine(refinement.get().among(among));
    }

    /** Leaves what is shown as it is, if something else is being prepared. */
    void cancel() {
        arranging.run();
        arranging = () -> {};
        busy.set(false);
    }

    /** Selects the rows shown from one position to another, both included; whichever is first. */
    void selectRange(int one, int other) {
        PagedRows present = rows.get();
        if (present == null) {
            return;
        }
        RowSet.Builder selected = new RowSet.Builder((int) present.table().rows());
        for (int position = Math.min(one, other); position <= Math.max(one, other); position++) {
            selected.add(present.arrangement().tableRow(position));
        }
        selection.set(selected.build());
    }

    /** Selects a row besides the others, or no longer. */
    void flip(int row) {
        RowSet one = RowSet.of(selection().tableSize(), row);
        selection.set(
                selection().contains(row) ? selection().minus(one) : selection().union(one));
    }

    /** Selects nothing. */
    void clearSelection() {
        selection.set(none());
    }

    private RowSet none() {
        PagedRows present = rows.get();
        return RowSet.none(present == null ? 0 : (int) present.table().rows());
    }

    /** Selects all rows shown. */
    void selectAll() {
        PagedRows present = rows.get();
        if (present != null && !present.isEmpty()) {
            selectRange(0, present.size() - 1);
        }
    }

    /**
     * Work that writes the rows shown to a file, in their order, and returns how many they were.
     *
     * @param columns names of the columns, in the order wanted
     * @throws IllegalStateException if there is no table
     */
    public Work<Long> exporting(List<String> columns, Path file, ExportFormat format) {
        PagedRows present = rows.get();
        if (present == null) {
            throw new IllegalStateException("there is no table to export");
        }
        return monitor -> present.table().export(present.arrangement(), columns, file, format, monitor);
    }

    /** Says that something about the table did not work. */
    void fail(Failure problem) {
        failure.set(problem);
    }

    private void replace(PagedRows before, Arrangement found) {
        rows.set(paged(before.table(), found));
        before.close();
        run(_ -> {
            before.table().drop(before.arrangement());
            return 0;
        });
    }

    private PagedRows paged(StoredTable table, Arrangement arrangement) {
        return new PagedRows(table, arrangement, tasks, failure::set);
    }

    private void run(Work<Integer> work) {
        var _ = tasks.quietly(work, _ -> {}, failure::set);
    }
}
