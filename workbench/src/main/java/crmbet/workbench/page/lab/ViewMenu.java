package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.workbench.chart.Shading;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.lab.model.ArrangementViewModel;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.AxisUnits;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is seldom changed about a picture: what its colours say, the units of its axes. */
final class ViewMenu extends MenuButton {
    private final LabViewModel model;
    private final Labelled labelled;

    ViewMenu(LabViewModel model, Labelled labelled, Runnable showAll) {
        this.model = model;
        this.labelled = labelled;
        setId("view");
        setGraphic(new FontIcon(Feather.SLIDERS));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "picture-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        accessibleTextProperty().bind(labelled.messages().bind("lab.view"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("lab.view.tip"));
        setTooltip(tip);
        ToggleGroup shadings = new ToggleGroup();
        for (Shading shading : Shading.values()) {
            getItems().add(shading(shading, shadings));
        }
        MenuItem all = new MenuItem();
        all.setId("show-all");
        all.textProperty().bind(labelled.messages().bind("lab.show-all"));
        all.setOnAction(event -> showAll.run());
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        units(
                                "across",
                                Axes.Features::unitsAcross,
                                (axes, units) -> new Axes.Features(axes.across(), axes.up(), units, axes.unitsUp())),
                        units(
                                "up",
                                Axes.Features::unitsUp,
                                (axes, units) ->
                                        new Axes.Features(axes.across(), axes.up(), axes.unitsAcross(), units)),
                        new SeparatorMenuItem(),
                        all);
    }

    private RadioMenuItem shading(Shading shading, ToggleGroup among) {
        RadioMenuItem item = item("lab.shading." + shading.name(), among);
        item.setId("shading-" + shading.name());
        ArrangementViewModel arrangement = model.arrangement();
        arrangement.displayProperty().subscribe(display -> item.setSelected(display.shading() == shading));
        item.setOnAction(event -> arrangement
                .displayProperty()
                .set(arrangement.displayProperty().get().shaded(shading)));
        return item;
    }

    /** The units of one axis; those of all features together are given. */
    private Menu units(
            String axis,
            Function<Axes.Features, AxisUnits> of,
            BiFunction<Axes.Features, AxisUnits, Axes.Features> with) {
        Menu menu = new Menu();
        menu.setId("units-" + axis);
        menu.textProperty().bind(labelled.messages().bind("lab.axes." + axis));
        var axes = model.picture().axesProperty();
        var display = model.arrangement().displayProperty();
        menu.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(axes.get() instanceof Axes.Features)
                                || display.get().four(),
                        axes,
                        display));
        ToggleGroup among = new ToggleGroup();
        for (AxisUnits units : AxisUnits.values()) {
            RadioMenuItem item = item("lab.units." + units.name(), among);
            item.setId("units-" + axis + '-' + units.name());
            axes.subscribe(now -> {
                if (now instanceof Axes.Features features) {
                    item.setSelected(of.apply(features) == units);
                }
            });
            item.setOnAction(event -> {
                if (axes.get() instanceof Axes.Features features) {
                    axes.set(with.apply(features, units));
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private RadioMenuItem item(String key, ToggleGroup among) {
        RadioMenuItem item = new RadioMenuItem();
        item.setToggleGroup(among);
        item.textProperty().bind(labelled.messages().bind(key));
        return item;
    }
}
