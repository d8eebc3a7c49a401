package crmbet.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Labels;
import crmbet.core.clustering.OnlineRetail;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of four clusters of real customers are short, round and find most of them. */
class ExplainedOnlineRetailTest {
    @Test
    void fourClustersOfRealCustomersAreExplained() throws Exception {
        Labels labels = new KMeansStrategy(KMeansOptions.of(4))
                .fit(OnlineRetail.standardizedLogRfm(), Monitor.none())
                .labels();
        Parallel parallel = Parallel.of(2);
        RankedColumns ranked =
                RankedColumns.of(Columns.of(OnlineRetail.rfm(), parallel, Monitor.none()), parallel, Monitor.none());
        List<Explanation> explanations =
                Explanations.of(ranked, labels, ExplainOptions.DEFAULT, parallel, Monitor.none());

        Set<NameKind> kinds = new HashSet<>();
        for (Explanation explanation : explanations) {
            assertTrue(explanation.count().coverage() > 0.7, explanation::toString);
            assertTrue(explanation.count().purity() > 0.7, explanation::toString);
            assertTrue(explanation.rule().branches().size() <= 3, explanation::toString);
            for (Branch branch : explanation.rule().branches()) {
                assertTrue(branch.conditions().size() <= 3, explanation::toString);
            }
            kinds.add(explanation.name().kind());
        }
        assertEquals(4, kinds.size());
        assertTrue(kinds.contains(NameKind.CHAMPIONS), kinds::toString);
    }
}
