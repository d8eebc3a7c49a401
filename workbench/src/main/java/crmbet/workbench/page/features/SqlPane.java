package crmbet.workbench.page.features;

import crmbet.workbench.control.Labelled;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The statement that computes the set, complete and ready to be run elsewhere. */
final class SqlPane extends VBox {
    SqlPane(Labelled labelled, FeaturesViewModel model) {
        getStyleClass().add("sql-pane");
        TextArea text = new TextArea();
        text.setId("sql");
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.textProperty().bind(model.sqlProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        Button copy = labelled.button("features.sql.copy", () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.sqlProperty().get());
            Clipboard.getSystemClipboard().setContent(content);
        });
        copy.setGraphic(new FontIcon(Feather.COPY));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(labelled.caption("features.sql.hint"), gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, text);
    }
}
