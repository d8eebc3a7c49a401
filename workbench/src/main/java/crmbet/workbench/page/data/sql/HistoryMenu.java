package crmbet.workbench.page.data.sql;

import atlantafx.base.theme.Styles;
import crmbet.workbench.control.Labelled;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Statements that were run before, to be sought and taken up again. */
final class HistoryMenu {
    private static final double ROW_HEIGHT = 28;

    private final Button button;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<String> list;
    private final Consumer<String> onChosen;

    HistoryMenu(Labelled labelled, ObservableList<String> history, Consumer<String> onChosen) {
        this.onChosen = onChosen;
        button = labelled.iconButton(Feather.CLOCK, "data.sql.history", this::show);
        button.setId("sql-history");
        FilteredList<String> found = new FilteredList<>(history);
        list = new ListView<>(found);
        list.setId("sql-history-list");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPlaceholder(labelled.caption("data.sql.history.none"));
        list.setCellFactory(_ -> new OneLine());
        list.setOnMouseClicked(_ -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        search.promptTextProperty().bind(labelled.messages().bind("data.sql.history.search"));
        search.getStyleClass().add(Styles.SMALL);
        search.textProperty().addListener((_, _, text) -> {
            String part = text.strip().toLowerCase(Locale.ROOT);
            found.setPredicate(each -> each.toLowerCase(Locale.ROOT).contains(part));
            list.getSelectionModel().selectFirst();
        });
        search.setOnAction(_ -> choose());
        VBox card = new VBox(search, list);
        card.getStyleClass().add("history-card");
        popup.setAutoHide(true);
        popup.getContent().add(card);
    }

    Button button() {
        return button;
    }

    private void show() {
        search.clear();
        Bounds place = button.localToScreen(button.getBoundsInLocal());
        if (place != null) {
            popup.show(button, place.getMinX(), place.getMaxY() + 4);
            search.requestFocus();
            list.getSelectionModel().selectFirst();
        }
    }

    private void choose() {
        String chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            onChosen.accept(chosen);
        }
    }

    private static final class OneLine extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String sql, boolean empty) {
            super.updateItem(sql, empty);
            setText(empty || sql == null ? null : sql.replaceAll("\\s+", " "));
        }
    }
}
