package crmbet.workbench.shell;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.settings.SettingsStore;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The state of the window around the pages, and what can be done to it. */
public final class ShellViewModel implements Navigation {
    private final Messages messages;
    private final SettingsStore settings;
    private final List<PageId> pages;
    private final ReadOnlyObjectWrapper<PageId> page;
    private final ObjectProperty<Theme> theme;
    private final PaletteViewModel palette = new PaletteViewModel();

    /** @param pages in the order of the rail; the first is shown at the start */
    public ShellViewModel(Messages messages, SettingsStore settings, List<PageId> pages) {
        this.messages = messages;
        this.settings = settings;
        this.pages = List.copyOf(pages);
        this.page = new ReadOnlyObjectWrapper<>(this, "page", pages.getFirst());
        this.theme = new SimpleObjectProperty<>(this, "theme", settings.get().dark() ? Theme.DARK : Theme.LIGHT);
        messages.languageProperty().set(settings.get().language());
    }

    /** The name of a page among the texts. */
    static String titleKey(PageId page) {
        return "shell.page." + page.name();
    }

    public List<PageId> pages() {
        return pages;
    }

    public ReadOnlyObjectProperty<PageId> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme;
    }

    PaletteViewModel palette() {
        return palette;
    }

    /** Shows a page; one that this window does not have changes nothing. */
    @Override
    public void show(PageId wanted) {
        if (pages.contains(wanted)) {
            page.set(wanted);
        }
    }

    public void toggleTheme() {
        theme.set(theme.get().other());
        settings.update(now -> now.withDark(theme.get() == Theme.DARK));
    }

    public void speak(Language language) {
        messages.languageProperty().set(language);
        settings.update(now -> now.withLanguage(language));
    }

    /** What pressing the theme button would do, in words. */
    StringBinding themeCommandTitle() {
        return Bindings.createStringBinding(
                () -> messages.get(theme.get() == Theme.LIGHT ? "shell.theme.dark" : "shell.theme.light"),
                theme,
                messages.languageProperty());
    }
}
