package crmbet.workbench.page.lab.diagnostic;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What a tab finds, in a sentence that takes the room left in its head; read in full by pointing at it. */
public final class Finding extends Label {
    private static final double TIP_WIDTH = 480;

    /** @param key of the tab, which names the label {@code KEY-caption} */
    public Finding(String key) {
        setId(key + "-caption");
        getStyleClass().add("chart-caption");
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this, Priority.ALWAYS);
        Tooltip whole = new Tooltip(); // the sentence may be cut in a small window
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
    }
}
