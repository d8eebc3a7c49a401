package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every feature against figures computed by hand from the rows of {@link CatalogueFixture}. */
class FeatureCatalogueTest {
    private static final double MISSING = Double.NaN;
    private static final List<String> EVERYTHING =
            FeatureCatalogue.all().stream().map(Feature::id).toList();

    private static final Map<String, Double> GIL = new HashMap<>();
    private static final Map<String, Double> SOL = new HashMap<>();
    private static final Map<String, Double> PIA = new HashMap<>();

    static {
        GIL.put("deposits", 600.0);
        GIL.put("deposit_count", 4.0);
        GIL.put("deposit_recency", 12.0);
        GIL.put("mean_deposit", 150.0);
        GIL.put("largest_deposit", 300.0);
        GIL.put("withdrawals", 120.0);
        GIL.put("net_deposits", 480.0);
        GIL.put("withdrawn_share", 0.2);
        GIL.put("stakes", 200.0);
        GIL.put("bet_count", 4.0);
        GIL.put("bet_recency", 12.0);
        GIL.put("mean_stake", 50.0);
        GIL.put("ggr", 80.0);
        GIL.put("ngr", 55.0);
        GIL.put("payout_rate", 0.6);
        GIL.put("bonuses", 25.0);
        GIL.put("bonus_dependence", 25.0 / 625);
        GIL.put("acts", 9.0);
        GIL.put("last_seen", 9.0);
        GIL.put("days_known", 50.0);
        GIL.put("active_days", 3.0);
        GIL.put("days_a_week", 21.0 / 52);
        GIL.put("longest_gap", 38.0);
        GIL.put("gap_variation", 17.5 / 20.5);
        GIL.put("product_entropy", 1.5);
        GIL.put("top_product_share", 0.5);
        GIL.put("distinct_categories", 2.0);
        GIL.put("category_entropy", 0.25 * 2 + 0.75 * log2(4.0 / 3));
        GIL.put("top_category_share", 0.75);
        GIL.put("distinct_channels", 2.0);
        GIL.put("top_channel_share", 5.0 / 9);
        GIL.put("night_share", 3.0 / 9);
        GIL.put("morning_share", 1.0 / 9);
        GIL.put("evening_share", 4.0 / 9);
        GIL.put("weekend_share", 4.0 / 9);
        GIL.put("peak_hour_share", 3.0 / 9);
        GIL.put("hour_entropy", 2.0 / 3 * log2(3) + 3.0 / 9 * log2(9));
        GIL.put("weekday_entropy", 8.0 / 9 * log2(9.0 / 4) + 1.0 / 9 * log2(9));
        GIL.put("activity_trend", 1.0 / 9);
        GIL.put("deposit_trend", 0.5);
        GIL.put("stake_trend", 0.0);
        GIL.put("deposit_volatility", 0.5);
        GIL.put("stake_volatility", 0.0);
        GIL.put("visits", 5.0);
        GIL.put("acts_a_visit", 9.0 / 5);
        GIL.put("visit_minutes", 12.0);
        GIL.put("deposit_escalation", 3.0);
        GIL.put("most_deposits_a_day", 2.0);
        GIL.put("deposits_after_losing", 0.25);
        GIL.put("night_bets", 0.25);
        GIL.put("losing_days", 0.5);
        GIL.put("worst_day", 90.0);
        GIL.put("recency", MISSING);
        GIL.put("response_rate", MISSING);
        GIL.put("appointment_gap", MISSING);

        SOL.put("recency", 19.0);
        SOL.put("frequency", 2.0);
        SOL.put("money", 200.0);
        SOL.put("tenure", 40.0);
        SOL.put("average_order", 100.0);
        SOL.put("basket_size", 1.5);
        SOL.put("return_rate", 0.1);
        SOL.put("net_purchases", 180.0);
        SOL.put("mean_gap", 21.0);
        SOL.put("distinct_products", 2.0);
        SOL.put("product_entropy", 1.0);
        SOL.put("purchase_trend", 0.2);
        SOL.put("purchase_volatility", 0.2);
        SOL.put("sessions", 2.0);
        SOL.put("page_views", 2.0);
        SOL.put("searches", 1.0);
        SOL.put("cart_adds", 3.0);
        SOL.put("cart_removal_rate", 1.0 / 3);
        SOL.put("cart_abandonment", 0.5);
        SOL.put("conversion", 0.5);
        SOL.put("top_channel_share", 1.0);
        SOL.put("distinct_channels", 1.0);
        SOL.put("deposits", 0.0);
        SOL.put("mean_deposit", MISSING);
        SOL.put("losing_days", MISSING);
        SOL.put("worst_day", 0.0);
        // 10:00–10:20, 8:00–8:10, 15:00, 7:00, 7:40: ten acts.
        SOL.put("visits", 5.0);
        SOL.put("visit_minutes", 6.0);

        PIA.put("messages_received", 3.0);
        PIA.put("messages_sent", 4.0);
        PIA.put("last_message", 24.0);
        PIA.put("response_rate", 0.5);
        PIA.put("response_minutes", 25.0);
        PIA.put("reply_minutes", 15.0);
        PIA.put("appointments", 3.0);
        PIA.put("appointment_spend", 180.0);
        PIA.put("appointment_price", 60.0);
        PIA.put("appointment_recency", 3.0);
        PIA.put("appointment_gap", 21.0);
        PIA.put("distinct_services", 2.0);
        PIA.put("top_product_share", 2.0 / 3);
        PIA.put("distinct_categories", MISSING);
        PIA.put("acts", 6.0);
        PIA.put("deposit_trend", MISSING);
        PIA.put("stake_volatility", MISSING);
    }

    @TempDir
    Path folder;

