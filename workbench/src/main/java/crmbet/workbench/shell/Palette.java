package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The command palette over the window: type, move, Enter. */
final class Palette extends StackPane {
    private static final double ROW_HEIGHT = 36;
    private static final int ROWS_SHOWN = 9;
    private static final double LIST_PADDING = 10;

    private final PaletteViewModel model;
    private final Messages messages;
    private final TextField query = new TextField();
    private final ListView<Command> list;
    private final VBox box;
    private @Nullable Node focusBefore;

    Palette(PaletteViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.list = new ListView<>(model.found());
        getStyleClass().add("palette-scrim");
        setAlignment(Pos.TOP_CENTER);
        query.getStyleClass().add("palette-query");
        query.promptTextProperty().bind(messages.bind("shell.palette.prompt"));
        query.accessibleTextProperty().bind(messages.bind("shell.palette.prompt"));
        query.textProperty().bindBidirectional(model.queryProperty());
        list.getStyleClass().add("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new CommandCell());
        list.accessibleTextProperty().bind(messages.bind("shell.palette.title"));
        Label nothing = new Label();
        nothing.getStyleClass().add("muted");
        nothing.textProperty().bind(messages.bind("shell.palette.nothing"));
        list.setPlaceholder(nothing);
        model.selectedProperty().addListener((_, _, now) -> select(now.intValue()));
        model.openProperty().addListener((_, _, open) -> show(open));

        FontIcon icon = new FontIcon(Feather.SEARCH);
        HBox field = new HBox(icon, query);
        field.getStyleClass().add("palette-field");
        HBox.setHgrow(query, Priority.ALWAYS);
        box = new VBox(field, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        list.prefHeightProperty()
                .bind(Bindings.size(model.found())
                        .map(found -> Math.clamp(found.intValue(), 1, ROWS_SHOWN) * ROW_HEIGHT + LIST_PADDING));
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                model.close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
    }

    private void handleKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN ->
                model.move(Math.min(
                        ROWS_SHOWN,
                        model.found().size() - 1 - list.getSelectionModel().getSelectedIndex()));
            case PAGE_UP ->
                model.move(-Math.min(ROWS_SHOWN, list.getSelectionModel().getSelectedIndex()));
            case ENTER -> model.runSelected();
            case ESCAPE -> model.close();
            case TAB -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - ROWS_SHOWN + 2));
    }

    private void show(boolean open) {
        if (open) {
            focusBefore = getScene().getFocusOwner();
            // Not before: the window would dress it at the start.
            getChildren().setAll(box);
            setVisible(true);
            select(model.selectedProperty().get());
            query.requestFocus();
        } else {
            setVisible(false);
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    private final class CommandCell extends ListCell<Command> {
        private final Label title = new Label();
        private final HBox keys = new HBox();
        private final HBox row = new HBox(title, keys);

        CommandCell() {
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            keys.getStyleClass().add("keys");
            row.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    model.selectedProperty().set(getIndex());
                    model.runSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            title.textProperty().unbind();
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            title.textProperty().bind(command.title());
            keys.getChildren().clear();
            command.shortcut().ifPresent(shortcut -> keys.getChildren().setAll(KeyCaps.of(shortcut, messages)));
            setGraphic(row);
        }
    }
}
