package crmbet.workbench.control;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Writes values of a list to choose from; nothing is ever typed into it. */
public final class OneWay<T extends @Nullable Object> extends StringConverter<T> {
    private final Function<T, String> text;
    private final Supplier<String> nothing;

    public OneWay(Function<T, String> text) {
        this(text, () -> "");
    }

    /**
     * Where none can be chosen too.
     *
     * @param nothing says what it means to choose none
     */
    public OneWay(Function<T, String> text, Supplier<String> nothing) {
        this.text = text;
        this.nothing = nothing;
    }

    /**
     * Lets a list of which none can be chosen too say its items in words of the present language, now and whenever it changes.
     *
     * @param text asked again in every language
     * @param nothing says what it means to choose none
     */
    public static <T> void inWords(
            ComboBox<@Nullable T> list, Messages messages, Function<T, String> text, Supplier<String> nothing) {
        follow(list, messages, item -> item == null ? nothing.get() : text.apply(item));
    }

    /** As the other, for lists of which something is always chosen. */
    public static <T> void inWords(ComboBox<T> list, Messages messages, Function<T, String> text) {
        follow(list, messages, item -> item == null ? "" : text.apply(item));
    }

    private static <T extends @Nullable Object> void follow(
            ComboBox<T> list, Messages messages, Function<@Nullable T, String> text) {
        ObservableValue<Language> language = messages.languageProperty();
        list.converterProperty().bind(language.map(_ -> new OneWay<>(text, () -> text.apply(null))));
        // What is chosen is asked for its words again only by a new cell.
        list.buttonCellProperty().bind(language.map(_ -> new Chosen<>(text)));
    }

    @Override
    public String toString(T value) {
        return value == null ? nothing.get() : text.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("\"" + text + "\" was typed into a list that cannot be typed into");
    }

    private static final class Chosen<T extends @Nullable Object> extends ListCell<T> {
        private final Function<@Nullable T, String> text;

        Chosen(Function<@Nullable T, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(text.apply(item));
        }
    }
}
