package crmbet.workbench.page.lab;

import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.control.Labelled;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/** What there is to know about a run beside its picture. What each tab says stands beside the tabs: height is dear. */
final class DiagnosticTabs extends StackPane {
    private static final double TABS_HEIGHT = 34;
    private static final double LEAST_HEIGHT = 96;
    /** More rows than this scroll, so that the picture keeps its room. */
    private static final int MOST_ROWS = 9;

    private final ProfilePane profile;

    DiagnosticTabs(LabViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette) {
        profile = new ProfilePane(model, labelled, palette);
        SilhouettePane silhouette = new SilhouettePane(model, labelled, palette);
        TabPane tabs =
                new TabPane(tab(labelled, "lab.tab.profile", profile), tab(labelled, "lab.tab.silhouette", silhouette));
        tabs.setId("diagnostics");
        tabs.getStyleClass().add("diagnostics");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        getChildren().add(tabs);
        List<Node> heads = List.of(profile.head(), silhouette.head());
        StackPane says = new StackPane();
        says.getStyleClass().add("diagnostic-says");
        says.setMaxHeight(TABS_HEIGHT);
        says.setPickOnBounds(false);
        setAlignment(says, javafx.geometry.Pos.TOP_RIGHT);
        getChildren().add(says);
        tabs.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> says.getChildren().setAll(heads.get(Math.max(0, index.intValue()))));
        setMinHeight(LEAST_HEIGHT);
    }

    /** The height at which the profile of a run with a usual number of clusters hides none of them. */
    double wantedHeight() {
        return TABS_HEIGHT + profile.heightOf(MOST_ROWS);
    }

    private static Tab tab(Labelled labelled, String key, Node content) {
        Tab tab = new Tab();
        tab.textProperty().bind(labelled.messages().bind(key));
        tab.setContent(content);
        return tab;
    }
}
