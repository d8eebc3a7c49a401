package crmbet.workbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where things are kept on this machine. */
final class Places {
    /** Names another settings file. */
    private static final String SETTINGS_PROPERTY = "crmbet.settings";

    private static final String FOLDER = "crmbet";

    private Places() {}

    /** The settings, where the operating system wants such files. */
    static Path settings() {
        return Optional.ofNullable(System.getProperty(SETTINGS_PROPERTY))
                .map(Path::of)
                .orElseGet(() -> configuration().resolve(FOLDER).resolve("settings.json"));
    }

    /** Where the log is kept: beside the settings. */
    static Path logs() {
        return settings().resolveSibling("logs");
    }

    /** Where workspaces are offered to be made. */
    static Path workspaces() {
        return home().resolve(FOLDER);
    }

    private static Path configuration() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return named("APPDATA").orElseGet(() -> home().resolve("AppData").resolve("Roaming"));
        }
        if (system.contains("mac")) {
            return home().resolve("Library").resolve("Application Support");
        }
        return named("XDG_CONFIG_HOME").orElseGet(() -> home().resolve(".config"));
    }

    private static Optional<Path> named(String variable) {
        @Nullable String value = System.getenv(variable);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }
}
