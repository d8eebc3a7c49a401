package crmbet.workbench.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.message.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("crmbet").resolve("settings.json");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Settings settings = new Settings(
                true,
                Language.PORTUGUESE,
                List.of(Path.of("a \"quoted\" name"), Path.of("b")),
                Optional.of(new WindowBounds(10, 20, 1280, 720, true)));
        new SettingsFile(path()).write(settings);
        assertEquals(settings, new SettingsFile(path()).read(Language.ENGLISH));
        try (Stream<Path> files = Files.list(folder.resolve("crmbet"))) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void withoutAFileTheInitialSettingsHold() {
        assertEquals(Settings.initial(Language.PORTUGUESE), new SettingsFile(path()).read(Language.PORTUGUESE));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndKept() throws IOException {
        Files.createDirectories(path().getParent());
        for (String text : List.of("{ \"version\": 1, ", "{ \"version\": 99 }", "")) {
            Files.writeString(path(), text);
            assertEquals(Settings.initial(Language.ENGLISH), new SettingsFile(path()).read(Language.ENGLISH));
            assertFalse(Files.exists(path()));
            assertEquals(text, Files.readString(path().resolveSibling("settings.json.unreadable")));
        }
    }

    @Test
    void theLatestWorkspaceComesFirstAndTheOldestLeaves() {
        Settings settings = Settings.initial(Language.ENGLISH);
        for (int i : IntStream.range(0, 10).toArray()) {
            settings = settings.withOpened(Path.of("w" + i));
        }
        settings = settings.withOpened(Path.of("w5"));
        assertEquals(Path.of("w5"), settings.recentWorkspaces().getFirst());
        assertEquals(Settings.MAXIMUM_RECENT, settings.recentWorkspaces().size());
        assertFalse(settings.recentWorkspaces().contains(Path.of("w1")));
        assertFalse(settings.withForgotten(Path.of("w5")).recentWorkspaces().contains(Path.of("w5")));
    }

    @Test
    void closingSavesWhatThePauseHasHeldBack() {
        Duration longPause = Duration.ofHours(1);
        try (SettingsStore store = new SettingsStore(new SettingsFile(path()), longPause, Language.ENGLISH)) {
            store.update(now -> now.withDark(true));
            store.update(now -> now.withLanguage(Language.PORTUGUESE));
            assertFalse(Files.exists(path()));
        }
        assertTrue(Files.exists(path()));
        assertEquals(
                Settings.initial(Language.PORTUGUESE).withDark(true), new SettingsFile(path()).read(Language.ENGLISH));
    }
}
