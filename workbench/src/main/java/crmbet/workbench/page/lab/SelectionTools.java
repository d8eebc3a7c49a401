package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.workbench.chart.SelectionTool;
import crmbet.workbench.control.Labelled;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses what dragging on the scatter does: a box or a line selects; the pointer moves the picture. */
final class SelectionTools extends HBox {
    private static final Map<KeyCode, SelectionTool> KEYS = Map.of(
            KeyCode.V, SelectionTool.NONE,
            KeyCode.B, SelectionTool.BOX,
            KeyCode.L, SelectionTool.LASSO);

    private final ObjectProperty<SelectionTool> tool;

    SelectionTools(ObjectProperty<SelectionTool> tool, Labelled labelled) {
        this.tool = tool;
        getStyleClass().add("selection-tools");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        button(SelectionTool.NONE, Feather.MOUSE_POINTER, labelled),
                        button(SelectionTool.BOX, Feather.SQUARE, labelled),
                        button(SelectionTool.LASSO, Feather.EDIT_2, labelled));
    }

    /** Lets letters choose while attention is inside a node. */
    void listenIn(Node node) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            SelectionTool meant = KEYS.get(event.getCode());
            if (meant != null && !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()) {
                tool.set(meant);
                event.consume();
            }
        });
    }

    private ToggleButton button(SelectionTool which, Ikon icon, Labelled labelled) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId("tool-" + which.name());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(labelled.messages().bind("lab.tool." + which.name()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("lab.tool." + which.name() + ".tip"));
        button.setTooltip(tip);
        tool.subscribe(chosen -> button.setSelected(chosen == which));
        button.setOnAction(event -> {
            tool.set(button.isSelected() ? which : SelectionTool.NONE);
            button.setSelected(tool.get() == which);
        });
        return button;
    }
}
