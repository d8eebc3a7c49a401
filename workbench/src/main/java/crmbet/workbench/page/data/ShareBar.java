package crmbet.workbench.page.data;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A value and how often it occurs, over a bar as long as its share of the most frequent one. */
final class ShareBar extends StackPane {
    private final Region bar = new Region();
    private final double length;

    /** @param length 0 to 1 */
    ShareBar(String value, String count, String share, double length) {
        this.length = length;
        getStyleClass().add("share-bar");
        bar.getStyleClass().add("bar");
        bar.setManaged(false);
        Label name = new Label(value);
        name.setTooltip(new Tooltip(value));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label figure = new Label(count);
        figure.setTooltip(new Tooltip(share));
        figure.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(bar, new HBox(name, figure));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        bar.resizeRelocate(0, 0, Math.rint(getWidth() * length), getHeight());
    }
}
