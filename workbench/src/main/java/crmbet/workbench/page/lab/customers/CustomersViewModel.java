package crmbet.workbench.page.lab.customers;

import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.CustomerTable;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Listing;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.table.TableViewModel;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The customers of the run that is looked at as a table whose selection is the page's. */
final class CustomersViewModel {
    private final Workbench workbench;
    private final LabViewModel lab;
    private final TableViewModel table;
    private final ObjectProperty<Listing> listing;
    private final BooleanProperty onlySelected = new SimpleBooleanProperty(this, "onlySelected");
    private Consumer<CustomerTable> onOpened = _ -> {};
    private Runnable onShown = () -> {};
    private Runnable onFollowed = () -> {};
    private Runnable reading = () -> {};
    /** What the table shows or is being read for. */
    private @Nullable Division opened;

    private boolean inView;
    /** Set while the table follows the page, so that it does not lead. */
    private boolean following;
    /** Set while the page follows the table: then rows that were left out stay so, for one is still choosing. */
    private boolean leading;

    CustomersViewModel(Workbench workbench, LabViewModel lab) {
        this.workbench = workbench;
        this.lab = lab;
        table = new TableViewModel(workbench.tasks());
        listing = lab.arrangement().listingProperty();
        listing.subscribe(this::arrange);
        lab.picture().divisionProperty().addListener((_, _, _) -> divided());
        lab.selection().selectionProperty().addListener((_, _, _) -> follow());
        table.selectionProperty().addListener((_, _, rows) -> lead(rows));
        table.choicesProperty().addListener((_, _, chosen) -> {
            if (!following) {
                listing.set(listing.get().withTable(chosen));
            }
        });
        onlySelected.addListener((_, _, only) -> {
            listing.set(listing.get().withOnlySelected(only));
            filter();
        });
    }

    TableViewModel table() {
        return table;
    }

    /** Whether only the customers are shown that were selected when this was set, or elsewhere since. */
    BooleanProperty onlySelectedProperty() {
        return onlySelected;
    }

    /** Told the table before its rows are shown. */
    void setOnOpened(Consumer<CustomerTable> action) {
        onOpened = action;
    }

    /** Told when the rows of another table are there. */
    void setOnShown(Runnable action) {
        onShown = action;
    }

    /** Told when the selection has come from elsewhere. */
    void setOnFollowed(Runnable action) {
        onFollowed = action;
    }

    /** Reads the customers unless they are there. */
    void shown() {
        inView = true;
        open();
    }

    /** Stops reading. */
    void hidden() {
        inView = false;
        if (table.selection().tableSize() == 0) {
            reading.run();
            opened = null;
        }
    }

    /** Which customers are selected; empty for none, and while no run is looked at. */
    Optional<RowSet> selected() {
        return lab.selection().rows(lab.selection().selectionProperty().get());
    }

    private void divided() {
        if (!Objects.equals(lab.picture().divisionProperty().get(), opened)) {
            reading.run();
            opened = null;
            show(null);
            if (inView) {
                open();
            }
        }
    }

    private void open() {
        Workspace workspace = workbench.workspace().getValue();
        Division division = lab.picture().divisionProperty().get();
        if (workspace == null || division == null || division.equals(opened)) {
            return;
        }
        opened = division;
        reading = workbench
                .tasks()
                .quietly(
                        monitor -> CustomerTable.of(workspace, division.set().set(), division.run(), monitor),
                        this::show,
                        failure -> {
                            opened = null;
                            lab.picture().report(failure);
                        },
                        late -> late.rows().close());
    }

    private void show(@Nullable CustomerTable customers) {
        if (customers != null) {
            onOpened.accept(customers);
        }
        following = true;
        table.show(customers == null ? null : customers.rows());
        if (customers != null) {
            onShown.run();
        }
        arrange(listing.get());
        following = false;
        if (customers != null) {
            follow();
        }
    }

    private void arrange(Listing wanted) {
        table.choicesProperty().set(wanted.table());
        onlySelected.set(wanted.onlySelected());
    }

    private void follow() {
        RowSet none = RowSet.none(table.selection().tableSize());
        RowSet rows = selected().orElse(none);
        if (leading || rows.tableSize() != none.tableSize()) {
            return;
        }
        following = true;
        table.selectionProperty().set(rows);
        following = false;
        filter();
        onFollowed.run();
    }

    private void lead(RowSet rows) {
        if (!following) {
            leading = true;
            lab.selection().selectionProperty().set(Selection.of(rows, RowOrigin.of(RowOrigin.Kind.TABLE)));
            leading = false;
            if (rows.isEmpty()) {
                filter();
            }
        }
    }

    /** With nobody selected, there is nobody to leave out. */
    private void filter() {
        table.showAmong(onlySelected.get() ? selected().filter(rows -> !rows.isEmpty()) : Optional.empty());
    }
}
