package crmbet.workbench.control;

import java.util.function.Function;
import java.util.function.Supplier;
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

    @Override
    public String toString(T value) {
        return value == null ? nothing.get() : text.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("\"" + text + "\" was typed into a list that cannot be typed into");
    }
}
