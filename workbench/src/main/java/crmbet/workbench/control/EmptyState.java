package crmbet.workbench.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a page shows while it has nothing to show: what it is for, and how to begin. */
public final class EmptyState extends VBox {
    private static final double TEXT_WIDTH = 440;

    /**
     * @param title what the page is for, in a few words
     * @param text the same in a sentence or two
     * @param ways to begin, the best first
     */
    public EmptyState(Ikon icon, Label title, Label text, Node... ways) {
        getStyleClass().add("empty-state");
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("picture");
        title.getStyleClass().add("title");
        text.getStyleClass().add("text");
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        HBox row = new HBox(ways);
        row.getStyleClass().add("ways");
        row.setAlignment(Pos.CENTER);
        setAlignment(Pos.CENTER);
        getChildren().addAll(picture, title, text, row);
    }
}
