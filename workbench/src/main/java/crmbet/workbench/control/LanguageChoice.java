package crmbet.workbench.control;

import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/**
 * Lets a list be chosen from whose values are written in the language of the moment. The texts change where they stand:
 * neither values nor selection are touched, so that nobody mistakes a change of language for a choice.
 */
public final class LanguageChoice<T> {
    private final Function<T, String> text;
    private final Observable[] dependencies;

    /** @param dependencies what the texts depend on, the language foremost */
    public LanguageChoice(Function<T, String> text, Observable... dependencies) {
        this.text = text;
        this.dependencies = dependencies.clone();
    }

    public void install(ComboBox<T> box) {
        box.setConverter(new OneWay<>(text)); // for screen readers and typing ahead
        box.setCellFactory(_ -> new Cell());
        box.setButtonCell(new Cell());
    }

    private final class Cell extends ListCell<T> {
        @Override
        protected void updateItem(T value, boolean empty) {
            super.updateItem(value, empty);
            textProperty().unbind();
            if (empty || value == null) {
                setText(null);
            } else {
                textProperty().bind(Bindings.createStringBinding(() -> text.apply(value), dependencies));
            }
        }
    }
}
