package crmbet.workbench.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Writes values of a list to choose from; nothing is ever typed into it. */
public final class OneWay<T extends @Nullable Object> extends StringConverter<T> {
    private final Function<T, String> text;

    public OneWay(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : text.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("\"" + text + "\" was typed into a list that cannot be typed into");
    }
}
