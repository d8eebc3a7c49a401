package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.run.Run;
import crmbet.core.run.RunFigures;
import crmbet.core.validity.Compactness;
import crmbet.core.validity.Stability;
import crmbet.core.validity.StabilityBand;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of runs on three crowds of twenty that lie far apart. */
class FiguresViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private LabViewModel lab;
    private FiguresViewModel figures;

    @BeforeEach
    void openThreeCrowds() throws Exception {
        open = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(open.workspace());
        lab = new LabViewModel(open.workbench());
        figures = lab.figures();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Run run(int clusters) {
        lab.strategy().parameters("kmeans").getFirst().textProperty().set(Integer.toString(clusters));
        lab.runs().run();
        assertNull(lab.picture().failureProperty().get());
        return Objects.requireNonNull(lab.picture().selectedRunProperty().get());
    }

    private KnownFigures known() {
        return figures.knownProperty().get();
    }

    @Test
    void runsAreMeasuredWhileSomebodyLooksAtTheirFigures() {
        Run three = run(3);
        assertEquals(Optional.empty(), known().of(three), "nobody has looked yet");
        figures.shown();
        RunFigures found = known().of(three).orElseThrow();
        assertTrue(found.compactness().orElseThrow().daviesBouldin() < 0.2, found.toString());
        assertTrue(found.compactness().orElseThrow().calinskiHarabasz() > 1000, found.toString());
        assertTrue(found.densityValidity().orElseThrow() > 0.8, found.toString());
        assertTrue(found.moneySpread().orElseThrow() > 0.95, found.toString());
        Run two = run(2);
        RunFigures worse = known().of(two).orElseThrow();
        assertTrue(worse.compactness().orElseThrow().daviesBouldin()
                > found.compactness().orElseThrow().daviesBouldin());
        figures.hidden();
        assertEquals(Optional.empty(), known().of(run(4)), "nobody looks any more");
    }

    @Test
    void everyFigureSortsAndWhatIsNotKnownComesLast() {
        Run three = run(3);
        Run two = run(2);
        figures.shown();
        figures.hidden();
        Run unmeasured = run(5);
        for (RunOrder order : List.of(
                RunOrder.DAVIES_BOULDIN,
                RunOrder.CALINSKI_HARABASZ,
                RunOrder.DENSITY_VALIDITY,
                RunOrder.MONEY_SPREAD)) {
            List<Run> sorted = lab.picture().runs().stream()
                    .sorted(order.comparator(known()))
                    .toList();
            assertEquals(List.of(three, two, unmeasured), sorted, order.name());
        }
        lab.picture().selectedRunProperty().set(two);
        figures.measureStability();
        assertEquals(
                two,
                lab.picture().runs().stream()
                        .min(RunOrder.STABILITY.comparator(known()))
                        .orElseThrow());
    }

    @Test
    void figuresOfARunWhoseSetWasComputedAnewCannotBeMeasured() throws Exception {
        Run run = run(3);
        assertTrue(figures.measurable(run));
        open.workspace()
                .write(
                        crmbet.core.task.Monitor.none(),
                        session -> session.execute("UPDATE crm.activity SET amount = amount * 2"));
        var _ = ThreeCrowds.compute(open.workspace(), ThreeCrowds.SET);
        lab.runs().refresh();
        assertFalse(figures.measurable(run));
        lab.picture().report(null);
        figures.shown();
        assertEquals(Optional.empty(), known().of(run));
        assertNull(lab.picture().failureProperty().get(), "it is not tried");
    }

    @Test
    void crowdsThatAreFarApartAreStable() {
        Run run = run(3);
        assertEquals(Optional.empty(), known().stability(run));
        figures.measureStability();
        assertFalse(figures.testingProperty().get());
        Stability stability = known().stability(run).orElseThrow();
        for (int cluster = 0; cluster < 3; cluster++) {
            assertEquals(StabilityBand.HIGHLY_STABLE, stability.band(cluster));
        }
        assertTrue(stability.mean() > 0.9);
        assertEquals(Optional.empty(), known().stability(run(3)), "of the run that was looked at only");
    }

    @Test
    void whatWasMeasuredIsThereAgainAfterARestartUnderAnyName() {
        Run run = run(3);
        figures.shown();
        figures.measureStability();
        KnownFigures before = known();
        lab.runs().rename(run, "crowds");
        lab = new LabViewModel(open.workbench());
        Run renamed = Objects.requireNonNull(lab.picture().selectedRunProperty().get());
        assertEquals("crowds", renamed.name());
        KnownFigures again = lab.figures().knownProperty().get();
        assertEquals(before.of(run), again.of(renamed));
        assertArrayEquals(
                before.stability(run).orElseThrow().jaccard(),
                again.stability(renamed).orElseThrow().jaccard());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Run run = run(3);
        RunFigures infinite = new RunFigures(
                Optional.of(new Compactness(0, Double.POSITIVE_INFINITY)),
                OptionalDouble.of(-0.25),
                OptionalDouble.empty());
        KnownFigures some = KnownFigures.NONE.with(run, infinite);
        assertEquals(some, KnownFigures.read(some.write()));
        RunFigures one = new RunFigures(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        KnownFigures empty = KnownFigures.NONE.with(run, one);
        assertEquals(empty, KnownFigures.read(empty.write()));
        assertEquals(KnownFigures.NONE, KnownFigures.read("{}"));
        assertEquals(KnownFigures.NONE, KnownFigures.read("not JSON"));
        assertEquals(KnownFigures.NONE, some.only(List.of()), "deleted runs are forgotten");
        assertEquals(Map.of(run.finishedAt(), infinite), some.only(List.of(run)).measured());
    }
}
