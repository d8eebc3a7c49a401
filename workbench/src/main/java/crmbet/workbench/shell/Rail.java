package crmbet.workbench.shell;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pages at the left edge; below them what concerns the whole window. Shows labels where there is room. */
final class Rail extends VBox {
    private static final double WINDOW_WIDTH_FOR_LABELS = 1600;

    private final ShellViewModel model;
    private final Messages messages;

    Rail(ShellViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("rail");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < model.pages().size(); i++) {
            getChildren().add(pageButton(model.pages().get(i), group, i + 1));
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, paletteButton(), languageButton(), themeButton());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.widthProperty().addListener((_, _, width) -> showLabels(width.doubleValue()));
                showLabels(scene.getWidth());
            }
        });
    }

    private ToggleButton pageButton(PageId page, ToggleGroup group, int number) {
        ToggleButton button = new ToggleButton();
        button.setId("rail-" + page.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        dress(button, new FontIcon(PageIcons.of(page)), messages.bind(ShellViewModel.titleKey(page)));
        StringBinding title = messages.bind(ShellViewModel.titleKey(page));
        KeyCombination shortcut = KeyCombination.valueOf("Shortcut+" + number);
        tip(button, Bindings.createStringBinding(() -> title.get() + "  " + KeyCaps.text(shortcut, messages), title));
        button.setOnAction(_ -> model.show(page));
        model.pageProperty().subscribe(shown -> button.setSelected(shown == page));
        // A second press on the page that is shown must not leave the rail without a selection.
        button.selectedProperty()
                .subscribe(_ -> button.setSelected(model.pageProperty().get() == page));
        return button;
    }

    private Button paletteButton() {
        Button button = new Button();
        button.setId("rail-palette");
        dress(button, new FontIcon(Feather.COMMAND), messages.bind("shell.palette.title"));
        tip(button, messages.bind("shell.palette.tip"));
        button.setOnAction(_ -> model.palette().open());
        return button;
    }

    private Button themeButton() {
        Button button = new Button();
        button.setId("rail-theme");
        FontIcon icon = new FontIcon(Feather.MOON);
        model.themeProperty().subscribe(theme -> icon.setIconCode(theme == Theme.LIGHT ? Feather.MOON : Feather.SUN));
        dress(button, icon, model.themeCommandTitle());
        tip(button, model.themeCommandTitle());
        button.setOnAction(_ -> model.toggleTheme());
        return button;
    }

    private Button languageButton() {
        Button button = new Button();
        button.setId("rail-language");
        dress(button, new FontIcon(Feather.GLOBE), messages.bind("shell.language"));
        tip(button, messages.bind("shell.language"));
        ContextMenu menu = new ContextMenu();
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            RadioMenuItem item = new RadioMenuItem(language.ownName());
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.speak(language));
            messages.languageProperty().subscribe(spoken -> item.setSelected(spoken == language));
            menu.getItems().add(item);
        }
        button.setOnAction(_ -> menu.show(button, Side.RIGHT, 4, 0));
        return button;
    }

    private static void dress(ButtonBase button, FontIcon icon, ObservableValue<String> name) {
        button.getStyleClass().add("rail-button");
        button.setGraphic(icon);
        button.textProperty().bind(name);
        button.accessibleTextProperty().bind(name);
        button.setMaxWidth(Double.MAX_VALUE);
    }

    private static void tip(ButtonBase button, ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        button.setTooltip(tooltip);
    }

    private void showLabels(double windowWidth) {
        boolean labels = windowWidth >= WINDOW_WIDTH_FOR_LABELS;
        getStyleClass().remove("wide");
        if (labels) {
            getStyleClass().add("wide");
        }
        getChildren().forEach(child -> {
            if (child instanceof ButtonBase button) {
                button.setContentDisplay(labels ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            }
        });
    }
}