    private Workspace workspace;
    private FeatureSets sets;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        sets = new FeatureSets(workspace);
        CatalogueFixture.fill(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static FeatureSetDefinition all() {
        return FeatureSetDefinition.of("all", EVERYTHING, Transform.LOG1P, Scaling.STANDARD)
                .withAsOf(CatalogueFixture.AS_OF);
    }

    private FeatureTable computed() throws OperationException {
        sets.compute(all(), Monitor.none());
        return sets.loadRaw("all", Monitor.none());
    }

    private static double value(FeatureTable table, String customer, String feature) {
        return table.matrix().at(table.customers().indexOf(customer), EVERYTHING.indexOf(feature));
    }

    @Test
    void everyFeatureHasTheValueComputedByHand() throws OperationException {
        FeatureTable table = computed();
        assertEquals(List.of("gil", "pia", "sol"), table.customers());
        Map<String, Map<String, Double>> expected = Map.of("gil", GIL, "sol", SOL, "pia", PIA);
        expected.forEach((customer, figures) -> figures.forEach((feature, figure) ->
                assertEquals(figure, value(table, customer, feature), 1e-9, feature + " of " + customer)));
        Set<String> covered = new HashSet<>();
        expected.values()
                .forEach(figures -> figures.forEach((feature, figure) -> {
                    if (!figure.isNaN()) {
                        covered.add(feature);
                    }
                }));
        assertEquals(Set.copyOf(EVERYTHING), covered, "features with a value computed by hand");
    }

    @Test
    void nothingAtOrAfterTheAsOfMomentChangesAnyFeature() throws OperationException {
        FeatureTable before = computed();
        CatalogueFixture.goOn(workspace);
        FeatureTable after = computed();
        assertEquals(before.customers(), after.customers());
        for (String feature : EVERYTHING) {
            for (String customer : before.customers()) {
                assertEquals(value(before, customer, feature), value(after, customer, feature), feature);
            }
        }
        sets.compute(all().withAsOf(CatalogueFixture.AS_OF.plusDays(120)), Monitor.none());
        FeatureTable later = sets.loadRaw("all", Monitor.none());
        for (String feature : EVERYTHING) {
            assertTrue(
                    before.customers().stream()
                            .anyMatch(customer ->
                                    Double.compare(value(before, customer, feature), value(later, customer, feature))
                                            != 0),
                    "the test would not notice: " + feature);
        }
    }

    @Test
    void aFeatureAloneIsWhatItIsAmongAllOthers() throws OperationException {
        FeatureTable together = computed();
        for (String feature : EVERYTHING) {
            sets.compute(
                    FeatureSetDefinition.of("one", List.of(feature), Transform.NONE, Scaling.NONE)
                            .withAsOf(CatalogueFixture.AS_OF),
                    Monitor.none());
            FeatureTable alone = sets.loadRaw("one", Monitor.none());
            for (int row = 0; row < alone.customers().size(); row++) {
                assertEquals(
                        value(together, alone.customers().get(row), feature),
                        alone.matrix().at(row, 0),
                        feature);
            }
        }
    }

    @Test
    void theOneStatementOfAllFeaturesGivesTheSameTable() throws OperationException {
        FeatureSet set = sets.compute(all(), Monitor.none());
        CatalogueFixture.run(workspace, "CREATE TABLE data.by_hand AS " + set.sql());
        assertEquals(0, differences("COLUMNS(lambda c: NOT ends_with(c, '_scaled'))"));
        // Means of doubles depend, in their last digits, on the order in which they are added.
        assertEquals(0, differences("customer_key, round(COLUMNS(lambda c: ends_with(c, '_scaled')), 9)"));
    }

    private long differences(String columns) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(
                                "SELECT count(*) FROM (SELECT " + columns + " FROM data.by_hand EXCEPT SELECT "
                                        + columns + " FROM features.\"all\")",
                                row -> row.integer(0))
                        .orElseThrow());
    }

    @Test
    void onlyWhatTheDataCanAnswerIsOfferedAndTheRestSaysWhatIsLacking() throws OperationException {
        Evidence evidence = Evidence.of(workspace, Monitor.none());
        for (Feature feature : FeatureCatalogue.all()) {
            assertTrue(evidence.answers(feature), feature.id());
        }
        CatalogueFixture.run(workspace, "DELETE FROM crm.activity WHERE customer_key <> 'sol' OR kind = 'refund'");
        CatalogueFixture.run(workspace, "UPDATE crm.activity SET category = NULL");
        Evidence shop = Evidence.of(workspace, Monitor.none());
        assertTrue(shop.answers(FeatureCatalogue.feature("cart_abandonment")));
        assertTrue(shop.answers(FeatureCatalogue.feature("top_product_share")));
        assertEquals(
                Set.of(ActivityKind.BET),
                shop.lackOf(FeatureCatalogue.feature("ggr")).someOf());
        assertEquals(
                Set.of(ActivityKind.REFUND),
                shop.lackOf(FeatureCatalogue.feature("return_rate")).allOf());
        assertEquals(
                Set.of(ActivityField.CATEGORY),
                shop.lackOf(FeatureCatalogue.feature("category_entropy")).fields());
        assertFalse(shop.answers(FeatureCatalogue.feature("response_rate")));
    }

    @Test
    void everyFeatureSpeaksBothLanguages() {
        Locale portuguese = Locale.of("pt", "BR");
        Set<String> names = new HashSet<>();
        for (Feature feature : FeatureCatalogue.all()) {
            assertTrue(names.add(feature.name(Locale.ENGLISH)), feature.id());
            assertTrue(
                    names.add(feature.name(portuguese))
                            || feature.name(portuguese).length() == 3,
                    feature.id());
            assertNotEquals(feature.description(Locale.ENGLISH), feature.description(portuguese), feature.id());
        }
    }
}
