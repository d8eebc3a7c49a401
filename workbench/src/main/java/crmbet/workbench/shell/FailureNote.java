package crmbet.workbench.shell;

import crmbet.core.failure.Failure;
import crmbet.workbench.message.Explanation;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Stands beside what failed and says what happened and what to do; details open below, with Copy. Takes no room while
 * there is no failure.
 */
public final class FailureNote extends HBox {
    private static final int ROWS_OF_DETAILS = 6;

    private final Messages messages;
    private final ObservableValue<@Nullable Failure> failure;
    /** Follows the language no longer than this note lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    private final Label happened = new Label();
    private final Label remedy = new Label();
    private final TextArea details = new TextArea();
    private final VBox disclosed;
    private final Hyperlink disclose = new Hyperlink();
    private final List<Node> explained;

    /** @param failure what to explain; null for nothing */
    public FailureNote(Messages messages, ObservableValue<@Nullable Failure> failure) {
        this.messages = messages;
        this.failure = failure;
        getStyleClass().add("failure-note");
        happened.getStyleClass().add("strong");
        happened.setWrapText(true);
        remedy.setWrapText(true);
        details.setEditable(false);
        details.setPrefRowCount(ROWS_OF_DETAILS);
        details.getStyleClass().add("code");
        Button copy = new Button();
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.textProperty().bind(messages.bind("shell.details.copy"));
        copy.setOnAction(_ -> copyDetails());
        disclosed = new VBox(details, copy);
        disclosed.getStyleClass().add("failure-details");
        disclosed.setAlignment(Pos.CENTER_RIGHT);
        disclose.textProperty().bind(messages.bind("shell.details.show"));
        disclose.setOnAction(_ -> disclose(!disclosed.isVisible()));
        VBox words = new VBox(happened, remedy, disclose, disclosed);
        words.getStyleClass().add("failure-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
        icon.getStyleClass().add("danger");
        explained = List.of(icon, words);
        failure.addListener((_, _, _) -> update());
        language.bind(messages.languageProperty());
        language.addListener((_, _, _) -> update());
        update();
    }

    private void update() {
        @Nullable Failure now = failure.getValue();
        setVisible(now != null);
        setManaged(now != null);
        // There is one of these on every page, and what is out of the window need not be dressed.
        getChildren().setAll(now == null ? List.of() : explained);
        if (now == null) {
            return;
        }
        Explanation explanation = new FailureText(messages).explain(now);
        happened.setText(explanation.happened());
        remedy.setText(explanation.remedy());
        details.setText(explanation.details());
        boolean hasDetails = !explanation.details().isEmpty();
        disclose.setVisible(hasDetails);
        disclose.setManaged(hasDetails);
        disclose(false);
        setAccessibleText(explanation.happened() + " " + explanation.remedy());
    }

    private void disclose(boolean open) {
        disclosed.setVisible(open);
        disclosed.setManaged(open);
    }

    private void copyDetails() {
        ClipboardContent content = new ClipboardContent();
        content.putString(happened.getText() + "\n" + details.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
