package crmbet.workbench.page.lab.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.RowOrigin;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.Icicles;
import crmbet.workbench.page.OpenWorkspace;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Preview;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.page.lab.model.ThreeCrowds;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree of three crowds of twenty. */
class TreeViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private LabViewModel lab;
    private TreeViewModel model;

    @BeforeEach
    void openThreeCrowds() throws Exception {
        open = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(open.workspace());
        lab = new LabViewModel(open.workbench());
        model = new TreeViewModel(open.workbench(), lab);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void nothingIsFoundBeforeTheTabIsLookedAt() {
        runHdbscan("5");
        assertEquals(Optional.empty(), model.treeProperty().get());
        model.shown();
        RunTree tree = model.treeProperty().get().orElseThrow();
        assertEquals(
                Objects.requireNonNull(lab.picture().divisionProperty().get()).labels(),
                tree.taken().labels(),
                "the tree that is found again gives the clusters of the run");
    }

    @Test
    void aRunWithoutATreeTeachesAndTheNextHasOne() {
        lab.runs().run();
        model.shown();
        assertFalse(model.ofTree());
        assertEquals(Optional.empty(), model.treeProperty().get());
        model.runHdbscan();
        assertTrue(model.ofTree());
        assertTrue(model.treeProperty().get().isPresent());
    }

    @Test
    void theRootIsAsWideAsThereAreCustomersAndBranchesHangWithinTheirParents() {
        RunTree tree = shownTree("5");
        Icicles icicles = tree.icicles().orElseThrow();
        Icicles.Branch root = icicles.branches().getFirst();
        assertEquals(60, root.widths()[0]);
        assertEquals(30, root.middle());
        for (Icicles.Branch branch : icicles.branches()) {
            var cluster = tree.tree().cluster(branch.id());
            assertEquals(cluster.size(), branch.widths()[0]);
            cluster.parent().ifPresent(id -> {
                Icicles.Branch parent = icicles.branches().get(id);
                double room = parent.widths()[parent.widths().length - 1] / 2;
                assertTrue(branch.middle() - cluster.size() / 2.0 >= parent.middle() - room - 1e-9);
                assertTrue(branch.middle() + cluster.size() / 2.0 <= parent.middle() + room + 1e-9);
            });
            for (int i = 1; i < branch.widths().length; i++) {
                assertTrue(branch.widths()[i] <= branch.widths()[i - 1]);
                assertTrue(branch.distances()[i] <= branch.distances()[i - 1]);
            }
        }
    }

    @Test
    void aBranchIsSelectedAndASelectedClusterIsABranch() {
        RunTree tree = shownTree("5");
        int branch = tree.taken().branches()[1];
        model.choose(branch);
        Selection.OfRows chosen =
                (Selection.OfRows) lab.selection().selectionProperty().get();
        assertEquals(tree.tree().rowsOf(branch), chosen.rows());
        assertEquals(RowOrigin.Kind.BRANCH, chosen.origin().kind());
        assertEquals(OptionalInt.of(branch), model.branchProperty().get());
        lab.selection().toggle(Group.cluster(0));
        assertEquals(
                OptionalInt.of(tree.taken().branches()[0]),
                model.branchProperty().get());
        lab.selection().clear();
        assertEquals(OptionalInt.empty(), model.branchProperty().get());
    }

    @Test
    void aCutIsCountedPreviewedAndMadeARunThatFindsTheSame() {
        shownTree("5");
        model.cutProperty().set(OptionalDouble.of(0.123456));
        var cut = model.countedProperty().get().orElseThrow();
        assertEquals(0.123, cut.options().epsilon(), "as people would write it");
        Preview preview = lab.picture().previewProperty().get().orElseThrow();
        assertEquals(cut.labels(), preview.labels(), "the picture follows while the line is moving");
        model.preview();
        assertSame(preview, lab.picture().previewProperty().get().orElseThrow(), "and is not drawn again in the end");
        model.take();
        Run run = Objects.requireNonNull(lab.picture().selectedRunProperty().get());
        assertEquals("0.123", run.parameters().get("epsilon"));
        assertEquals("leaf", run.parameters().get("selection"));
        assertEquals(
                cut.labels(),
                Objects.requireNonNull(lab.picture().divisionProperty().get()).labels());
        assertEquals(Optional.empty(), lab.picture().previewProperty().get());
        assertEquals(OptionalDouble.empty(), model.cutProperty().get());
    }

    @Test
    void anotherCutOfTheSameTreeIsNotFittedAgain() {
        RunTree before = shownTree("5");
        model.cutProperty().set(OptionalDouble.of(0.2));
        model.take();
        assertSame(before.fit(), model.treeProperty().get().orElseThrow().fit());
    }

    @Test
    void leavingTheTabTakesTheCutBack() {
        shownTree("5");
        model.cutProperty().set(OptionalDouble.of(0.2));
        model.preview();
        model.hidden();
        assertEquals(Optional.empty(), lab.picture().previewProperty().get());
        assertEquals(Optional.empty(), model.countedProperty().get());
    }

    @Test
    void theOddestCustomersAreSelected() {
        RunTree tree = shownTree("5");
        float most = 0;
        for (float score : tree.outlierScores()) {
            most = Math.max(most, score);
        }
        int odd = model.odd(most);
        assertTrue(odd > 0);
        assertEquals(60, model.odd(0));
        model.chooseOdd(most, "the oddest");
        assertEquals(
                odd,
                lab.selection()
                        .rows(lab.selection().selectionProperty().get())
                        .orElseThrow()
                        .count());
    }

    private RunTree shownTree(String minClusterSize) {
        runHdbscan(minClusterSize);
        model.shown();
        return model.treeProperty().get().orElseThrow();
    }

    private void runHdbscan(String minClusterSize) {
        lab.strategy().nameProperty().set("hdbscan");
        lab.strategy().parameters("hdbscan").getFirst().textProperty().set(minClusterSize);
        lab.strategy().parameters("hdbscan").get(1).textProperty().set("3");
        lab.runs().run();
    }
}
