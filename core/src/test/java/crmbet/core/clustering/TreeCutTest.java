package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.RowSet;
import crmbet.core.task.Monitor;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeCutTest {
    private static final HdbscanOptions OPTIONS = HdbscanOptions.of(15, 5);

    private final FeatureMatrix matrix = ClusterableData.matrix();
    private final HdbscanModel model = model(OPTIONS);

    @Test
    void aCutIsWhatAFitWithItsOptionsFinds() throws OperationException {
        for (double epsilon : new double[] {0, 0.01, 0.03, 0.05, 0.1, 10}) {
            for (ClusterSelection selection : ClusterSelection.values()) {
                HdbscanOptions options = OPTIONS.withEpsilon(epsilon).withSelection(selection);
                Labels expected =
                        new HdbscanStrategy(options).fit(matrix, Monitor.none()).labels();
                TreeCut cut = model.cut(options);
                assertEquals(expected, cut.labels(), options.toString());
                assertEquals(expected.clusterCount(), cut.branches().length);
            }
        }
    }

    @Test
    void theClustersOfACutAreWholeBranches() {
        TreeCut cut = model.cut(OPTIONS.withSelection(ClusterSelection.LEAF).withEpsilon(0.03));
        assertTrue(cut.branches().length > 1);
        for (int cluster = 0; cluster < cut.branches().length; cluster++) {
            int wanted = cluster;
            BitSet rows = new BitSet();
            IntStream.range(0, matrix.rows())
                    .filter(row -> !cut.labels().isNoise(row) && cut.labels().clusterOf(row) == wanted)
                    .forEach(rows::set);
            assertEquals(RowSet.of(rows, matrix.rows()), model.condensedTree().rowsOf(cut.branches()[cluster]));
        }
        assertEquals(1, model.condensedTree().rowsOf(0).share(), "the root holds everybody");
    }

    @Test
    void theExemplarsOfALeafAreItsLastRows() {
        CondensedTree tree = model.condensedTree();
        int leaf = tree.clusterCount() - 1;
        int[] byDefinition = IntStream.range(0, matrix.rows())
                .filter(row -> tree.clusterOf(row) == leaf
                        && tree.lambdaOf(row) == tree.cluster(leaf).death())
                .toArray();
        assertTrue(byDefinition.length > 0);
        assertArrayEquals(byDefinition, tree.exemplars(leaf));
        assertTrue(tree.exemplars(0).length > byDefinition.length, "those of the root are of all its leaves");
    }

    @Test
    void optionsThatNeedAnotherTreeAreRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> model.cut(OPTIONS.withMinClusterSize(16)));
        assertTrue(String.valueOf(refused.getMessage()).contains("must be the same"), refused.toString());
    }

    private HdbscanModel model(HdbscanOptions options) {
        try {
            return (HdbscanModel)
                    new HdbscanStrategy(options).fit(matrix, Monitor.none()).model();
        } catch (OperationException e) {
            throw new AssertionError(e);
        }
    }
}
