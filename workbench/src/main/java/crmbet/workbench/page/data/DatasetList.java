package crmbet.workbench.page.data;

import crmbet.core.dataset.Dataset;
import crmbet.workbench.control.Labelled;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The datasets of the workspace, to choose one to look at. */
final class DatasetList extends VBox {
    private final Labelled labelled;

    DatasetList(
            Labelled labelled,
            DataViewModel model,
            Runnable add,
            Runnable addSystem,
            Runnable addFromDatabase,
            Consumer<Dataset> rename,
            Consumer<Dataset> remove) {
        this.labelled = labelled;
        getStyleClass().addAll("side-list", "dataset-list");
        ListView<Dataset> list = new ListView<>(model.datasets());
        list.setId("datasets");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().addListener((_, _, now) -> select(list, now));
        select(list, model.selectedProperty().get());
        list.setContextMenu(menu(list, rename, remove));
        VBox.setVgrow(list, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                labelled.heading("data.datasets"),
                gap,
                labelled.iconButton(Feather.FOLDER_PLUS, "data.system.add", addSystem),
                labelled.iconButton(Feather.DATABASE, "data.source.add", addFromDatabase),
                labelled.iconButton(Feather.PLUS, "data.add", add));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list);
    }

    private static void select(ListView<Dataset> list, @Nullable Dataset dataset) {
        if (dataset == null) {
            list.getSelectionModel().clearSelection();
        } else if (!dataset.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(dataset);
        }
    }

    private ContextMenu menu(ListView<Dataset> list, Consumer<Dataset> rename, Consumer<Dataset> remove) {
        ContextMenu menu = new ContextMenu(item("data.rename", list, rename), item("data.remove", list, remove));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> menu.getItems().forEach(each -> each.setDisable(now == null)));
        return menu;
    }

    private MenuItem item(String key, ListView<Dataset> list, Consumer<Dataset> action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(labelled.messages().bind(key));
        item.setDisable(list.getSelectionModel().getSelectedItem() == null);
        item.setOnAction(_ -> {
            Dataset selected = list.getSelectionModel().getSelectedItem();
            if (selected != null) {
                action.accept(selected);
            }
        });
        return item;
    }

    /** Name above, rows and rejected rows below. */
    private final class Cell extends ListCell<Dataset> {
        private final Label name = new Label();
        private final Label rows = new Label();
        private final VBox box = new VBox(name, rows);

        Cell() {
            rows.getStyleClass().add("caption");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            box.getStyleClass().add("dataset");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Dataset dataset, boolean empty) {
            super.updateItem(dataset, empty);
            rows.textProperty().unbind();
            if (empty || dataset == null) {
                setGraphic(null);
            } else {
                name.setText(dataset.name());
                rows.textProperty()
                        .bind(
                                dataset.rejectedRows() == 0
                                        ? labelled.messages().bind("data.rows.count", dataset.rows())
                                        : labelled.messages()
                                                .bind("data.rows.rejected", dataset.rows(), dataset.rejectedRows()));
                setGraphic(box);
            }
        }
    }
}
