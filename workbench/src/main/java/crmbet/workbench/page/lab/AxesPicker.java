package crmbet.workbench.page.lab;

import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.LanguageChoice;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.AxisUnits;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what the two axes of a picture show: one list for each, rather than one of all pairs. All features together fill
 * both axes, so the second list is there for single features only.
 */
final class AxesPicker extends HBox {
    private static final double WIDEST = 150;

    private final ComboBox<Shown> across = new ComboBox<>();
    private final ComboBox<Shown> up = new ComboBox<>();
    private final ReadOnlyObjectWrapper<@Nullable LabPicture> picture = new ReadOnlyObjectWrapper<>();
    private final Labelled labelled;
    private final FigureTexts texts;
    private final Consumer<Axes> onChosen;
    private boolean showing;

    /**
     * @param id of the list for the horizontal axis; that for the vertical one has {@code -up} after it
     * @param onChosen told of what a hand chooses; it may choose to show it later, or not at all
     */
    AxesPicker(String id, Labelled labelled, Consumer<Axes> onChosen) {
        this.labelled = labelled;
        this.onChosen = onChosen;
        texts = new FigureTexts(labelled.messages());
        getStyleClass().add("axes-picker");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        prepare(across, id, "lab.axes.across");
        prepare(up, id + "-up", "lab.axes.up");
        across.valueProperty().addListener((_, _, chosen) -> chosen(chosen, true));
        up.valueProperty().addListener((_, _, chosen) -> chosen(chosen, false));
        up.managedProperty().bind(up.visibleProperty());
        getChildren().addAll(across, up);
    }

    private void prepare(ComboBox<Shown> list, String id, String key) {
        list.setId(id);
        list.setMaxWidth(WIDEST);
        new LanguageChoice<>(this::name, labelled.messages().languageProperty(), picture).install(list);
        list.accessibleTextProperty().bind(labelled.messages().bind(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind(key));
        list.setTooltip(tip);
    }

    /** Offers what the set of a picture has, and shows what the picture's axes are. */
    void show(LabPicture shown) {
        showing = true;
        picture.set(shown);
        List<Shown> single = IntStream.range(0, shown.set().set().features().size())
                .<Shown>mapToObj(Shown.Feature::new)
                .toList();
        List<Shown> all = new ArrayList<>(List.of(new Shown.Components(), new Shown.Neighbors()));
        if (single.size() > 1) {
            all.addAll(single);
        }
        offer(across, all);
        offer(up, single);
        switch (shown.axes()) {
            case Axes.Components _ -> across.setValue(new Shown.Components());
            case Axes.Neighbors _ -> across.setValue(new Shown.Neighbors());
            case Axes.Features features -> {
                across.setValue(new Shown.Feature(features.across()));
                up.setValue(new Shown.Feature(features.up()));
            }
        }
        up.setVisible(shown.axes() instanceof Axes.Features);
        showing = false;
    }

    private static void offer(ComboBox<Shown> list, List<Shown> offered) {
        if (!list.getItems().equals(offered)) {
            list.getItems().setAll(offered);
        }
    }

    private void chosen(@Nullable Shown chosen, boolean horizontally) {
        LabPicture now = picture.get();
        if (showing || chosen == null || now == null) {
            return;
        }
        onChosen.accept(
                switch (chosen) {
                    case Shown.Components _ -> new Axes.Components();
                    case Shown.Neighbors _ -> new Axes.Neighbors();
                    case Shown.Feature(int column) -> with(now.axes(), column, horizontally);
                });
        // What was chosen may take its time, or never come; a list may not be changed by its own listener.
        Platform.runLater(() -> {
            LabPicture later = picture.get();
            if (later != null) {
                show(later);
            }
        });
    }

    /** The same axes with another feature along one of them; what lies along the other gives way. */
    private static Axes with(Axes now, int column, boolean horizontally) {
        if (!(now instanceof Axes.Features features)) {
            return new Axes.Features(column, column == 0 ? 1 : 0);
        }
        AxisUnits unitsAcross = features.unitsAcross();
        AxisUnits unitsUp = features.unitsUp();
        if (column == (horizontally ? features.up() : features.across())) {
            return new Axes.Features(features.up(), features.across(), unitsUp, unitsAcross);
        }
        return horizontally
                ? new Axes.Features(column, features.up(), unitsAcross, unitsUp)
                : new Axes.Features(features.across(), column, unitsAcross, unitsUp);
    }

    private String name(Shown shown) {
        LabPicture now = picture.get();
        return switch (shown) {
            case Shown.Components _ -> labelled.messages().get("lab.axes.components");
            case Shown.Neighbors _ -> labelled.messages().get("lab.axes.neighbors");
            case Shown.Feature(int column) -> {
                List<String> features =
                        now == null ? List.of() : now.set().set().features();
                yield column < features.size() ? texts.feature(features.get(column)) : "";
            }
        };
    }

    /** What can lie along an axis. */
    sealed interface Shown {
        /** All features by PCA, along both axes. */
        record Components() implements Shown {}

        /** All features by UMAP, along both axes. */
        record Neighbors() implements Shown {}

        /** A column of the feature set. */
        record Feature(int column) implements Shown {}
    }
}
