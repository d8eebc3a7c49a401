package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** A key, or the beginning of keys whose end is computed, as it stands in the source. */
    private static final Pattern KEY = Pattern.compile("\"((?:" + String.join("|", Messages.AREAS)
            + ")\\.(?:[a-zA-Z][a-zA-Z0-9_-]*\\.)*(?:[a-zA-Z][a-zA-Z0-9_-]*)?)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private final Messages messages = new Messages(Language.ENGLISH);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(messages.keys(Language.ENGLISH), messages.keys(Language.PORTUGUESE));
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        for (String key : messages.keys(Language.ENGLISH)) {
            assertEquals(
                    placeholders(messages.pattern(Language.ENGLISH, key)),
                    placeholders(messages.pattern(Language.PORTUGUESE, key)),
                    key);
        }
    }

    @Test
    void everyTextIsAPatternAndNotEmpty() {
        for (Language language : Language.values()) {
            for (String key : messages.keys(language)) {
                String pattern = messages.pattern(language, key);
                assertFalse(pattern.isBlank(), key);
                assertFalse(
                        new MessageFormat(pattern, language.locale())
                                .format(new Object[] {1, 1, 1, 1, 1, 1})
                                .isBlank(),
                        key);
            }
        }
    }

    @Test
    void apostrophesAreWrittenTwice() {
        Pattern lone = Pattern.compile("(?<!')'(?!')");
        for (Language language : Language.values()) {
            for (String key : messages.keys(language)) {
                String pattern = messages.pattern(language, key).replaceAll("'\\{[^']*'", "");
                assertFalse(lone.matcher(pattern).find(), key + " in " + language);
            }
        }
    }

    @Test
    void everyKeyInTheSourceExistsAndEveryKeyIsUsed() throws IOException {
        Set<String> existing = messages.keys(Language.ENGLISH);
        Set<String> used = keysInSources();
        assertFalse(used.isEmpty(), "no key was found in " + SOURCES.toAbsolutePath());
        List<String> missing = used.stream()
                .filter(key -> !key.endsWith(".") && !existing.contains(key) && !isPartOfKeys(key, existing))
                // Commands put the name of their area in front themselves.
                .filter(key -> !existing.contains("cli." + key))
                .toList();
        assertEquals(List.of(), missing, "used in the source, but there is no such text");
        List<String> idle = existing.stream()
                .filter(key -> used.stream()
                        .noneMatch(each -> each.equals(key) || key.startsWith(each.endsWith(".") ? each : each + ".")))
                .toList();
        assertEquals(List.of(), idle, "never used in the source");
    }

    /** {@code "failure.timed-out"} stands for {@code failure.timed-out.happened} and the like. */
    private static boolean isPartOfKeys(String key, Set<String> existing) {
        return existing.stream().anyMatch(each -> each.startsWith(key + "."));
    }

    private static Set<String> keysInSources() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }

    private static Set<String> placeholders(String pattern) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    @Test
    void aBoundTextFollowsTheLanguageAndItsArguments() {
        SimpleObjectProperty<Integer> count = new SimpleObjectProperty<>(1200);
        ObservableValue<String> text = messages.bind("home.done.MAP", count);
        List<String> seen = new ArrayList<>();
        text.addListener((_, _, now) -> seen.add(now));
        assertEquals("1,200 customers", text.getValue());
        messages.languageProperty().set(Language.PORTUGUESE);
        count.set(1);
        assertEquals(List.of("1.200 clientes", "Um cliente"), seen);
    }

    @Test
    void anUnknownKeyIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> messages.bind("shell.no-such-text"));
    }
}
