package crmbet.workbench.page.lab.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.Correlations;
import crmbet.core.statistics.DistributionOptions;
import crmbet.core.statistics.Distributions;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.statistics.Separations;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.OpenWorkspace;
import crmbet.workbench.page.lab.features.ComparedFeatures.Coefficient;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.ThreeCrowds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesViewModelTest {
    @TempDir
    Path folder;

    private final Messages messages = new Messages(Language.ENGLISH);
    private final FeatureFindings findings = new FeatureFindings(messages);

    /** Four customers in two clusters. */
    private static ComparedFeatures of(List<String> features, double... values) {
        Parallel parallel = Parallel.of(1);
        Labels labels = Labels.of(new int[] {0, 0, 1, 1});
        RankedColumns ranked = RankedColumns.of(
                Columns.of(new FeatureMatrix(features, values), parallel, Monitor.none()), parallel, Monitor.none());
        return new ComparedFeatures(
                Distributions.of(ranked, labels, DistributionOptions.DEFAULT, parallel, Monitor.none()),
                Separations.of(ranked, labels, parallel, Monitor.none()),
                Correlations.of(ranked, parallel, Monitor.none()));
    }

    @Test
    void theFeatureThatSeparatesMostAndNearDuplicatesAreNamed() {
        ComparedFeatures compared = of(
                List.of("recency", "frequency", "money"), //
                7,
                1,
                10, //
                3,
                2,
                20, //
                5,
                8,
                30, //
                4,
                9,
                4000);
        assertEquals(List.of(1, 2, 0), compared.bySeparation());
        assertEquals(
                "Frequency separates the clusters most: 80.0% of the differences in its ranking lie between them.",
                findings.separation(compared));
        assertEquals(
                "Frequency and Money go together most (1.00). They say nearly the same (beyond ±0.9) and so count"
                        + " twice: weigh dropping one.",
                findings.correlation(compared, Coefficient.SPEARMAN));
        messages.languageProperty().set(Language.PORTUGUESE);
        assertEquals(
                "Frequência é o que mais separa os grupos: 80,0% das diferenças em sua ordem estão entre eles.",
                findings.separation(compared));
        assertEquals(
                "Frequência e Valor gasto são os que mais andam juntos (1,00). Dizem quase o mesmo (além de ±0,9) e"
                        + " assim contam em dobro: pense em retirar um.",
                findings.correlation(compared, Coefficient.SPEARMAN));
    }

    @Test
    void aPairThatOpposesIsSaidToOppose() {
        ComparedFeatures compared = of(
                List.of("recency", "frequency"), //
                4,
                1, //
                3,
                2, //
                2,
                3, //
                1,
                4);
        assertTrue(findings.correlation(compared, Coefficient.PEARSON)
                .startsWith("Recency and Frequency oppose each other most (−1.00)."));
    }

    @Test
    void featuresThatDoNotVarySeparateNothing() {
        ComparedFeatures compared = of(List.of("recency", "frequency"), 1, 2, 1, 2, 1, 2, 1, 2);
        assertEquals("No feature varies among these customers.", findings.separation(compared));
        assertEquals(
                "No pair of features can be compared: it takes two that vary.",
                findings.correlation(compared, Coefficient.SPEARMAN));
    }

    @Test
    void aFeatureLeadsToThePictureBesideTheOneThatSeparatesMost() throws OperationException {
        try (OpenWorkspace open = new OpenWorkspace(folder)) {
            var _ = ThreeCrowds.in(open.workspace());
            LabViewModel lab = new LabViewModel(open.workbench());
            lab.runs().run();
            FeaturesViewModel model = new FeaturesViewModel(lab, open.workbench());
            model.look(1);
            assertEquals(new Axes.Components(), lab.picture().axesProperty().get());
            model.compared().shown();
            model.look(1);
            assertEquals(new Axes.Features(0, 1), lab.picture().axesProperty().get());
        }
    }
}
