package crmbet.workbench.page.lab.choose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.run.Run;
import crmbet.workbench.page.OpenWorkspace;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.ThreeCrowds;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters tried on three crowds of twenty. */
class ChooseViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private LabViewModel lab;
    private ChooseViewModel model;
    private ChooseTexts texts;

    @BeforeEach
    void openThreeCrowds() throws Exception {
        open = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(open.workspace());
        lab = new LabViewModel(open.workbench());
        model = new ChooseViewModel(open.workbench(), lab);
        texts = new ChooseTexts(open.workbench().messages());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void threeCrowdsHaveTheirBestSilhouetteAtThreeClustersAndAClickMakesThemARun() {
        Sweep.Counts counts = assertInstanceOf(Sweep.Counts.class, started("kmeans"));
        assertEquals(ChooseViewModel.MOST_CLUSTERS, counts.size());
        assertEquals(OptionalInt.of(2), counts.silhouette());
        assertEquals(1, ChooseTexts.inertiaShare(counts, 0));
        assertTrue(texts.finding(counts).contains("best at k = 3"), texts.finding(counts));
        model.chosenProperty().set(OptionalInt.of(2));
        assertEquals("Run k = 3", texts.take(counts, 2));
        model.take();
        Run run = Objects.requireNonNull(lab.picture().selectedRunProperty().get());
        assertEquals("3", run.parameters().get("k"));
        assertEquals(3, run.clusters());
        assertEquals(Optional.of(counts), model.sweepProperty().get(), "what was tried stays");
        assertEquals(OptionalInt.of(2), model.chosenProperty().get(), "and the point that was looked at");
    }

    @Test
    void aRadiusSaysHowManyCustomersItMakesDenseAndBecomesARunThatAgrees() {
        lab.strategy().parameters("dbscan").get(1).textProperty().set("5");
        Sweep.Radii radii = assertInstanceOf(Sweep.Radii.class, started("dbscan"));
        int point = radii.best().orElseThrow();
        double core = radii.coreShare(point);
        assertTrue(core > 0.5 && core <= 1, "core " + core);
        for (int i = 1; i < radii.size(); i++) {
            assertTrue(radii.epsilon(i) >= radii.distance(i));
            assertTrue(radii.coreShare(i) >= radii.coreShare(i - 1));
        }
        model.take();
        Run run = Objects.requireNonNull(lab.picture().selectedRunProperty().get());
        assertEquals(Double.toString(radii.epsilon(point)), run.parameters().get("eps"));
        assertTrue(run.noise() <= Math.round((1 - core) * run.rows()), "noise is among those that are not core");
    }

    @Test
    void sizesThatAgreeAreSuggested() {
        lab.strategy().parameters("hdbscan").get(1).textProperty().set("3");
        Sweep.Sizes sizes = assertInstanceOf(Sweep.Sizes.class, started("hdbscan"));
        int best = sizes.best().orElseThrow();
        assertEquals(best, model.chosenProperty().get().orElseThrow());
        int clusters = sizes.found().steps().get(best).clusters();
        model.take();
        Run run = Objects.requireNonNull(lab.picture().selectedRunProperty().get());
        assertEquals(clusters, run.clusters());
        assertEquals(sizes.noiseShare(best), (double) run.noise() / run.rows(), 1e-12);
    }

    @Test
    void anotherStrategyAsksAnotherQuestion() {
        Sweep counts = started("kmeans");
        lab.strategy().nameProperty().set("dbscan");
        assertEquals(Optional.empty(), model.sweepProperty().get());
        assertEquals(OptionalInt.empty(), model.chosenProperty().get());
        lab.strategy().nameProperty().set("kmeans");
        assertEquals(Optional.of(counts), model.sweepProperty().get());
        lab.strategy().parameters("kmeans").getLast().textProperty().set("7");
        assertEquals(Optional.empty(), model.sweepProperty().get(), "another seed may find others");
    }

    private Sweep started(String strategy) {
        lab.strategy().nameProperty().set(strategy);
        model.start();
        assertFalse(model.sweepingProperty().get());
        assertNull(lab.picture().failureProperty().get());
        return model.sweepProperty().get().orElseThrow();
    }
}
