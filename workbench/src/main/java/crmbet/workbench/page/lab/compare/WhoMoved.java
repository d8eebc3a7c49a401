package crmbet.workbench.page.lab.compare;

import atlantafx.base.theme.Styles;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.ComparisonViewModel;
import crmbet.workbench.page.lab.model.Faces;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who moved, by cluster or one by one. */
final class WhoMoved extends VBox {
    private static final double WIDTH = 392;

    private final Messages messages;
    private final MatchTable matches;
    private final DifferingTable differing;
    private final ToggleButton ofClusters = new ToggleButton();
    private final ToggleButton ofCustomers = new ToggleButton();
    private final ComparisonViewModel comparison;
    private final Button all;
    private @Nullable Compared shown;

    WhoMoved(DiagnosticContext context) {
        messages = context.messages();
        comparison = context.model().comparison();
        matches = new MatchTable(context);
        differing = new DifferingTable(context);
        getStyleClass().add("who-moved");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        ToggleGroup views = new ToggleGroup();
        ofClusters.setId("moved-clusters");
        ofClusters.getStyleClass().addAll(Styles.LEFT_PILL, Styles.SMALL);
        ofCustomers.setId("moved-customers");
        ofCustomers.getStyleClass().addAll(Styles.RIGHT_PILL, Styles.SMALL);
        for (ToggleButton each : new ToggleButton[] {ofClusters, ofCustomers}) {
            each.setToggleGroup(views);
        }
        ofClusters.textProperty().bind(messages.bind("lab.compare.clusters"));
        ofClusters.setSelected(true);
        views.selectedToggleProperty().addListener((_, earlier, now) -> {
            if (now == null) {
                views.selectToggle(earlier);
            }
        });
        matches.node().visibleProperty().bind(ofClusters.selectedProperty());
        differing.node().visibleProperty().bind(ofCustomers.selectedProperty());
        all = context.labelled().button("lab.compare.differing.select", () -> {
            if (shown != null) {
                comparison.selectDiffering(shown, messages.get("lab.compare.differing.detail"));
            }
        });
        all.setId("select-differing");
        all.getStyleClass().add(Styles.FLAT);
        all.visibleProperty().bind(ofCustomers.selectedProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        StackPane tables = new StackPane(matches.node(), differing.node());
        VBox.setVgrow(tables, Priority.ALWAYS);
        getChildren().addAll(new HBox(ofClusters, ofCustomers, space, all), tables);
    }

    /** As {@link FlowView#show}. */
    void show(Compared compared, Faces before, Faces after) {
        shown = compared;
        all.setDisable(compared.differing().isEmpty() || !comparison.canSelect(compared));
        ofCustomers.setText(
                messages.get("lab.compare.customers", compared.differing().size()));
        matches.show(compared, before, after);
        differing.show(compared, before, after);
    }
}
