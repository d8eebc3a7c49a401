package crmbet.workbench.page.data.quality;

import crmbet.core.expectation.Expectation;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.RuleText;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Rules that look as if they were meant; a click expects them from now on. */
final class SuggestionList extends VBox {
    private static final double MOST_HEIGHT = 150;

    private final Labelled labelled;
    private final QualityViewModel model;
    private final FlowPane offers = new FlowPane();

    SuggestionList(Labelled labelled, QualityViewModel model) {
        this.labelled = labelled;
        this.model = model;
        getStyleClass().add("suggestions");
        setId("quality-suggestions");
        offers.getStyleClass().add("offers");
        Button all = labelled.button("quality.suggested.all", () -> model.accept(List.copyOf(model.suggestions())));
        all.setId("quality-accept-all");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                labelled.heading("quality.suggested"),
                gap,
                all,
                labelled.iconButton(Feather.X, "quality.suggested.dismiss", model::dismissSuggestions));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label none = labelled.caption("quality.suggested.none");
        none.visibleProperty().bind(model.nothingSuggestedProperty());
        none.managedProperty().bind(none.visibleProperty());
        all.visibleProperty().bind(model.nothingSuggestedProperty().not());
        ScrollPane scroll = new ScrollPane(offers);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.prefHeightProperty().bind(offers.heightProperty().add(2));
        scroll.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, none, scroll);
        model.suggestions().addListener((ListChangeListener<Expectation>) _ -> show());
        model.nothingSuggestedProperty().addListener((_, _, _) -> show());
        labelled.messages().languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        boolean some = !model.suggestions().isEmpty()
                || model.nothingSuggestedProperty().get();
        setVisible(some);
        setManaged(some);
        RuleText words = new RuleText(labelled.messages());
        offers.getChildren()
                .setAll(model.suggestions().stream()
                        .map(each -> {
                            Button offer = new Button(words.sentence(each), new FontIcon(Feather.PLUS));
                            offer.getStyleClass().add("offer");
                            offer.setTooltip(new Tooltip(words.severity(each.severity())));
                            offer.setOnAction(_ -> model.accept(List.of(each)));
                            return offer;
                        })
                        .toList());
    }
}
