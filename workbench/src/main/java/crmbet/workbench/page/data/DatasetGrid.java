package crmbet.workbench.page.data;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.Profile;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.table.DataTable;
import crmbet.workbench.task.Tasks;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows of a dataset; each column's head shows what the column holds. */
final class DatasetGrid extends VBox {
    private final Labelled labelled;
    private final DataViewModel model;
    private final DataTable table;
    private final Map<String, ColumnHead> heads = new HashMap<>();

    DatasetGrid(Labelled labelled, DataViewModel model, Tasks tasks) {
        this.labelled = labelled;
        this.model = model;
        table = new DataTable(labelled, model.table(), tasks);
        table.rows().setId("rows");
        table.setHeads(this::head);
        table.setPlaceholder(labelled.label("data.rows.none"));
        table.setOnColumn(column -> model.columnProperty().set(column.name()));
        table.setOnLayout(model::keepLayout);
        model.layout().addListener((_, _, now) -> table.setLayout(now));
        model.selectedProperty().addListener((_, _, _) -> heads.clear());
        model.profileProperty().addListener((_, _, now) -> describe(now));
        model.columnProperty()
                .addListener((_, _, now) -> heads.forEach((name, head) -> head.setLookedAt(name.equals(now))));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    /** Puts the caret where a search is typed. */
    void find() {
        table.find();
    }

    private Node head(Column column) {
        return heads.computeIfAbsent(column.name(), _ -> {
            ColumnHead head = new ColumnHead(labelled, column);
            head.setOnMouseClicked(_ -> model.columnProperty().set(column.name()));
            Profile profile = model.profileProperty().get();
            if (profile != null) {
                model.profileOf(column.name()).ifPresent(found -> head.describe(found, profile.rows()));
            }
            return head;
        });
    }

    private void describe(@Nullable Profile profile) {
        if (profile != null) {
            heads.values()
                    .forEach(head -> model.profileOf(head.column().name())
                            .ifPresent(found -> head.describe(found, profile.rows())));
        }
    }
}
