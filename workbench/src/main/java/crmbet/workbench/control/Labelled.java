package crmbet.workbench.control;

import atlantafx.base.theme.Styles;
import crmbet.workbench.message.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes controls whose texts follow the language. */
public record Labelled(Messages messages) {

    public Label label(String key, @Nullable Object... arguments) {
        return label(messages.bind(key, arguments));
    }

    public Label label(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        return label;
    }

    /** A small, muted text: names of figures, remarks. */
    public Label caption(String key, @Nullable Object... arguments) {
        return caption(messages.bind(key, arguments));
    }

    /** As above. */
    public Label caption(ObservableValue<String> text) {
        Label label = label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    /** The name of a group of things. */
    public Label heading(String key, @Nullable Object... arguments) {
        Label label = label(key, arguments);
        label.getStyleClass().add("group-heading");
        return label;
    }

    /** A control below its name. */
    public Node field(String key, Node control) {
        Label name = caption(key);
        name.setLabelFor(control);
        VBox field = new VBox(name, control);
        field.getStyleClass().add("labelled-field");
        return field;
    }

    public Button button(String key, Runnable action, @Nullable Object... arguments) {
        Button button = new Button();
        button.textProperty().bind(messages.bind(key, arguments));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A flat button that is only an icon; the text is its tooltip and what a screen reader says. */
    public Button iconButton(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(messages.bind(key));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(messages.bind(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    public Hyperlink link(String key, Runnable action, @Nullable Object... arguments) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(messages.bind(key, arguments));
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }
}
