package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.failure.Refusal;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFeaturesTest {
    private static final OwnFeature LARGEST_BET = expression("largest_bet", "max(amount) FILTER (WHERE kind = 'bet')");
    private static final OwnFeature QUIET = query("quiet", """
        -- hours since anything, $as_of in a comment stays
        SELECT customer_key, max(epoch($as_of - "at")) / 3600 FROM activity
        WHERE kind <> '$as_of' GROUP BY customer_key HAVING count(*) > 10""");

    @TempDir
    Path folder;

    private Workspace workspace;
    private OwnFeatures own;
    private FeatureSets sets;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        own = new OwnFeatures(workspace);
        sets = new FeatureSets(workspace);
        CatalogueFixture.fill(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static OwnFeature expression(String id, String sql) {
        return new OwnFeature(id, OwnFeature.Form.EXPRESSION, sql, Unit.MONEY, "");
    }

    private static OwnFeature query(String id, String sql) {
        return new OwnFeature(id, OwnFeature.Form.QUERY, sql, Unit.INDEX, "");
    }

    private FeatureTable compute(String... features) throws OperationException {
        sets.compute(
                FeatureSetDefinition.of("own", List.of(features), Transform.NONE, Scaling.NONE)
                        .withAsOf(CatalogueFixture.AS_OF),
                Monitor.none());
        return sets.loadRaw("own", Monitor.none());
    }

    @Test
    void anExpressionIsUsedLikeAnyFeature() throws OperationException {
        own.save(LARGEST_BET, Monitor.none());
        FeatureTable table = compute("deposits", "largest_bet");
        assertEquals(List.of("gil"), table.customers());
        assertEquals(600, table.matrix().at(0, 0));
        assertEquals(80, table.matrix().at(0, 1));
        FeatureTable alone = compute("largest_bet");
        assertEquals(List.of("gil", "pia", "sol"), alone.customers());
        assertTrue(Double.isNaN(alone.matrix().at(2, 0)));
    }

    @Test
    void aQueryMayAskForTheAsOfMomentAndLeaveCustomersOut() throws OperationException {
        own.save(QUIET, Monitor.none());
        FeatureTable table = compute("quiet", "acts");
        // gil has twelve rows, the first on January 10 at 20:00.
        assertEquals(50 * 24 + 4, table.matrix().at(0, 0), 1e-9);
        assertTrue(Double.isNaN(table.matrix().at(1, 0)));
        assertEquals(40 * 24 + 14, table.matrix().at(2, 0), 1e-9);
    }

    @Test
    void ownFeaturesSeeNothingFromTheAsOfMomentOn() throws OperationException {
        own.save(LARGEST_BET, Monitor.none());
        own.save(QUIET, Monitor.none());
        double[] before = compute("largest_bet", "quiet").matrix().values();
        CatalogueFixture.goOn(workspace);
        FeatureTable after = compute("largest_bet", "quiet");
        assertEquals(List.of("gil", "pia", "sol"), after.customers());
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after.matrix().value(i));
        }
    }

    @Test
    void aQueryOverOtherTablesMustAskForTheAsOfMoment() throws OperationException {
        CatalogueFixture.run(
                workspace,
                "CREATE TABLE data.calls AS SELECT 'gil' AS who, DATE '2024-02-01' AS called, 3.5 AS minutes");
        StatementRefusal refusal = refusal(query("calls", "SELECT who, sum(minutes) FROM calls GROUP BY who"));
        assertEquals(Refusal.NO_AS_OF, refusal.why());
        OwnFeature careful = query("calls", "SELECT who, sum(minutes) FROM calls WHERE called < $as_of GROUP BY who");
        own.save(careful, Monitor.none());
        assertEquals(3.5, compute("deposits", "calls").matrix().at(0, 1));
        own.save(
                query("residents", "SELECT customer_key, count(*) FROM crm.customer GROUP BY customer_key"),
                Monitor.none());
    }

    private record StatementRefusal(Refusal why, String what) {}

    private StatementRefusal refusal(OwnFeature feature) {
        Failure failure = failure(feature);
        assertInstanceOf(Failure.StatementRefused.class, failure);
        Failure.StatementRefused refused = (Failure.StatementRefused) failure;
        return new StatementRefusal(refused.refusal(), refused.what());
    }

    private Failure failure(OwnFeature feature) {
        return assertThrows(OperationException.class, () -> own.save(feature, Monitor.none()))
                .failure();
    }

    @Test
    void whatReadsTheFutureOrFilesOrWritesIsRefused() throws OperationException {
        assertEquals(
                Refusal.PAST_AS_OF,
                refusal(query("q", "SELECT customer_key, count(*) FROM crm.activity GROUP BY 1"))
                        .why());
        assertEquals(
                Refusal.PAST_AS_OF,
                refusal(expression("e", "(SELECT count(*) FROM crm.activity)")).why());
        assertEquals(
                Refusal.NO_SUCH_TABLE,
                refusal(query("q", "SELECT 'x', 1 FROM '/etc/passwd'")).why());
        assertEquals(
                Refusal.OUTSIDE_WORKSPACE,
                refusal(query("q", "SELECT 'x', 1 FROM read_text('/etc/passwd')"))
                        .why());
        assertInstanceOf(Failure.StatementFailed.class, failure(query("q", "DELETE FROM crm.customer")));
        assertInstanceOf(
                Failure.StatementFailed.class, failure(query("q", "SELECT 1, 2) AS x; DROP TABLE crm.customer --")));
        assertTrue(own.list().isEmpty());
    }

    @Test
    void whatCannotRunSaysWhere() {
        assertInstanceOf(Failure.StatementFailed.class, failure(expression("e", "max(amounts)")));
        assertInstanceOf(
                Failure.StatementFailed.class,
                failure(query("q", "SELECT customer_key, 'much' FROM activity GROUP BY ALL")));
        Failure.StatementFailed wrong = (Failure.StatementFailed) failure(expression("e", "sum(nothing)"));
        assertEquals(4, wrong.position());
    }

    @Test
    void severalValuesForOneCustomerAreRefused() {
        Failure.NotPossible failure =
                (Failure.NotPossible) failure(query("q", "SELECT customer_key, amount FROM activity"));
        assertInstanceOf(Obstacle.SeveralValues.class, failure.obstacle());
    }

    @Test
    void featuresAreEditedAndDeletedAndCannotHideThoseOfTheCatalogue() throws OperationException {
        own.save(LARGEST_BET, Monitor.none());
        OwnFeature edited = expression("largest_bet", "max(amount)");
        own.save(edited, Monitor.none());
        assertEquals(List.of(edited), own.list());
        own.delete("largest_bet");
        assertTrue(own.list().isEmpty());
        assertThrows(OperationException.class, () -> own.delete("largest_bet"));
        assertInstanceOf(Failure.AlreadyExists.class, failure(expression("money", "count(*)")));
        assertThrows(IllegalArgumentException.class, () -> expression("Money!", "count(*)"));
        assertThrows(IllegalArgumentException.class, () -> expression("money_scaled", "count(*)"));
        assertThrows(IllegalArgumentException.class, () -> expression("nothing", "  "));
    }
}
