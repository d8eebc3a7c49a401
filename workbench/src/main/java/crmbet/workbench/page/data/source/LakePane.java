package crmbet.workbench.page.data.source;

import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buckets of a lake and, level by level, what is in them. */
final class LakePane extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final LakeViewModel model;

    LakePane(Labelled labelled, LakeViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("choice");
        ComboBox<String> buckets = new ComboBox<>(model.buckets());
        buckets.setId("lake-bucket");
        buckets.setMaxWidth(Double.MAX_VALUE);
        buckets.valueProperty().bindBidirectional(model.bucketProperty());
        Label hint = labelled.caption("data.lake.hint");
        hint.setWrapText(true);
        ListView<LakeEntry> entries = entries();
        VBox.setVgrow(entries, Priority.ALWAYS);
        VBox level = new VBox(path(), entries, hint);
        level.getStyleClass().add("tables");
        VBox.setVgrow(level, Priority.ALWAYS);
        getChildren().addAll(labelled.field("data.lake.bucket", buckets), level);
    }

    private HBox path() {
        Button up = labelled.iconButton(Feather.ARROW_UP, "data.lake.up", model::leave);
        up.setId("lake-up");
        up.disableProperty().bind(model.prefixProperty().isEmpty());
        Label path = labelled.label(model.prefixProperty().map(prefix -> "/" + prefix));
        path.setId("lake-path");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setMinWidth(0);
        HBox row = new HBox(4, up, path);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ListView<LakeEntry> entries() {
        ListView<LakeEntry> list = new ListView<>(model.entries());
        list.setId("lake-entries");
        list.setCellFactory(_ -> new EntryCell());
        list.setPlaceholder(labelled.caption(Bindings.createStringBinding(
                () -> messages.get(model.browsingProperty().get() ? "data.lake.asking" : "data.lake.empty"),
                model.browsingProperty(),
                messages.languageProperty())));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> model.entryProperty().set(now));
        list.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            switch (pressed.getCode()) {
                case ENTER, RIGHT -> model.enter(list.getSelectionModel().getSelectedItem());
                case BACK_SPACE, LEFT -> model.leave();
                default -> {
                    return;
                }
            }
            pressed.consume();
            // What was selected is gone; the next arrow begins at the top.
            list.requestFocus();
        });
        return list;
    }

    /** Name above; what it is or how large below. */
    private final class EntryCell extends ListCell<LakeEntry> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label note = new Label();
        private final HBox box = new HBox(8, icon, new VBox(name, note));

        EntryCell() {
            note.getStyleClass().add("caption");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(clicked -> {
                if (clicked.getButton() == MouseButton.PRIMARY && clicked.getClickCount() == 2) {
                    model.enter(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LakeEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            name.textProperty().unbind();
            note.textProperty().unbind();
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            switch (entry) {
                case LakeEntry.Here _ -> {
                    icon.setIconCode(Feather.LAYERS);
                    name.textProperty().bind(messages.bind("data.lake.here"));
                    note.textProperty().bind(messages.bind("data.lake.here.note"));
                }
                case LakeEntry.Folder folder -> {
                    icon.setIconCode(Feather.FOLDER);
                    name.setText(folder.name());
                    note.textProperty()
                            .bind(messages.bind(folder.isPartition() ? "data.lake.partition" : "data.lake.folder"));
                }
                case LakeEntry.Single single -> {
                    icon.setIconCode(Feather.FILE);
                    name.setText(single.name());
                    note.setText(messages.formats().bytes(single.object().size()));
                }
            }
            setGraphic(box);
        }
    }
}
