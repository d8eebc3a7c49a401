package crmbet.workbench.page.lab.diagnostic;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a tab would show and why that helps, with the button that begins it. */
public final class Lesson extends VBox {
    /**
     * @param words one below the other, wrapped
     * @param way what begins it
     */
    public Lesson(List<Label> words, Button way) {
        getStyleClass().add("lesson");
        setAlignment(Pos.CENTER_LEFT);
        for (Label each : words) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(words);
        getChildren().add(way);
    }
}
