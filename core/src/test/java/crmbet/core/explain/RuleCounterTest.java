package crmbet.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.clustering.Labels;
import crmbet.core.explain.Condition.End;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.statistics.Columns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuleCounterTest {
    private static final double NONE = Double.NaN;
    private static final List<String> FEATURES = List.of("recency", "money", "mean_gap");

    @Test
    void coverageAndPurityAreSharesOfTheClusterAndOfThoseFound() {
        double[] values = {5, 100, 1, 40, 900, NONE, 60, 1_000, 3, 80, 50, NONE};
        RuleCounter counter = counter(values, new int[] {0, 1, 1, 1});

        RuleCount count =
                counter.count(Rule.of(Condition.atLeast("recency", 40), Condition.atLeast("money", 900)), 1, none());
        assertEquals(new RuleCount(2, 2, 3), count);
        assertEquals(2 / 3.0, count.coverage());
        assertEquals(1, count.purity());
        assertEquals(0.8, count.quality(), 1e-15);
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        RuleCounter counter = counter(new double[] {10, 0, 0, 20, 0, 0, 30, 0, 0}, new int[3]);

        assertEquals(
                2,
                counter.count(Rule.of(Condition.between("recency", 10, 20)), 0, none())
                        .found());
    }

    @Test
    void missingFiguresMatchOnlyWhereTheyAreAskedFor() {
        RuleCounter counter = counter(new double[] {0, 0, 1, 0, 0, NONE, 0, 0, 9}, new int[3]);

        assertEquals(
                1,
                counter.count(Rule.of(Condition.atMost("mean_gap", 5)), 0, none())
                        .found());
        assertEquals(
                1,
                counter.count(Rule.of(Condition.missing("mean_gap")), 0, none()).found());
        assertEquals(
                2,
                counter.count(Rule.of(Condition.present("mean_gap")), 0, none()).found());
        Condition orMissing = new Condition("mean_gap", 5, Double.POSITIVE_INFINITY, true);
        assertEquals(2, counter.count(Rule.of(orMissing), 0, none()).found());
    }

    @Test
    void aThresholdThatMovesChangesTheCount() {
        RuleCounter counter = counter(new double[] {10, 0, 0, 20, 0, 0, 30, 0, 0}, new int[3]);
        Rule rule = Rule.of(Condition.atLeast("recency", 15));

        assertEquals(2, counter.count(rule, 0, none()).found());
        Rule moved = rule.withThreshold(0, "recency", End.AT_LEAST, 25);
        assertEquals(1, counter.count(moved, 0, none()).found());
        assertEquals(BitSet.valueOf(new long[] {4}), counter.rows(moved, none()).toBitSet());
        assertThrows(IllegalArgumentException.class, () -> rule.withThreshold(0, "money", End.AT_LEAST, 1));
        assertThrows(IllegalArgumentException.class, () -> rule.withThreshold(0, "recency", End.AT_LEAST, NONE));
    }

    @Test
    void aRuleOfNoBranchFindsNobodyAndOneOfNoConditionEverybody() {
        RuleCounter counter = counter(new double[3 * 70], new int[70]);

        assertEquals(0, counter.count(new Rule(List.of()), 0, none()).found());
        assertEquals(70, counter.count(Rule.of(), 0, none()).found());
    }

    @Test
    void anUnknownFeatureIsRefused() {
        RuleCounter counter = counter(new double[3], new int[1]);

        assertThrows(
                IllegalArgumentException.class,
                () -> counter.count(Rule.of(Condition.atLeast("height", 1)), 0, none()));
    }

    @Test
    void countsEqualThoseOfABruteForceForAnyRule() {
        SplittableRandom random = new SplittableRandom(11);
        int rows = 20_011;
        double[] values = new double[3 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(20) == 0 ? NONE : random.nextInt(100);
        }
        int[] labels = random.ints(rows, -1, 3).toArray();
        RuleCounter counter = counter(values, labels);
        for (int attempt = 0; attempt < 60; attempt++) {
            Rule rule = anyRule(random);
            int cluster = random.nextInt(3);
            BitSet expected = new BitSet();
            int hits = 0;
            for (int row = 0; row < rows; row++) {
                if (matches(rule, values, row)) {
                    expected.set(row);
                    hits += labels[row] == cluster ? 1 : 0;
                }
            }
            RuleCount count = counter.count(rule, cluster, none());
            assertEquals(expected.cardinality(), count.found(), rule::toString);
            assertEquals(hits, count.hits(), rule::toString);
            assertEquals(expected, counter.rows(rule, none()).toBitSet(), rule::toString);
        }
    }

    private static Rule anyRule(SplittableRandom random) {
        List<Branch> branches = new ArrayList<>();
        for (int branch = random.nextInt(4); branch > 0; branch--) {
            List<Condition> conditions = new ArrayList<>();
            for (String feature : FEATURES) {
                double end = random.nextInt(100);
                switch (random.nextInt(7)) {
                    case 0 -> conditions.add(Condition.atLeast(feature, end));
                    case 1 -> conditions.add(Condition.atMost(feature, end));
                    case 2 -> conditions.add(new Condition(feature, end, end + 30, random.nextBoolean()));
                    case 3 -> conditions.add(Condition.missing(feature));
                    case 4 -> conditions.add(Condition.present(feature));
                    default -> {}
                }
            }
            branches.add(new Branch(conditions));
        }
        return new Rule(branches);
    }

    private static boolean matches(Rule rule, double[] values, int row) {
        return rule.branches().stream()
                .anyMatch(branch -> branch.conditions().stream()
                        .allMatch(condition ->
                                condition.matches(values[row * 3 + FEATURES.indexOf(condition.feature())])));
    }

    private static Monitor none() {
        return Monitor.none();
    }

    private static RuleCounter counter(double[] values, int[] labels) {
        Parallel parallel = Parallel.of(2);
        Columns columns = Columns.of(new FeatureMatrix(FEATURES, values), parallel, none());
        return new RuleCounter(columns, Labels.of(labels), parallel);
    }
}
