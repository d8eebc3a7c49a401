package crmbet.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final Parallel PARALLEL = Parallel.of(2);
    private static final double NONE = Double.NaN;

    @Test
    void aClusterCutByThresholdsIsFoundWithRoundOnes() {
        SplittableRandom random = new SplittableRandom(2);
        int rows = 5_000;
        double[] values = new double[2 * rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            values[2 * row] = random.nextInt(365);
            values[2 * row + 1] = Math.rint(Math.exp(random.nextDouble() * 9) * 100) / 100;
            labels[row] = values[2 * row] > 89 && values[2 * row + 1] > 997.31 ? 1 : 0;
        }
        Explanation lapsed =
                explain(List.of("recency", "money"), values, labels).get(1);

        assertEquals(1, lapsed.rule().branches().size());
        Branch branch = lapsed.rule().branches().getFirst();
        assertEquals(90, branch.condition("recency").orElseThrow().atLeast());
        assertEquals(1_000, branch.condition("money").orElseThrow().atLeast());
        assertFalse(branch.condition("money").orElseThrow().hasAtMost());
        assertTrue(lapsed.count().coverage() > 0.98 && lapsed.count().purity() > 0.98);
        assertEquals(NameKind.LAPSED_BIG_SPENDERS, lapsed.name().kind());
    }

    @Test
    void aClusterOfTwoPlacesNeedsTwoBranches() {
        double[] values =
                new SplittableRandom(4).doubles(4_000).map(u -> u * 100).toArray();
        int[] labels = new int[4_000];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = values[row] < 20 || values[row] > 80 ? 1 : 0;
        }
        Rule rule = explain(List.of("money"), values, labels).get(1).rule();

        assertEquals(2, rule.branches().size());
        assertEquals(
                List.of(20.0, 80.0),
                rule.branches().stream()
                        .map(branch -> branch.conditions().getFirst())
                        .map(condition -> condition.hasAtMost() ? condition.atMost() : condition.atLeast())
                        .sorted()
                        .toList());
    }

    @Test
    void customersWithoutAFigureCanBeTheRule() {
        double[] values = new double[900];
        int[] labels = new int[900];
        for (int row = 0; row < values.length; row++) {
            labels[row] = row % 3 == 0 ? 1 : 0;
            values[row] = labels[row] == 1 ? NONE : row;
        }
        List<Explanation> found = explain(List.of("mean_gap"), values, labels);

        assertEquals(Rule.of(Condition.missing("mean_gap")), found.get(1).rule());
        assertEquals(Rule.of(Condition.present("mean_gap")), found.get(0).rule());
        assertEquals(1, found.get(1).count().quality());
        assertEquals(1, found.get(1).distinctions().getFirst().missing());
    }

    @Test
    void aRareClusterIsFoundInASmallSampleAndCountedOverAll() {
        SplittableRandom random = new SplittableRandom(6);
        int rows = 60_000;
        double[] values = random.doubles(2L * rows).map(u -> u * 1_000).toArray();
        int[] labels = new int[rows];
        int members = 0;
        for (int row = 0; row < rows; row++) {
            labels[row] = values[2 * row] > 950 && values[2 * row + 1] < 100 ? 1 : 0;
            members += labels[row];
        }
        Explanation rare = Explanations.of(
                        ranked(List.of("a", "b"), values),
                        Labels.of(labels),
                        new ExplainOptions(4, 3, 2_000, 0.01, 9),
                        PARALLEL,
                        Monitor.none())
                .get(1);

        assertEquals(members, rare.count().cluster());
        assertTrue(rare.count().quality() > 0.9, rare::toString);
        Columns columns = ranked(List.of("a", "b"), values).columns();
        assertEquals(
                rare.count(),
                new RuleCounter(columns, Labels.of(labels), PARALLEL).count(rare.rule(), 1, Monitor.none()));
    }

    @Test
    void roundingChangesCountsByNoMoreThanStated() {
        SplittableRandom random = new SplittableRandom(8);
        double[] values = random.doubles(9_000).map(u -> u * u * 12_345).toArray();
        int[] labels = new int[3_000];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = values[3 * row] + values[3 * row + 1] > 9_000 ? 1 : 0;
        }
        List<String> features = List.of("a", "b", "c");
        ExplainOptions exact = new ExplainOptions(4, 3, 40_000, 0, 1);
        ExplainOptions rounded = new ExplainOptions(4, 3, 40_000, 0.02, 1);
        RankedColumns ranked = ranked(features, values);
        for (int cluster = 0; cluster < 2; cluster++) {
            RuleCount before = Explanations.of(ranked, Labels.of(labels), exact, PARALLEL, Monitor.none())
                    .get(cluster)
                    .count();
            RuleCount after = Explanations.of(ranked, Labels.of(labels), rounded, PARALLEL, Monitor.none())
                    .get(cluster)
                    .count();
            assertEquals(before.found(), after.found(), 0.02 * before.found());
            assertEquals(before.hits(), after.hits(), 0.02 * before.hits());
        }
    }

    @Test
    void theSameSeedExplainsAlikeOnAnyNumberOfThreads() {
        double[] values = new SplittableRandom(12).doubles(30_000).toArray();
        int[] labels = new SplittableRandom(13).ints(10_000, -1, 3).toArray();
        RankedColumns ranked = ranked(List.of("a", "b", "c"), values);
        ExplainOptions options = new ExplainOptions(3, 2, 1_000, 0.01, 5);

        assertEquals(
                Explanations.of(ranked, Labels.of(labels), options, Parallel.of(1), Monitor.none()),
                Explanations.of(ranked, Labels.of(labels), options, Parallel.of(3), Monitor.none()));
    }

    @Test
    void oneClusterOfEverybodyNeedsNoCondition() {
        Explanation all =
                explain(List.of("money"), new double[] {1, 2, 3}, new int[3]).getFirst();

        assertEquals(Rule.of(), all.rule());
        assertEquals(new RuleCount(3, 3, 3), all.count());
        assertEquals(NameKind.AVERAGE, all.name().kind());
    }

    @Test
    void superiorityIsTheChanceToHaveMore() {
        // Cluster 1 has 3, 5; the others 1, 3, 4, noise 2: of 8 pairs 3 beats 1, 2 and ties 3, 5 beats all four.
        double[] values = {1, 3, 4, 2, 3, 5};
        Distinction money = Distinctions.of(
                        ranked(List.of("money"), values),
                        Labels.of(new int[] {0, 0, 0, -1, 1, 1}),
                        PARALLEL,
                        Monitor.none())
                .get(1)
                .getFirst();

        assertEquals((2 + 0.5 + 4) / 8, money.superiority());
        assertEquals(Level.VERY_HIGH, money.level());
        assertEquals(4, money.median());
        assertEquals(3, money.wholeMedian());
    }

    @Test
    void clustersOfOneKindGetDifferentNames() {
        int rows = 600;
        double[] values = new double[2 * rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 6;
            values[2 * row] = row % 6 < 3 ? 10 : 300;
            values[2 * row + 1] = row;
        }
        List<SuggestedName> names = explain(List.of("recency", "money"), values, labels).stream()
                .map(Explanation::name)
                .toList();

        assertEquals(6, new HashSet<>(names).size(), names::toString);
        assertTrue(names.get(0).kind() == NameKind.RECENT_BUYERS);
        assertTrue(names.get(3).kind() == NameKind.LAPSED);
    }

    @Test
    void featuresBeyondTheCatalogueAreNamedByTheirTrait() {
        double[] values = {1, 2, 3, 11, 12, 13};
        SuggestedName name = explain(List.of("visits"), values, new int[] {0, 0, 0, 1, 1, 1})
                .get(1)
                .name();

        assertEquals(NameKind.DISTINGUISHED, name.kind());
        assertEquals(new Trait("visits", true), name.trait().orElseThrow());
    }

    private static List<Explanation> explain(List<String> features, double[] values, int[] labels) {
        return Explanations.of(
                ranked(features, values), Labels.of(labels), ExplainOptions.DEFAULT, PARALLEL, Monitor.none());
    }

    private static RankedColumns ranked(List<String> features, double[] values) {
        return RankedColumns.of(
                Columns.of(new FeatureMatrix(features, values), PARALLEL, Monitor.none()), PARALLEL, Monitor.none());
    }
}
