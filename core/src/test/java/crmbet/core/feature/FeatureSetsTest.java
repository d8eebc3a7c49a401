package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of three customers, computed by hand from the rows in {@link #activity}. */
class FeatureSetsTest {
    private static final List<String> EVERYTHING = List.of(
            "recency", "frequency", "money", "tenure", "mean_gap", "distinct_products", "basket_size", "return_rate");

    @TempDir
    Path folder;

    private Workspace workspace;
    private FeatureSets sets;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        sets = new FeatureSets(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /**
     * ana: invoices 1 (Jan 1, two products) and 2 (Jan 11 twice) and 3 (Jan 31), refund of 5. bia: one purchase, refunded
     * twice over. caio: one purchase of nothing. davi: a refund only, so no customer of the set.
     */
    private void activity() throws OperationException {
        run("""
            INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, product, source_id) VALUES
            ('d', 'ana', TIMESTAMP '2024-01-01 12:00:00', 'purchase', 10, 2, 'x', '1'),
            ('d', 'ana', TIMESTAMP '2024-01-01 12:00:00', 'purchase', 5, 1, 'y', '1'),
            ('d', 'ana', TIMESTAMP '2024-01-11 09:00:00', 'purchase', 20.5, 4, 'x', '2'),
            ('d', 'ana', TIMESTAMP '2024-01-31 12:00:00', 'purchase', 4.5, NULL, 'z', '3'),
            ('d', 'ana', TIMESTAMP '2024-01-31 13:00:00', 'refund', 5, 1, 'z', 'C3'),
            ('d', 'bia', TIMESTAMP '2024-01-30 12:00:01', 'purchase', 8, 3, 'x', '4'),
            ('d', 'bia', TIMESTAMP '2024-01-30 13:00:00', 'refund', 16, 3, 'x', 'C4'),
            ('e', 'caio', TIMESTAMP '2024-01-21 12:00:00', 'purchase', 0, 1, NULL, '5'),
            ('e', 'davi', TIMESTAMP '2024-01-21 12:00:00', 'refund', 3, 1, 'x', 'C6')""");
        run(
                "INSERT INTO meta.mapping VALUES ('d', 'columns', '', 7, 2, 2, now(), NULL), ('e', 'columns', '', 2, 2, 1, now(), NULL)");
    }

    private static FeatureSetDefinition plain(String... features) {
        return FeatureSetDefinition.of("set", List.of(features), Transform.NONE, Scaling.NONE)
                .withAsOf(LocalDateTime.of(2024, 2, 1, 12, 0));
    }

    @Test
    void everyFeatureHasTheValueComputedByHand() throws OperationException {
        activity();
        FeatureSet set = sets.compute(plain(EVERYTHING.toArray(String[]::new)), Monitor.none());
        FeatureTable raw = sets.loadRaw("set", Monitor.none());
        assertEquals(List.of("ana", "bia", "caio"), raw.customers());
        assertArrayEquals(
                new double[] {
                    // recency, frequency, money, tenure, mean gap, distinct products, basket size, return rate
                    1,
                    3,
                    40,
                    31,
                    15,
                    3,
                    8.0 / 3,
                    5.0 / 40, //
                    1,
                    1,
                    8,
                    1,
                    Double.NaN,
                    1,
                    3,
                    2, //
                    11,
                    1,
                    0,
                    11,
                    Double.NaN,
                    0,
                    1,
                    Double.NaN,
                },
                raw.matrix().values(),
                1e-12);
        assertEquals(3, set.rows());
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 2L, 0L, 0L, 1L),
                set.columns().stream().map(FeatureColumn::missing).toList());
    }

    @Test
    void theMedianStandsInForFiguresThatDoNotExist() throws OperationException {
        activity();
        sets.compute(plain("mean_gap", "return_rate"), Monitor.none());
        FeatureTable table = sets.load("set", Monitor.none());
        assertArrayEquals(
                new double[] {15, 0.125, 15, 2, 15, 1.0625}, table.matrix().values(), 1e-12);
    }

    @Test
    void nothingAtOrAfterTheAsOfMomentLeaksIn() throws OperationException {
        activity();
        sets.compute(plain("money", "frequency").withAsOf(LocalDateTime.of(2024, 1, 11, 9, 0)), Monitor.none());
        FeatureTable table = sets.loadRaw("set", Monitor.none());
        assertEquals(List.of("ana"), table.customers());
        assertArrayEquals(new double[] {15, 1}, table.matrix().values());
    }

    @Test
    void onlyTheWindowCounts() throws OperationException {
        activity();
        sets.compute(plain("money", "tenure").withWindowDays(1), Monitor.none());
        FeatureTable table = sets.loadRaw("set", Monitor.none());
        assertEquals(List.of("ana"), table.customers());
        assertArrayEquals(new double[] {4.5, 1}, table.matrix().values());
    }

    @Test
    void onlyTheChosenDatasetsCount() throws OperationException {
        activity();
        FeatureSet set = sets.compute(plain("money").withAsOf(null).withDatasets(List.of("e")), Monitor.none());
        assertEquals(LocalDateTime.of(2024, 1, 22, 12, 0), set.asOf());
        assertEquals(List.of("caio"), sets.load("set", Monitor.none()).customers());
    }

    @Test
    void theAsOfMomentIsTheLastActivityPlusOneDayUnlessSaidOtherwise() throws OperationException {
        activity();
        FeatureSet set = sets.compute(plain("money").withAsOf(null), Monitor.none());
        assertEquals(LocalDateTime.of(2024, 2, 1, 13, 0), set.asOf());
    }

    @Test
    void standardScalingUsesTheDeviationOfThePopulation() throws OperationException {
        assertScaled(Transform.NONE, Scaling.STANDARD, 24 / Math.sqrt(896.0 / 3), -8 / Math.sqrt(896.0 / 3));
    }

    @Test
    void robustScalingUsesMedianAndInterquartileRange() throws OperationException {
        assertScaled(Transform.NONE, Scaling.ROBUST, 32.0 / 20, 0);
    }

    @Test
    void minMaxScalingEndsAtZeroAndOne() throws OperationException {
        assertScaled(Transform.NONE, Scaling.MINMAX, 1, 8.0 / 40);
    }

    @Test
    void logarithmsAreOfOnePlusTheValue() throws OperationException {
        assertScaled(Transform.LOG1P, Scaling.NONE, Math.log(41), Math.log(9));
    }

    /** Money is 40, 8, 0. */
    private void assertScaled(Transform transform, Scaling scaling, double ana, double bia) throws OperationException {
        activity();
        FeatureSetDefinition definition = FeatureSetDefinition.of("set", List.of("money"), transform, scaling);
        FeatureSet set = sets.compute(definition, Monitor.none());
        double[] values = sets.load("set", Monitor.none()).matrix().values();
        assertEquals(ana, values[0], 1e-12);
        assertEquals(bia, values[1], 1e-12);
        FeatureColumn column = set.columns().getFirst();
        double transformed = transform == Transform.NONE ? 40 : Math.log(41);
        assertEquals(ana, (transformed - column.centre()) / column.spread(), 1e-12);
    }

    @Test
    void negativeValuesKeepTheirOrderUnderTheLogarithm() throws OperationException {
        double value = workspace.read(
                Monitor.none(),
                session -> session.first(
                                "SELECT " + FeatureSql.transform(Transform.LOG1P, "x") + " FROM (SELECT -9.0 AS x)",
                                row -> row.number(0))
                        .orElseThrow());
        assertEquals(-Math.log(10), value, 1e-12);
    }

    @Test
    void aConstantColumnBecomesZeroAndSaysSo() throws OperationException {
        run("""
            INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
            SELECT 'd', 'c' || range, TIMESTAMP '2024-01-01 12:00:00', 'purchase', 0.1, 1, '1' FROM range(1000)""");
        for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.ROBUST, Scaling.MINMAX)) {
            FeatureSet set = sets.compute(
                    FeatureSetDefinition.of("set", List.of("money", "mean_gap"), Transform.LOG1P, scaling),
                    Monitor.none());
            assertTrue(set.columns().getFirst().constant());
            assertEquals(1000, set.columns().getLast().missing());
            assertArrayEquals(
                    new double[2000], sets.load("set", Monitor.none()).matrix().values());
        }
    }

    @Test
    void theStatementRunByHandGivesTheTable() throws OperationException {
        activity();
        FeatureSetDefinition definition = FeatureSetDefinition.of("set", EVERYTHING, Transform.LOG1P, Scaling.ROBUST);
        FeatureSet set = sets.compute(definition, Monitor.none());
        assertEquals(set.sql(), sets.sql(definition));
        run("CREATE TABLE data.by_hand AS " + set.sql());
        assertEquals(3, count("SELECT count(*) FROM data.by_hand"));
        assertEquals(
                0, count("SELECT count(*) FROM (SELECT * FROM data.by_hand EXCEPT SELECT * FROM features.\"set\")"));
    }

    @Test
    void theFingerprintIsTheSameForTheSameDataAndOnlyThen() throws OperationException {
        activity();
        String first = sets.compute(plain("money"), Monitor.none()).fingerprint();
        assertEquals(first, sets.compute(plain("money"), Monitor.none()).fingerprint());
        assertNotEquals(first, sets.compute(plain("recency"), Monitor.none()).fingerprint());
        run("UPDATE crm.activity SET amount = 8.01 WHERE customer_key = 'bia' AND kind = 'purchase'");
        assertNotEquals(first, sets.compute(plain("money"), Monitor.none()).fingerprint());
    }

    @Test
    void aSetIsListedAsItWasDefinedAndCanBeDeleted() throws OperationException {
        activity();
        FeatureSetDefinition definition = new FeatureSetDefinition(
                "odd; \"name",
                List.of(
                        new FeatureChoice("money", Transform.LOG1P, Scaling.ROBUST),
                        new FeatureChoice("recency", Transform.NONE, Scaling.MINMAX)),
                null,
                365,
                List.of("d"));
        FeatureSet set = sets.compute(definition, Monitor.none());
        assertEquals(definition, set.definition());
        assertEquals(List.of(set), sets.list());
        sets.delete("odd; \"name");
        assertTrue(sets.list().isEmpty());
        assertThrows(OperationException.class, () -> sets.load("odd; \"name", Monitor.none()));
    }

    @Test
    void aPreviewShowsTheValuesBeforeAndAfter() throws OperationException {
        activity();
        FeatureSetDefinition definition =
                FeatureSetDefinition.of("set", List.of("money", "mean_gap"), Transform.NONE, Scaling.MINMAX);
        List<FeaturePreview> previews = sets.preview(definition, 4, Monitor.none());
        assertEquals(
                new Histogram(0, 40, List.of(2L, 0L, 0L, 1L)),
                previews.getFirst().before());
        assertEquals(
                new Histogram(0, 1, List.of(2L, 0L, 0L, 1L)),
                previews.getFirst().after());
        assertEquals(
                new Histogram(15, 15, List.of(1L, 0L, 0L, 0L)),
                previews.getLast().before());
        assertEquals(2, previews.getLast().missing());
        assertTrue(sets.list().isEmpty());
    }

    @Test
    void rowsComeInTheOrderOfTheirCustomersHoweverMany() throws OperationException {
        int customers = 300_000;
        run("""
            INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, source_id)
            SELECT 'd', printf('%07d', (range * 7919) % 300000), TIMESTAMP '2024-01-01 12:00:00', 'purchase',
                (range * 7919) % 300000, 1, '1' FROM range(300000)""");
        sets.compute(plain("money", "recency"), Monitor.none());
        FeatureTable table = sets.load("set", Monitor.none());
        assertEquals(IntStream.range(0, customers).mapToObj("%07d"::formatted).toList(), table.customers());
        for (int row = 0; row < customers; row++) {
            assertEquals(row, table.matrix().at(row, 0));
        }
    }

    @Test
    void whatCannotBeComputedSaysWhy() throws OperationException {
        assertInstanceOf(Failure.NotPossible.class, failure(plain("money").withAsOf(null)));
        activity();
        assertInstanceOf(Failure.NotFound.class, failure(plain("luck")));
        assertInstanceOf(Failure.NotFound.class, failure(plain("money").withDatasets(List.of("nothing"))));
        assertInstanceOf(
                Failure.NotPossible.class, failure(plain("money").withAsOf(LocalDateTime.of(2020, 1, 1, 0, 0))));
        assertTrue(sets.list().isEmpty());
    }

    @Test
    void definitionsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> plain("money", "money"));
        assertThrows(IllegalArgumentException.class, FeatureSetsTest::plain);
        assertThrows(IllegalArgumentException.class, () -> plain("money").withWindowDays(0));
    }

    private Failure failure(FeatureSetDefinition definition) {
        return assertThrows(OperationException.class, () -> sets.compute(definition, Monitor.none()))
                .failure();
    }

    private void run(String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute(sql));
    }

    private long count(String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.integer(0)).orElseThrow());
    }
}
