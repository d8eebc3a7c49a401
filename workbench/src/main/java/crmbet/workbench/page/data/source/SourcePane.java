package crmbet.workbench.page.data.source;

import crmbet.connectors.SavedConnection;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.shell.FailureNote;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A database or a lake: what is there at the left, what is chosen at the right. */
public final class SourcePane extends VBox {
    private final Labelled labelled;
    private final SourceViewModel model;
    private final Node connection;
    private final VBox place = new VBox();

    /** @param discard leaves the pane without loading anything */
    public SourcePane(Labelled labelled, SourceViewModel model, Runnable discard) {
        this.labelled = labelled;
        this.model = model;
        connection = labelled.field("data.source.connection", connections());
        getStyleClass().addAll("import-pane", "source-pane");
        Label title = labelled.label("data.source.title");
        title.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, labelled.button("data.source.discard", discard));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox.setVgrow(place, Priority.ALWAYS);
        place.getStyleClass().add("place");
        getChildren().addAll(head, place);
        model.choiceProperty().subscribe(this::show);
    }

    private ComboBox<SavedConnection> connections() {
        ComboBox<SavedConnection> connections = new ComboBox<>(model.connections());
        connections.setId("source-connection");
        connections.setMaxWidth(Double.MAX_VALUE);
        connections.setConverter(new OneWay<>(SavedConnection::name));
        connections.valueProperty().bindBidirectional(model.connectionProperty());
        return connections;
    }

    private void show(@Nullable SourceChoice choice) {
        if (choice == null) {
            place.getChildren().setAll(nothing());
            return;
        }
        Node left = switch (choice) {
            case TablesViewModel tables -> new TablesPane(labelled, tables);
            case LakeViewModel lake -> new LakePane(labelled, lake);
        };
        Node chosen = switch (choice) {
            case TablesViewModel tables -> new ChosenRows(labelled, tables);
            case LakeViewModel lake -> new ChosenObjects(labelled, lake);
        };
        VBox side = new VBox(connection, left);
        side.getStyleClass().add("choice");
        VBox.setVgrow(left, Priority.ALWAYS);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        HBox body = new HBox(side, chosen);
        body.getStyleClass().add("body");
        VBox.setVgrow(body, Priority.ALWAYS);
        place.getChildren()
                .setAll(new FailureNote(labelled.messages(), choice.loading().failureProperty()), body);
    }

    private Node nothing() {
        Button go = labelled.button("data.source.none.do", model::goToConnections);
        go.getStyleClass().add("accent");
        EmptyState none = new EmptyState(
                Feather.LINK, labelled.label("data.source.none.title"), labelled.label("data.source.none.text"), go);
        VBox.setVgrow(none, Priority.ALWAYS);
        return none;
    }
}
