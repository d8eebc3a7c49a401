package crmbet.workbench.settings;

import crmbet.workbench.message.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the window remembers between two starts.
 *
 * @param dark whether the dark theme is shown
 * @param recentWorkspaces the latest first, at most {@value #MAXIMUM_RECENT}
 * @param window where the window was, once it has been shown
 */
public record Settings(boolean dark, Language language, List<Path> recentWorkspaces, Optional<WindowBounds> window) {
    public static final int MAXIMUM_RECENT = 8;

    public Settings {
        recentWorkspaces = List.copyOf(recentWorkspaces);
        if (recentWorkspaces.size() > MAXIMUM_RECENT) {
            throw new IllegalArgumentException(recentWorkspaces.size() + " recent workspaces are too many: at most "
                    + MAXIMUM_RECENT + " are kept");
        }
    }

    /** What holds before anything was chosen. */
    public static Settings initial(Language language) {
        return new Settings(false, language, List.of(), Optional.empty());
    }

    public Settings withDark(boolean chosen) {
        return new Settings(chosen, language, recentWorkspaces, window);
    }

    public Settings withLanguage(Language chosen) {
        return new Settings(dark, chosen, recentWorkspaces, window);
    }

    public Settings withWindow(WindowBounds bounds) {
        return new Settings(dark, language, recentWorkspaces, Optional.of(bounds));
    }

    /** With a workspace at the head of the recent ones; the oldest makes room. */
    public Settings withOpened(Path workspace) {
        List<Path> recent = new ArrayList<>(recentWorkspaces);
        recent.remove(workspace);
        recent.addFirst(workspace);
        return new Settings(dark, language, recent.subList(0, Math.min(recent.size(), MAXIMUM_RECENT)), window);
    }

    /** Without a workspace among the recent ones. */
    public Settings withForgotten(Path workspace) {
        List<Path> recent = new ArrayList<>(recentWorkspaces);
        recent.remove(workspace);
        return new Settings(dark, language, recent, window);
    }
}
