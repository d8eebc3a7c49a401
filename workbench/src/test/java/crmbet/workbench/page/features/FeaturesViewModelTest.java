package crmbet.workbench.page.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.feature.Family;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.OwnFeature;
import crmbet.core.feature.Unit;
import crmbet.core.statistics.Drift;
import crmbet.core.task.Monitor;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private FeaturesViewModel model;

    @BeforeEach
    void open() throws Exception {
        open = new OpenWorkspace(folder);
        model = new FeaturesViewModel(open.workbench());
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void map() throws Exception {
        var _ = new Datasets(open.workspace()).load(new LoadRequest(open.purchases(6), "purchases"), Monitor.none());
        var _ = new Canonical(open.workspace())
                .map("purchases", ColumnMapping.of("client", "moment", "paid"), Monitor.none());
        model.refresh();
    }

    @Test
    void withoutCustomersNothingCanBeComputed() {
        assertFalse(model.mappedProperty().get());
        model.draft().chooseRfm();
        assertFalse(model.possible().get());
    }

    @Test
    void theSearchLooksAtNamesAndDescriptions() {
        model.searchProperty().set("  INVOICES ");
        assertEquals(
                List.of("frequency"), model.found().stream().map(Feature::id).toList());
        model.searchProperty().set("nothing like this");
        assertTrue(model.found().isEmpty());
    }

    @Test
    void whatIsChosenIsShownBeforeItIsComputed() throws Exception {
        map();
        model.draft().chooseRfm();
        assertEquals(3, model.previewsProperty().get().size());
        assertEquals(
                6,
                Objects.requireNonNull(model.previewsProperty().get().get("money"))
                        .customers());
        assertTrue(model.sqlProperty().get().contains("money"));
        assertTrue(model.sets().isEmpty());
    }

    @Test
    void onlyWhatTheDataCanAnswerIsOfferedAndAFamilyIsChosenAtOnce() throws Exception {
        map();
        assertTrue(model.offers(FeatureCatalogue.feature("money")));
        assertFalse(model.offers(FeatureCatalogue.feature("ggr")));
        assertEquals("Needs bets, and the data has none.", model.lack(FeatureCatalogue.feature("ggr")));
        model.chooseFamily(Family.RFM);
        assertEquals(
                List.of("recency", "frequency", "money", "tenure"),
                model.draft().chosen().stream().map(each -> each.feature()).toList());
    }

    @Test
    void aFeatureOfOnesOwnIsKeptUsedAndForgotten() throws Exception {
        map();
        OwnFeature largest =
                new OwnFeature("largest", OwnFeature.Form.EXPRESSION, "max(amount)", Unit.MONEY, "Largest purchase");
        model.save(largest, () -> {});
        assertEquals(List.of(largest), model.own());
        model.draft().toggle("largest");
        assertNotNull(model.previewsProperty().get().get("largest"));
        model.forget(largest);
        assertTrue(model.own().isEmpty());
        assertTrue(model.draft().chosen().isEmpty());
    }

    @Test
    void featuresAreCorrelatedAndComparedWithAnEarlierDate() throws Exception {
        map();
        model.draft().chooseRfm();
        List<Double> together = new ArrayList<>();
        model.correlate(correlations -> together.add(correlations.spearman(1, 2)));
        assertEquals(List.of(1.0), together);
        Map<String, Drift> drifts = new LinkedHashMap<>();
        model.compare(LocalDate.of(2026, 1, 3), drifts::putAll);
        assertEquals(List.of("recency", "frequency", "money"), List.copyOf(drifts.keySet()));
        assertEquals(
                Drift.Band.SHIFTED,
                Objects.requireNonNull(drifts.get("frequency")).band());
    }

    @Test
    void computingKeepsTheSetAndLeadsOn() throws Exception {
        map();
        model.draft().chooseRfm();
        model.compute();
        FeatureSet set = Objects.requireNonNull(model.selectedProperty().get());
        assertEquals("rfm", set.name());
        assertEquals(6, set.rows());
        assertEquals(List.of("rfm is computed for 6 customers."), open.told());
    }

    @Test
    void theWindowAndTheMomentMustMakeSense() throws Exception {
        map();
        model.draft().chooseRfm();
        model.draft().windowProperty().set("0");
        assertFalse(model.possible().get());
        model.draft().windowProperty().set("30");
        model.draft().dateProperty().set(LocalDate.of(2026, 1, 4));
        model.draft().timeProperty().set("25:00");
        assertFalse(model.possible().get());
        model.draft().timeProperty().set("00:00");
        assertTrue(model.possible().get());
        model.compute();
        FeatureSet set = Objects.requireNonNull(model.selectedProperty().get());
        assertEquals(LocalDate.of(2026, 1, 4).atStartOfDay(), set.asOf());
        assertEquals(30, set.definition().windowDays());
    }

    @Test
    void aComputedSetCanBeOpenedChangedAndDeleted() throws Exception {
        map();
        model.draft().chooseRfm();
        model.compute();
        FeatureSet first = Objects.requireNonNull(model.selectedProperty().get());
        model.draft().toggle("tenure");
        model.draft().nameProperty().set("with tenure");
        model.compute();
        assertEquals(2, model.sets().size());
        model.selectedProperty().set(first);
        assertFalse(model.draft().isChosen("tenure"));
        assertEquals("rfm", model.draft().nameProperty().get());
        model.delete(first);
        assertEquals(1, model.sets().size());
        assertNotNull(model.sets().getFirst());
    }
}
