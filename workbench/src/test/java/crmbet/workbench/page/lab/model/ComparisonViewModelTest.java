package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.RowOrigin;
import crmbet.core.run.ClusterFaces;
import crmbet.core.run.Reproduction;
import crmbet.core.run.Run;
import crmbet.core.task.Monitor;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonViewModelTest {
    @TempDir
    Path folder;

    private OpenWorkspace open;
    private LabViewModel lab;
    private ComparisonViewModel comparison;

    @BeforeEach
    void prepare() throws OperationException {
        open = new OpenWorkspace(folder);
        FeatureSet _ = ThreeCrowds.in(open.workspace());
        lab = new LabViewModel(open.workbench());
        comparison = lab.comparison();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aRunIsComparedWithTheOneBeforeItOnTheSameSet() throws OperationException {
        assertNull(comparison.pairProperty().get());
        run(3);
        assertNull(comparison.pairProperty().get(), "one run cannot be compared");
        run(2);
        assertEquals("k-means 1 → k-means 2", pair());
        run(4);
        assertEquals("k-means 2 → k-means 3", pair());
        lab.picture().selectedRunProperty().set(named("k-means 1"));
        assertEquals("k-means 1 → k-means 2", pair(), "the first has none before it");
        FeatureSet other = ThreeCrowds.compute(open.workspace(), "other");
        lab.runs().refresh();
        lab.picture().selectedSetProperty().set(other);
        run(3);
        assertNull(comparison.pairProperty().get(), "runs of another set are not compared unasked");
    }

    @Test
    void twoThatArePickedStayUntilAThirdReplacesTheFirst() {
        runs(3, 2, 4);
        comparison.toggle(named("k-means 3"));
        comparison.toggle(named("k-means 1"));
        assertEquals("k-means 1 → k-means 3", pair(), "the earlier one is before");
        comparison.toggle(named("k-means 2"));
        assertEquals("k-means 1 → k-means 2", pair());
        comparison.pick(named("k-means 3"), named("k-means 1"));
        assertEquals("k-means 3 → k-means 1", pair(), "whoever asks for an order gets it");
        lab.picture().selectedRunProperty().set(named("k-means 2"));
        assertEquals("k-means 3 → k-means 1", pair());
        lab.runs().rename(named("k-means 1"), "first");
        assertEquals(List.of("k-means 3"), names(comparison.pickedProperty().get()));
        comparison.unpick();
        assertEquals("first → k-means 2", pair());
    }

    @Test
    void aRunIsPutBesideTheOneThatIsLookedAt() {
        runs(3, 2, 4);
        comparison.toggleBesideCurrent(named("k-means 1"));
        assertEquals("k-means 1 → k-means 3", pair());
        comparison.toggleBesideCurrent(named("k-means 1"));
        assertEquals("k-means 2 → k-means 3", pair(), "what was let go is no longer compared");
    }

    @Test
    void whoMovedIsSelectedExactly() throws Exception {
        runs(3, 2);
        Compared compared = compared();
        assertEquals(20, compared.differing().size(), "two crowds became one");
        comparison.selectDiffering(compared, "who differ");
        assertEquals(20, selected());
        Group merged = Group.cluster(compared.differing().getFirst().to().getAsInt());
        Group from = Group.cluster(compared.differing().getFirst().from().getAsInt());
        comparison.select(compared, new Moved.Between(from, merged), "moved");
        assertEquals(20, selected());
        comparison.select(compared, new Moved.Leaving(from, Optional.empty()), "all left");
        assertEquals(20, selected());
        comparison.select(compared, new Moved.Joining(merged, Optional.of(from)), "the others of the crowd");
        assertEquals(20, selected());
        comparison.select(compared, new Moved.Joining(merged, Optional.empty()), "all joined");
        assertEquals(40, selected());
        comparison.select(compared, compared.differing().subList(0, 3), RowOrigin.of(RowOrigin.Kind.COMPARISON));
        assertEquals(3, selected());
    }

    @Test
    void pointingMakesCustomersStandOutAndChoosesNobody() throws Exception {
        runs(3, 2);
        Compared compared = compared();
        comparison.point(compared, new Moved.Joining(Group.cluster(0), Optional.empty()));
        assertTrue(lab.selection().pointedRowsProperty().get().isPresent());
        assertEquals(Selection.nothing(), lab.selection().selectionProperty().get());
        comparison.pointAway();
        assertFalse(lab.selection().pointedRowsProperty().get().isPresent());
    }

    @Test
    void customersOfASetThatWasComputedAnewCannotBeSelected() throws Exception {
        runs(3, 2);
        Compared compared = compared();
        lab.picture().selectedSetProperty().set(ThreeCrowds.compute(open.workspace(), "other"));
        assertFalse(comparison.canSelect(compared));
        comparison.selectDiffering(compared, "who differ");
        assertEquals(Selection.nothing(), lab.selection().selectionProperty().get());
    }

    @Test
    void clustersOfALaterRunKeepNamesAndColours() throws OperationException {
        run(3);
        lab.faces().rename(Group.cluster(1), "Big spenders");
        assertEquals(
                Optional.of("Big spenders"), lab.faces().facesProperty().get().name(Group.cluster(1)));
        run(3);
        Faces later = lab.faces().facesProperty().get();
        assertTrue(
                later.clusters().stream().anyMatch(face -> face.name().equals(Optional.of("Big spenders"))),
                later.toString());
        assertEquals(3, later.colours().stream().distinct().count());
        assertEquals(Optional.of("k-means 1"), new ClusterFaces(open.workspace()).former("k-means 2"));
        int unnamed = later.name(Group.cluster(0)).isEmpty() ? 0 : 1;
        lab.faces().rename(Group.cluster(unnamed), "Big spenders");
        assertTrue(lab.picture().failureProperty().get() instanceof Failure.AlreadyExists);
    }

    @Test
    void aRunMadeAgainSaysWhetherItReproduced() throws OperationException {
        run(3);
        lab.runs().again(named("k-means 1"));
        assertEquals(
                new RunsViewModel.Remade("k-means 1", new Reproduction.Exact()),
                lab.runs().remadeProperty().get().orElseThrow());
        assertEquals(
                "k-means 1 was made again: the same data, and every customer in the same cluster.",
                open.told().getLast());
        open.workspace()
                .write(
                        Monitor.none(),
                        session -> session.execute("DELETE FROM crm.activity WHERE customer_key = 'c07'"));
        FeatureSet _ = ThreeCrowds.compute(open.workspace(), ThreeCrowds.SET);
        lab.runs().again(named("k-means 1"));
        assertTrue(
                open.told().getLast().startsWith("The data changed since k-means 1: no customer added, one removed"),
                open.told().getLast());
        assertEquals(1, lab.picture().runs().size(), "nothing is kept unasked");
    }

    @Test
    void aVariantHasAClusterMore() {
        run(2);
        lab.runs().runVariant();
        assertEquals(
                3,
                Objects.requireNonNull(lab.picture().selectedRunProperty().get())
                        .clusters());
        assertEquals("k-means 1 → k-means 2", pair());
    }

    private Compared compared() throws Exception {
        return comparison
                .comparing(Objects.requireNonNull(comparison.pairProperty().get()))
                .run(Monitor.none());
    }

    private long selected() {
        return lab.selection().selectionProperty().get().asRows().orElseThrow().count();
    }

    private String pair() {
        RunPair pair = Objects.requireNonNull(comparison.pairProperty().get());
        return pair.before().name() + " → " + pair.after().name();
    }

    private Run named(String name) {
        return lab.picture().runs().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Run> runs) {
        return runs.stream().map(Run::name).toList();
    }

    private void runs(int... clusters) {
        Arrays.stream(clusters).forEach(this::run);
    }

    private void run(int clusters) {
        lab.strategy().parameters("kmeans").getFirst().textProperty().set(Integer.toString(clusters));
        lab.runs().run();
    }
}
