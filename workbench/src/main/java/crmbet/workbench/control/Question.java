package crmbet.workbench.control;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks before something happens that matters, in words that say what; lies above a page and lets nothing through. */
public final class Question extends StackPane {
    private static final double WIDTH = 440;

    private final Labelled labelled;
    private @Nullable Node focusedBefore;

    public Question(Labelled labelled) {
        this.labelled = labelled;
        getStyleClass().add("question");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /**
     * What is asked, in the language of the moment.
     *
     * @param title what will happen, as a question
     * @param text what that means
     * @param confirm a verb and its object, on the button that does it
     */
    public record Words(String title, String text, String confirm) {}

    /** Asks for a yes. */
    public void ask(Words words, Runnable action) {
        ask(words, false, null, new SimpleBooleanProperty(true), action);
    }

    /** Asks for a yes to something that cannot be undone. */
    public void askDangerous(Words words, Runnable action) {
        ask(words, true, null, new SimpleBooleanProperty(true), action);
    }

    /** Asks for a text, which must not be blank. */
    public void askText(Words words, TextField field, Runnable action) {
        ask(
                words,
                false,
                field,
                Bindings.createBooleanBinding(() -> !field.getText().isBlank(), field.textProperty()),
                action);
    }

    /** Asks for a text, which may be left blank. */
    public void askTextOrNone(Words words, TextField field, Runnable action) {
        ask(words, false, field, new SimpleBooleanProperty(true), action);
    }

    /** Asks for what is filled in; the action can be taken while it is possible. */
    public void askFields(Words words, Node fields, ObservableBooleanValue possible, Runnable action) {
        ask(words, false, fields, possible, action);
    }

    /** Closes without doing anything; returns whether it was open. */
    public boolean close() {
        boolean open = isVisible();
        setVisible(false);
        getChildren().clear();
        if (open && focusedBefore != null) {
            focusedBefore.requestFocus();
        }
        focusedBefore = null;
        return open;
    }

    private void ask(
            Words words, boolean dangerous, @Nullable Node field, ObservableBooleanValue possible, Runnable action) {
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        Label title = new Label(words.title());
        title.getStyleClass().add("title");
        title.setWrapText(true);
        Label text = new Label(words.text());
        text.getStyleClass().add("text");
        text.setWrapText(true);
        Button cancel = labelled.button("control.cancel", this::close);
        cancel.setCancelButton(true);
        Button confirm = new Button(words.confirm());
        confirm.getStyleClass().addAll("confirm", dangerous ? Styles.DANGER : Styles.ACCENT);
        confirm.setDefaultButton(true);
        confirm.disableProperty().bind(Bindings.not(possible));
        confirm.setOnAction(event -> {
            close();
            action.run();
        });
        HBox buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(title, text);
        if (field != null) {
            card.getChildren().add(field);
        }
        card.getChildren().add(buttons);
        card.getStyleClass().add("card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(true);
        Node first = field == null ? cancel : field;
        Platform.runLater(first::requestFocus);
    }
}
