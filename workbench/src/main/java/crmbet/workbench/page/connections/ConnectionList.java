package crmbet.workbench.page.connections;

import crmbet.connectors.ConnectionKind;
import crmbet.connectors.SavedConnection;
import crmbet.workbench.connection.ConnectionStatus;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Language;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
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
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The connections one below the other, each with how it is at this moment. */
final class ConnectionList extends ListView<SavedConnection> {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final Duration BETWEEN_LOOKS = Duration.seconds(1);

    private final Labelled labelled;
    private final ConnectionTexts texts;
    private final ConnectionsViewModel model;
    /** Follows the language no longer than this list lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    private final Timeline clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> refresh()));

    ConnectionList(
            Labelled labelled,
            ConnectionsViewModel model,
            Consumer<SavedConnection> duplicate,
            Consumer<SavedConnection> delete) {
        super(model.connections());
        this.labelled = labelled;
        this.model = model;
        texts = new ConnectionTexts(labelled.messages());
        setId("connections");
        getStyleClass().add("connection-list");
        setCellFactory(_ -> new Cell());
        setContextMenu(new ContextMenu(
                item("connections.ask-now", model::askNow),
                item("connections.duplicate", duplicate),
                item("connections.delete", delete)));
        model.onStatus(this::refresh);
        language.bind(labelled.messages().languageProperty());
        language.addListener((_, _, _) -> refresh());
        clock.setCycleCount(Animation.INDEFINITE);
        // Pauses count down only where somebody sees it.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    private MenuItem item(String key, Consumer<SavedConnection> action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(labelled.messages().bind(key));
        item.disableProperty().bind(getSelectionModel().selectedItemProperty().isNull());
        item.setOnAction(_ -> {
            SavedConnection selected = getSelectionModel().getSelectedItem();
            if (selected != null) {
                action.accept(selected);
            }
        });
        return item;
    }

    /** What it is at the left, how it is at the right. */
    private final class Cell extends ListCell<SavedConnection> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label address = new Label();
        private final Label status = new Label();
        private final Label reason = new Label();
        private final Region dot = new Region();
        private final HBox row;

        Cell() {
            name.getStyleClass().add("name");
            address.getStyleClass().add("caption");
            address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            reason.getStyleClass().add("caption");
            dot.getStyleClass().add("status-dot");
            VBox left = new VBox(name, address);
            left.setMinWidth(0);
            HBox.setHgrow(left, Priority.ALWAYS);
            HBox words = new HBox(dot, status);
            words.getStyleClass().add("status");
            words.setAlignment(Pos.CENTER_RIGHT);
            VBox right = new VBox(words, reason);
            right.setAlignment(Pos.CENTER_RIGHT);
            right.setMinWidth(Region.USE_PREF_SIZE);
            row = new HBox(icon, left, right);
            row.getStyleClass().add("connection");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable SavedConnection connection, boolean empty) {
            super.updateItem(connection, empty);
            if (empty || connection == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            ConnectionStatus now = model.status(connection);
            icon.setIconLiteral(model.kind(connection).map(ConnectionKind::icon).orElse("fth-help-circle"));
            name.setText(connection.name());
            address.setText(
                    model.kind(connection).isPresent()
                            ? model.address(connection)
                            : labelled.messages().get("connections.kind-unknown", connection.kind()));
            status.setText(texts.status(now, Instant.now()));
            reason.setText(texts.reason(now));
            reason.setVisible(!reason.getText().isEmpty());
            reason.setManaged(reason.isVisible());
            dot.pseudoClassStateChanged(UP, now instanceof ConnectionStatus.Reachable);
            dot.pseudoClassStateChanged(DOWN, now instanceof ConnectionStatus.Unreachable);
            setGraphic(row);
            setAccessibleText(connection.name() + ", " + status.getText() + " " + reason.getText());
        }
    }
}
