package crmbet.workbench.page.lab.compare;

import atlantafx.base.theme.Styles;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.RunOrder;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs of the workspace at the foot of the page, and in what order they stand. */
public final class RunStrip extends HBox {
    private static final double HEIGHT = 56;

    public RunStrip(DiagnosticContext context) {
        getStyleClass().add("run-strip");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        RunCards cards = new RunCards(context, false);
        cards.setId("runs");
        HBox.setHgrow(cards, Priority.ALWAYS);
        getChildren().addAll(order(context.model().comparison().orderProperty(), context.messages()), cards);
    }

    private static MenuButton order(ObjectProperty<RunOrder> order, Messages messages) {
        MenuButton button = new MenuButton(null, new FontIcon(Feather.LIST));
        button.setId("run-order");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "run-order");
        button.accessibleTextProperty().bind(messages.bind("lab.runs.order"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.runs.order"));
        button.setTooltip(tip);
        ToggleGroup group = new ToggleGroup();
        for (RunOrder each : RunOrder.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(messages.bind("lab.runs.order." + each.name()));
            item.setToggleGroup(group);
            item.setOnAction(event -> order.set(each));
            order.subscribe(now -> item.setSelected(now == each));
            button.getItems().add(item);
        }
        return button;
    }
}
