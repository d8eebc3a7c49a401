package crmbet.workbench.page.lab;

import atlantafx.base.theme.Styles;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What of the page can be saved as a file. */
final class SaveMenu extends MenuButton {
    /** Pixels of the file for each on a screen of plain density. */
    private static final int[] SCALES = {1, 2, 4};

    private final Labelled labelled;

    SaveMenu(LabViewModel model, Labelled labelled, Supplier<LabFiles> files) {
        this.labelled = labelled;
        setId("save");
        setGraphic(new FontIcon(Feather.DOWNLOAD));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "picture-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        accessibleTextProperty().bind(labelled.messages().bind("lab.save"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("lab.save.tip"));
        setTooltip(tip);
        disableProperty().bind(model.picture().pictureProperty().isNull());
        Menu png = new Menu();
        png.textProperty().bind(labelled.messages().bind("lab.save.PNG"));
        for (int scale : SCALES) {
            png.getItems()
                    .add(item(
                            "save-PNG-" + scale,
                            "lab.save.PNG." + scale,
                            () -> files.get().savePicture(FigureFormat.PNG, scale)));
        }
        MenuItem report =
                item("save-report", "lab.report.save", () -> files.get().saveReport());
        report.disableProperty().bind(model.picture().divisionProperty().isNull());
        getItems()
                .addAll(
                        png,
                        item("save-SVG", "lab.save.SVG", () -> files.get().savePicture(FigureFormat.SVG, 4)),
                        item("save-PDF", "lab.save.PDF", () -> files.get().savePicture(FigureFormat.PDF, 4)),
                        new SeparatorMenuItem(),
                        report);
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(labelled.messages().bind(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
