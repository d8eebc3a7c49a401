package crmbet.workbench.page.lab.compare;

import crmbet.core.feature.RowOrigin;
import crmbet.core.run.ComparedCustomer;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** The customers that two runs treat differently; entries are made as they come into view. */
final class DifferingTable {
    private static final double ROW_HEIGHT = 28;
    private static final double SWATCH = 5;

    private final DiagnosticContext context;
    private final Messages messages;
    private final FigureTexts texts;
    private final TableView<ComparedCustomer> table = new TableView<>();
    private @Nullable Compared compared;

    DifferingTable(DiagnosticContext context) {
        this.context = context;
        messages = context.messages();
        texts = context.texts();
        table.setId("differing");
        table.getStyleClass().addAll("profile-table", "edge-to-edge");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.accessibleTextProperty().bind(messages.bind("lab.origin.COMPARISON"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ComparedCustomer>) _ -> chosen());
    }

    TableView<ComparedCustomer> node() {
        return table;
    }

    /** As {@link FlowView#show}. */
    void show(Compared shown, Faces before, Faces after) {
        compared = null;
        table.getSelectionModel().clearSelection();
        table.getColumns().clear();
        table.getColumns().add(column("lab.compare.customer", ComparedCustomer::customer));
        table.getColumns().add(groups("lab.compare.before", customer -> new Group(customer.from()), before));
        table.getColumns().add(groups("lab.compare.after", customer -> new Group(customer.to()), after));
        table.setItems(FXCollections.observableList(shown.differing()));
        compared = shown;
    }

    /** With their colours, for the same number may be another cluster in another run. */
    private TableColumn<ComparedCustomer, ComparedCustomer> groups(
            String key, Function<ComparedCustomer, Group> group, Faces faces) {
        TableColumn<ComparedCustomer, ComparedCustomer> column = new TableColumn<>(messages.get(key));
        ClusterPalette palette = context.palette().getValue().dealtOut(faces.colours());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Circle swatch = new Circle(SWATCH);

            @Override
            protected void updateItem(@Nullable ComparedCustomer customer, boolean empty) {
                super.updateItem(customer, empty);
                if (customer == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(texts.group(group.apply(customer), faces));
                    swatch.setFill(palette.color(group.apply(customer)));
                    setGraphic(swatch);
                }
            }
        });
        return column;
    }

    private TableColumn<ComparedCustomer, String> column(String key, Function<ComparedCustomer, String> text) {
        TableColumn<ComparedCustomer, String> column = new TableColumn<>(messages.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false); // the list is made as it is scrolled: to sort it, all of it would have to be there
        column.setReorderable(false);
        return column;
    }

    private void chosen() {
        List<ComparedCustomer> customers = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (compared != null && !customers.isEmpty()) {
            context.model().comparison().select(compared, customers, RowOrigin.of(RowOrigin.Kind.COMPARISON));
        }
    }
}
