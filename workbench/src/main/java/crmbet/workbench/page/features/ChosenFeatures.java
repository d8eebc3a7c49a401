package crmbet.workbench.page.features;

import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureChoice;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The name of the set and its features as chips; a click takes a feature out. */
final class ChosenFeatures extends HBox {
    private static final double NAME_WIDTH = 160;

    private final Messages messages;
    private final FeaturesViewModel model;
    private final FlowPane chips = new FlowPane();

    ChosenFeatures(Labelled labelled, FeaturesViewModel model) {
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("chosen-features");
        setAlignment(Pos.CENTER_LEFT);
        TextField name = new TextField();
        name.setId("set-name");
        name.setPrefWidth(NAME_WIDTH);
        name.setMinWidth(NAME_WIDTH);
        name.promptTextProperty().bind(messages.bind("features.name"));
        name.accessibleTextProperty().bind(messages.bind("features.name"));
        name.textProperty().bindBidirectional(model.draft().nameProperty());
        chips.getStyleClass().add("chips");
        HBox.setHgrow(chips, Priority.ALWAYS);
        Label customers = labelled.caption(
                Bindings.createStringBinding(this::customers, model.previewsProperty(), messages.languageProperty()));
        customers.setId("customers");
        customers.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, chips, customers);
        model.draft().chosen().addListener((ListChangeListener<Object>) _ -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private String customers() {
        return model.previewsProperty().get().values().stream()
                .findFirst()
                .map(each -> messages.get("features.customers", each.customers()))
                .orElse("");
    }

    private void show() {
        chips.getChildren().clear();
        for (FeatureChoice choice : model.draft().chosen()) {
            Button chip = new Button(nameOf(choice.feature()), new FontIcon(Feather.X));
            chip.setContentDisplay(ContentDisplay.RIGHT);
            chip.getStyleClass().add("chip");
            chip.setAccessibleText(messages.get("features.take-out", nameOf(choice.feature())));
            chip.setOnAction(_ -> model.draft().remove(choice.feature()));
            chips.getChildren().add(chip);
        }
    }

    private String nameOf(String feature) {
        return FeatureCatalogue.all().stream()
                .filter(each -> each.id().equals(feature))
                .map(each -> each.name(messages.formats().locale()))
                .findFirst()
                .orElse(feature);
    }
}
