package crmbet.workbench.page.data;

import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.Mapping;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Says of what system the dataset seems to be, until it has been mapped. */
final class MappingSuggestion extends HBox {
    MappingSuggestion(Labelled labelled, DataViewModel model, DatasetTabs tabs) {
        Messages messages = labelled.messages();
        ObservableValue<@Nullable KnownSystem> known = model.mappingProperty()
                .flatMap(each -> each == null ? new SimpleObjectProperty<>() : each.suggestedProperty());
        ObservableValue<@Nullable Mapping> mapped = model.mappingProperty()
                .flatMap(each -> each == null ? new SimpleObjectProperty<>() : each.mappingProperty());
        Label text = labelled.label(Bindings.createStringBinding(
                () -> {
                    KnownSystem system = known.getValue();
                    return system == null ? "" : messages.get("data.suggestion", system.title());
                },
                known,
                messages.languageProperty()));
        getChildren().addAll(text, labelled.link("data.map.do", tabs::showMapping));
        getStyleClass().add("suggestion");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> known.getValue() != null
                                && mapped.getValue() == null
                                && !tabs.mappingShown().get(),
                        known,
                        mapped,
                        tabs.mappingShown()));
        managedProperty().bind(visibleProperty());
    }
}
