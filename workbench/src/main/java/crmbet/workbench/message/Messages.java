package crmbet.workbench.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the product in the language of the moment.
 *
 * <p>A key begins with the name of the area that owns it, which is also the name of the file it stands in:
 * {@code data.load} is in {@code data_en.properties} and {@code data_pt_BR.properties}. Values are
 * {@link MessageFormat} patterns, those without placeholders too: an apostrophe is written twice.
 */
public final class Messages {
    /** The areas, one file each and language. */
    public static final List<String> AREAS = List.of(
            "delivery",
            "deliveries",
            "shell",
            "tour",
            "control",
            "home",
            "data",
            "features",
            "audit",
            "lab",
            "segments",
            "connections",
            "table",
            "quality",
            "failure",
            "cli");

    // Read when first asked for: the command line and the window need few of them at the start.
    private final Map<Part, Map<String, String>> patterns = new ConcurrentHashMap<>();
    private final Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);
    private final ObjectProperty<Language> language;

    public Messages(Language language) {
        this.language = new SimpleObjectProperty<>(this, "language", language);
        for (Language each : Language.values()) {
            formats.put(each, new ConcurrentHashMap<>());
        }
    }

    /** What stands in one file. */
    private record Part(Language language, String area) {}

    /** Changing it changes every text made by {@link #bind} at once. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public Language language() {
        return language.get();
    }

    /** Numbers, dates and the like as the present language writes them. */
    public Formats formats() {
        return new Formats(language().locale());
    }

    /**
     * A text that follows the language, and those of its arguments that are observable themselves. The text is kept
     * alive by what it is bound to, not by this object.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public StringBinding bind(String key, @Nullable Object... arguments) {
        requireKey(key);
        Observable[] dependencies = new Observable[arguments.length + 1];
        dependencies[0] = language;
        int count = 1;
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> observable) {
                dependencies[count++] = observable;
            }
        }
        Observable[] present = new Observable[count];
        System.arraycopy(dependencies, 0, present, 0, count);
        return Bindings.createStringBinding(() -> get(key, arguments), present);
    }

    /**
     * The text of this moment.
     *
     * @param arguments values for {0}, {1} and so on; of an observable value its present value
     * @throws IllegalArgumentException if there is no such key
     */
    public String get(String key, @Nullable Object... arguments) {
        requireKey(key);
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i] instanceof ObservableValue<?> observable ? observable.getValue() : arguments[i];
        }
        MessageFormat format = format(language(), key);
        synchronized (format) { // formats are not safe for use by several threads
            return format.format(values);
        }
    }

    /** Kept, because a change of language formats hundreds of texts at once and reading a pattern takes longest of it. */
    private MessageFormat format(Language of, String key) {
        return Objects.requireNonNull(formats.get(of))
                .computeIfAbsent(key, _ -> new MessageFormat(pattern(of, key), of.locale()));
    }

    /** Whether there is a text of that key. */
    public boolean has(String key) {
        return find(language(), key) != null;
    }

    /** All keys of a language, sorted. */
    public Set<String> keys(Language of) {
        Set<String> all = new TreeSet<>();
        AREAS.forEach(area -> all.addAll(keys(of, area)));
        return all;
    }

    /** All keys of an area, in any order. */
    public Set<String> keys(Language of, String area) {
        return texts(of, area).keySet();
    }

    /** The pattern behind a key. */
    public String pattern(Language of, String key) {
        String pattern = find(of, key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no text " + key + " in " + of);
        }
        return pattern;
    }

    private void requireKey(String key) {
        pattern(language(), key);
    }

    private @Nullable String find(Language of, String key) {
        String area = key.substring(0, Math.max(0, key.indexOf('.')));
        return AREAS.contains(area) ? texts(of, area).get(key) : null;
    }

    private Map<String, String> texts(Language of, String area) {
        return patterns.computeIfAbsent(new Part(of, area), Messages::read);
    }

    private static Map<String, String> read(Part part) {
        Properties texts = new Properties();
        String name = part.area() + '_' + part.language().suffix() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the texts " + name + " are missing from the program");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>();
        for (String key : texts.stringPropertyNames()) {
            if (!key.startsWith(part.area() + '.')) {
                throw new IllegalStateException("the key " + key + " does not belong in " + name);
            }
            all.put(key, texts.getProperty(key));
        }
        return Map.copyOf(all);
    }
}
