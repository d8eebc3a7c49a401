package crmbet.workbench.page.features;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.feature.Family;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.OwnFeature;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All features by what they count, to choose from; below, the sets that were computed. */
final class FeatureCatalogueList extends VBox {
    private static final double SETS_HEIGHT = 168;
    private static final double LEAST_SETS_HEIGHT = 96;

    private final Labelled labelled;
    private final Messages messages;
    private final FeaturesViewModel model;
    private final VBox families = new VBox();

    FeatureCatalogueList(Labelled labelled, FeaturesViewModel model, Consumer<FeatureSet> delete) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().addAll("side-list", "feature-catalogue");
        TextField search = new TextField();
        search.setId("feature-search");
        search.promptTextProperty().bind(messages.bind("features.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        families.getStyleClass().add("families");
        ScrollPane scroll = new ScrollPane(families);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        families.setMinWidth(0); // long names are cut rather than pushed out of sight with what stands beside them
        scroll.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll, sets(delete));
        model.searchProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        model.draft().chosen().addListener((ListChangeListener<Object>) _ -> show());
        model.evidenceProperty().addListener((_, _, _) -> show());
        model.own().addListener((ListChangeListener<Object>) _ -> show());
        show();
    }

    private void show() {
        families.getChildren().clear();
        List<Feature> found = model.found();
        for (Family family : Family.values()) {
            List<Feature> offered = found.stream()
                    .filter(each -> each.family() == family && model.offers(each))
                    .toList();
            if (!offered.isEmpty()) {
                Hyperlink all = labelled.link("features.choose-all", () -> model.chooseFamily(family));
                all.setAccessibleText(
                        messages.get("features.choose-family", messages.get("features.family." + family)));
                Label name = labelled.caption("features.family." + family);
                name.setMaxWidth(Double.MAX_VALUE);
                BorderPane head = new BorderPane(name, null, all, null, null);
                VBox box = new VBox(head);
                box.getStyleClass().add("family");
                offered.forEach(each -> box.getChildren().add(entry(each)));
                families.getChildren().add(box);
            }
        }
        showOwn();
        showOthers(found.stream().filter(each -> !model.offers(each)).toList());
        if (found.isEmpty()) {
            families.getChildren().add(labelled.caption("features.search.none"));
        }
    }

    private void showOwn() {
        if (model.own().isEmpty()) {
            return;
        }
        VBox box = new VBox(labelled.caption("features.family." + Family.OWN));
        box.getStyleClass().add("family");
        for (OwnFeature own : model.own()) {
            CheckBox entry = new CheckBox(own.id());
            entry.setId("feature-" + own.id());
            entry.setSelected(model.draft().isChosen(own.id()));
            entry.setTooltip(new Tooltip(own.description().isBlank() ? own.sql() : own.description()));
            entry.setOnAction(_ -> model.draft().toggle(own.id()));
            box.getChildren().add(entry);
        }
        families.getChildren().add(box);
    }

    /** What the data cannot answer is there too, each with what is lacking. */
    private void showOthers(List<Feature> others) {
        if (others.isEmpty() || !model.mappedProperty().get()) {
            return;
        }
        VBox box = new VBox();
        box.getStyleClass().add("family");
        for (Feature feature : others) {
            Label name = new Label(feature.name(messages.formats().locale()));
            name.setDisable(true);
            Label why = new Label(model.lack(feature));
            why.getStyleClass().add("caption");
            why.setWrapText(true);
            box.getChildren().addAll(name, why);
        }
        TitledPane pane = new TitledPane();
        pane.setId("not-offered");
        pane.textProperty().bind(messages.bind("features.not-offered", others.size()));
        pane.setContent(box);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        families.getChildren().add(pane);
    }

    private CheckBox entry(Feature feature) {
        Locale locale = messages.formats().locale();
        CheckBox box = new CheckBox(feature.name(locale));
        box.setId("feature-" + feature.id());
        box.setSelected(model.draft().isChosen(feature.id()));
        box.setMaxWidth(Double.MAX_VALUE);
        Tooltip meaning = new Tooltip(feature.description(locale));
        meaning.setWrapText(true);
        meaning.setMaxWidth(360);
        box.setTooltip(meaning);
        box.setOnAction(_ -> model.draft().toggle(feature.id()));
        return box;
    }

    private VBox sets(Consumer<FeatureSet> delete) {
        ListView<FeatureSet> list = new ListView<>(model.sets());
        list.setId("feature-sets");
        list.setPrefHeight(SETS_HEIGHT);
        list.setMinHeight(LEAST_SETS_HEIGHT);
        list.setPlaceholder(labelled.caption("features.sets.none"));
        list.setCellFactory(_ -> new SetCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().addListener((_, _, now) -> {
            if (now == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(now);
            }
        });
        MenuItem remove = new MenuItem();
        remove.textProperty().bind(messages.bind("features.delete"));
        remove.setOnAction(_ -> {
            FeatureSet selected = list.getSelectionModel().getSelectedItem();
            if (selected != null) {
                delete.accept(selected);
            }
        });
        remove.disableProperty().bind(model.selectedProperty().isNull());
        list.setContextMenu(new ContextMenu(remove));
        VBox box = new VBox(labelled.heading("features.sets"), list);
        box.getStyleClass().add("sets");
        return box;
    }

    /** Name above, customers and features below. */
    private final class SetCell extends ListCell<FeatureSet> {
        private final Label name = new Label();
        private final Label size = new Label();
        private final VBox box = new VBox(name, size);

        SetCell() {
            size.getStyleClass().add("caption");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FeatureSet set, boolean empty) {
            super.updateItem(set, empty);
            size.textProperty().unbind();
            if (empty || set == null) {
                setGraphic(null);
            } else {
                name.setText(set.name());
                size.textProperty()
                        .bind(messages.bind(
                                "features.set.size", set.rows(), set.columns().size()));
                setGraphic(box);
            }
        }
    }
}
