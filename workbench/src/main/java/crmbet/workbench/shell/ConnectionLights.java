package crmbet.workbench.shell;

import crmbet.connectors.SavedConnection;
import crmbet.workbench.connection.ConnectionStatus;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How the systems behind the connections are: a light and a name each. A click leads to the connections. */
final class ConnectionLights extends HBox {
    /** More would leave no room for what runs. */
    private static final int SHOWN = 4;

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private final Messages messages;
    private final Connections connections;
    private final Runnable onClick;
    /** Follows the language no longer than this lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    ConnectionLights(Messages messages, Connections connections, Runnable onClick) {
        this.messages = messages;
        this.connections = connections;
        this.onClick = onClick;
        setId("connection-lights");
        getStyleClass().add("connection-lights");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        connections.all().addListener((ListChangeListener<SavedConnection>) _ -> show());
        connections.watch().statuses().addListener((MapChangeListener<UUID, ConnectionStatus>) _ -> show());
        language.bind(messages.languageProperty());
        language.addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren()
                .setAll(connections.all().stream().limit(SHOWN).map(this::light).toList());
        int hidden = connections.all().size() - SHOWN;
        if (hidden > 0) {
            getChildren().add(button(messages.get("shell.status.more", hidden)));
        }
    }

    private Button light(SavedConnection connection) {
        ConnectionStatus status = connections.watch().status(connection);
        String words = switch (status) {
            case ConnectionStatus.Unknown _ -> messages.get("shell.status.connection.unknown", connection.name());
            case ConnectionStatus.Reachable _ -> messages.get("shell.status.connection.up", connection.name());
            case ConnectionStatus.Unreachable _ -> messages.get("shell.status.connection.down", connection.name());
        };
        Region dot = new Region();
        dot.getStyleClass().add("status-dot");
        dot.pseudoClassStateChanged(UP, status instanceof ConnectionStatus.Reachable);
        dot.pseudoClassStateChanged(DOWN, status instanceof ConnectionStatus.Unreachable);
        Button button = button(connection.name());
        button.setGraphic(dot);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    private Button button(String text) {
        Button button = new Button(text);
        button.getStyleClass().addAll("flat", "status-button");
        button.setOnAction(_ -> onClick.run());
        return button;
    }
}
