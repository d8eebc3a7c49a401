package crmbet.workbench.page.features;

import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.statistics.Correlations;
import crmbet.workbench.chart.CorrelationTriangle;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How far the chosen features go together, by their ranks. */
final class CorrelationPane extends VBox {
    private final Messages messages;
    private final FeaturesViewModel model;
    private final CorrelationTriangle triangle = new CorrelationTriangle();
    private boolean wanted;

    CorrelationPane(Labelled labelled, FeaturesViewModel model) {
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("sql-pane");
        ScrollPane scroll = new ScrollPane(triangle);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(labelled.caption("features.correlation.hint"), scroll);
        model.draft().chosen().addListener((ListChangeListener<Object>) _ -> look());
    }

    /** Whether anybody looks: what nobody looks at is not computed. */
    void setWanted(boolean looking) {
        wanted = looking;
        look();
    }

    private void look() {
        if (wanted) {
            model.correlate(this::show);
        }
    }

    private void show(Correlations correlations) {
        List<String> names = correlations.features().stream().map(this::name).toList();
        triangle.show(names, new CorrelationTriangle.Pairs() {
            @Override
            public double value(int column, int row) {
                return correlations.spearman(column, row);
            }

            @Override
            public String figure(double value) {
                return messages.formats().decimal(value, 2);
            }

            @Override
            public String words(int column, int row) {
                return messages.get(
                        "features.correlation.pair",
                        names.get(column),
                        names.get(row),
                        figure(value(column, row)),
                        correlations.customers(column, row));
            }

            @Override
            public void choose(int column, int row) {}
        });
    }

    private String name(String feature) {
        return FeatureCatalogue.all().stream()
                .filter(each -> each.id().equals(feature))
                .map((Feature each) -> each.name(messages.formats().locale()))
                .findFirst()
                .orElse(feature);
    }
}
