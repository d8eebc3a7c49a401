package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.canonical.Canonical;
import crmbet.core.failure.OperationException;
import crmbet.core.sample.OnlineRetail;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real data: known means of recency, frequency and money of Online Retail, as of its last date plus one day. */
class OnlineRetailFeaturesTest {
    @Test
    void recencyFrequencyAndMoneyHaveTheKnownMeans(@TempDir Path folder) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            OnlineRetail.load(workspace, "retail");
            new Canonical(workspace).map("retail", Canonical.system("online-retail"), Monitor.none());
            FeatureSets sets = new FeatureSets(workspace);
            List<String> rfm = List.of("recency", "frequency", "money");
            FeatureSet set = sets.compute(
                    FeatureSetDefinition.of("rfm", rfm, Transform.LOG1P, Scaling.STANDARD), Monitor.none());
            assertEquals(LocalDateTime.of(2011, 12, 10, 12, 50), set.asOf());
            assertEquals(4_338, set.rows());
            double[] means = means(sets.loadRaw("rfm", Monitor.none()).matrix());
            assertEquals(92.536, means[0], 0.0005);
            assertEquals(4.272, means[1], 0.0005);
            assertEquals(2_054.266, means[2], 0.0005);
            assertEquals(8_911_407.90, means[2] * 4_338, 0.005);
            double[] scaled = means(sets.load("rfm", Monitor.none()).matrix());
            for (double mean : scaled) {
                assertEquals(0, mean, 1e-12);
            }
        }
    }

    private static double[] means(FeatureMatrix matrix) {
        double[] means = new double[matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += matrix.at(row, column) / matrix.rows();
            }
        }
        return means;
    }
}
