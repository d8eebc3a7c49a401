package crmbet.workbench.page.lab.features;

import crmbet.workbench.chart.CorrelationTriangle;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.VBox;

/** The correlation of every pair of features of the set; a click looks at the pair in the picture. */
final class CorrelationMatrix extends VBox {
    private final FeaturesViewModel model;
    private final Messages messages;
    private final FeatureFindings findings;
    private final CorrelationTriangle triangle = new CorrelationTriangle();

    CorrelationMatrix(FeaturesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        findings = new FeatureFindings(messages);
        getChildren().add(triangle);
    }

    void show(ComparedFeatures compared, ComparedFeatures.Coefficient coefficient) {
        List<String> names = IntStream.range(0, compared.distributions().size())
                .mapToObj(feature -> findings.name(compared, feature))
                .toList();
        triangle.show(names, new CorrelationTriangle.Pairs() {
            @Override
            public double value(int column, int row) {
                return compared.correlation(coefficient, row, column);
            }

            @Override
            public String figure(double value) {
                return findings.figure(value);
            }

            @Override
            public String words(int column, int row) {
                return messages.get(
                        "lab.features.pair",
                        names.get(column),
                        names.get(row),
                        figure(value(column, row)),
                        compared.correlations().customers(row, column));
            }

            @Override
            public void choose(int column, int row) {
                model.look(column, row);
            }
        });
    }
}
