package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.redis.MemoryCache;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabViewModelTest {
    @TempDir
    Path folder;

    private final ObjectProperty<@Nullable Workspace> open = new SimpleObjectProperty<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<PageId> shown = new ArrayList<>();
    private final Workbench workbench = new Workbench(
            new Messages(Language.ENGLISH),
            Tasks.onCallingThread(),
            open,
            shown::add,
            notices::add,
            new MemoryCache(1 << 20),
            new SimpleObjectProperty<>(Theme.LIGHT));
    private Workspace workspace;

    @BeforeEach
    void openWorkspace() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
    }

    @AfterEach
    void closeWorkspace() {
        workspace.close();
    }

    @Test
    void withoutAWorkspaceThereIsNothing() {
        LabViewModel model = new LabViewModel(workbench);
        assertTrue(model.picture().sets().isEmpty());
        assertNull(model.picture().pictureProperty().get());
        assertNull(model.picture().failureProperty().get());
    }

    @Test
    void customersAreShownBeforeTheFirstRun() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        LabPicture picture = picture(model);
        assertEquals(60, picture.cloud().size());
        assertEquals(Optional.empty(), picture.run());
        assertEquals(List.of(Group.NOISE), picture.cloud().groups());
    }

    @Test
    void aRunIsKeptShownAndAnnounced() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.runs().run();
        Run run = Objects.requireNonNull(model.picture().selectedRunProperty().get());
        assertEquals("k-means 1", run.name());
        assertEquals(42, run.seed());
        assertEquals(3, division(model).labels().clusterCount());
        assertEquals(
                List.of(20L, 20L, 20L),
                picture(model).profiles().stream().map(p -> p.size()).toList());
        assertTrue(Objects.requireNonNull(run.silhouette()) > 0.8, run.toString());
        assertEquals("k-means 1 found 3 clusters.", notices.getFirst().text().getValue());
        assertEquals(List.of(run), new Runs(workspace).list());
    }

    @Test
    void runsReappearWhenTheWorkspaceIsOpenedAgain() throws OperationException {
        LabViewModel before = modelOfThreeCrowds();
        before.runs().run();
        open.set(null);
        assertTrue(before.picture().runs().isEmpty());
        assertNull(before.picture().pictureProperty().get());
        LabViewModel after = new LabViewModel(workbench);
        open.set(workspace);
        assertEquals(
                "k-means 1",
                Objects.requireNonNull(after.picture().selectedRunProperty().get())
                        .name());
        assertEquals(4, division(after).labels().clusterCount());
    }

    @Test
    void choosingAnEarlierRunShowsItsClustersAndFillsTheFormWithItsParameters() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.runs().run();
        Run first = Objects.requireNonNull(model.picture().selectedRunProperty().get());
        model.strategy().nameProperty().set("dbscan");
        model.runs().run();
        assertEquals(
                "dbscan",
                Objects.requireNonNull(model.picture().selectedRunProperty().get())
                        .strategy());
        parameter(model, "k").textProperty().set("7");
        model.picture().selectedRunProperty().set(first);
        assertEquals("kmeans", model.strategy().nameProperty().get());
        assertEquals("3", parameter(model, "k").textProperty().get());
        assertEquals(Optional.of(first), picture(model).run());
    }

    @Test
    void aParameterThatCannotBeUsedForbidsTheRunAndIsMarked() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("0");
        assertFalse(parameter(model, "k").validProperty().get());
        assertTrue(parameter(model, "starts").validProperty().get());
        assertEquals(Optional.empty(), model.strategy().strategyProperty().get());
        model.runs().run();
        assertTrue(model.picture().runs().isEmpty());
        parameter(model, "k").textProperty().set(" 3 ");
        assertTrue(model.strategy().strategyProperty().get().isPresent());
    }

    @Test
    void aDecimalCommaIsUnderstood() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.strategy().nameProperty().set("dbscan");
        parameter(model, "eps").textProperty().set("0,25");
        assertEquals(
                "0.25",
                model.strategy()
                        .strategyProperty()
                        .get()
                        .orElseThrow()
                        .parameters()
                        .get("eps"));
    }

    @Test
    void aClusterBecomesASegment() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.runs().run();
        model.selection().toggle(Group.cluster(1));
        model.selection().keepAsSegment("Regulars");
        Segment segment = new Segments(workspace).find("Regulars").orElseThrow();
        assertEquals(20, segment.members());
        assertEquals("k-means 1", segment.run());
        Notice notice = notices.getLast();
        notice.nextStep().orElseThrow().action().run();
        assertEquals(List.of(PageId.SEGMENTS), shown);
        model.selection().toggle(Group.cluster(2));
        model.selection().keepAsSegment("Regulars");
        assertInstanceOf(
                Failure.AlreadyExists.class, model.picture().failureProperty().get());
    }

    @Test
    void theClusterOfLargePurchasesIsSetApartByBothFeatures() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.runs().run();
        int large = division(model).labels().clusterOf(59);
        List<FeatureFigure> apart =
                picture(model).profile(Group.cluster(large)).orElseThrow().apart();
        assertEquals("money", apart.getFirst().feature());
        assertTrue(apart.getFirst().zScore() > 1, apart.toString());
        assertEquals(2, apart.size());
    }

    @Test
    void aRunIsRenamedAndDeleted() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.runs().run();
        Run run = Objects.requireNonNull(model.picture().selectedRunProperty().get());
        model.runs().rename(run, "Spring");
        assertEquals(
                "Spring",
                Objects.requireNonNull(model.picture().selectedRunProperty().get())
                        .name());
        assertEquals("Spring", picture(model).run().orElseThrow().name());
        model.runs()
                .delete(Objects.requireNonNull(
                        model.picture().selectedRunProperty().get()));
        assertTrue(model.picture().runs().isEmpty());
        assertNull(model.picture().selectedRunProperty().get());
        assertEquals(Optional.empty(), picture(model).run());
    }

    @Test
    void aSetThatWasComputedAnewIsNotMixedUpWithTheOldRun() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.runs().run();
        workspace.write(
                Monitor.none(),
                session -> session.execute("UPDATE crm.activity SET amount = 3 WHERE customer_key = 'c05'"));
        ThreeCrowds.compute(workspace, ThreeCrowds.SET);
        model.runs().refresh();
        assertInstanceOf(
                Failure.NotPossible.class, model.picture().failureProperty().get());
        model.runs().run();
        assertNull(model.picture().failureProperty().get());
        assertEquals("k-means 2", picture(model).run().orElseThrow().name());
    }

    @Test
    void theAxesCanBeAnyTwoFeatures() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        var before = picture(model).cloud().bounds();
        model.picture().axesProperty().set(new Axes.Features(0, 1));
        assertEquals(new Axes.Features(0, 1), picture(model).axes());
        assertNotEquals(before, picture(model).cloud().bounds());
    }

    @Test
    void theSelectedClusterIsLetGoWhenAnotherRunIsShown() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.runs().run();
        model.selection().toggle(Group.cluster(0));
        assertEquals(
                Optional.of(Group.cluster(0)), model.selection().groupProperty().get());
        model.runs().run();
        assertEquals(Optional.empty(), model.selection().groupProperty().get());
        model.selection().toggle(Group.cluster(0));
        model.selection().toggle(Group.cluster(0));
        assertEquals(Optional.empty(), model.selection().groupProperty().get());
    }

    @Test
    void chosenCustomersAreExplainedLikeAClusterAndStaySelectedUnderAnotherRun() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.runs().run();
        int large = division(model).labels().clusterOf(59);
        RowSet rows = division(model).rows(Group.cluster(large));
        Selection chosen = Selection.of(rows, RowOrigin.of(RowOrigin.Kind.LASSO));
        model.selection().selectionProperty().set(chosen);
        assertEquals(Optional.empty(), model.selection().groupProperty().get());
        Explanation explanation = model.selection().explanationProperty().get().orElseThrow();
        assertEquals(chosen, explanation.selection());
        assertEquals(20, explanation.profile().size());
        ClusterProfile cluster = picture(model).profile(Group.cluster(large)).orElseThrow();
        for (int column = 0; column < 2; column++) {
            FeatureFigure expected = cluster.figures().get(column);
            FeatureFigure found = explanation.profile().figures().get(column);
            assertEquals(expected.mean(), found.mean(), 1e-9);
            assertEquals(expected.zScore(), found.zScore(), 1e-9);
        }
        model.runs().run();
        assertEquals(chosen, model.selection().selectionProperty().get(), "the same customers, divided again");
        model.selection().toggle(Group.cluster(0));
        assertEquals(
                Selection.of(Group.cluster(0)),
                model.selection().selectionProperty().get());
        assertEquals(
                Optional.of(division(model).rows(Group.cluster(0))),
                model.selection().rows(model.selection().selectionProperty().get()));
    }

    @Test
    void chosenCustomersBecomeASegment() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.runs().run();
        RowOrigin origin = RowOrigin.of(RowOrigin.Kind.BOX);
        model.selection().selectionProperty().set(Selection.of(RowSet.of(60, 1, 30, 59), origin));
        model.selection().keepAsSegment("Three");
        Segment segment = new Segments(workspace).find("Three").orElseThrow();
        assertEquals(3, segment.members());
        assertEquals(Optional.of(origin), segment.origin());
        assertEquals(
                "c30",
                new Segments(workspace).members(segment.id(), 1, 1).getFirst().customer());
    }

    private LabViewModel modelOfThreeCrowds() throws OperationException {
        var _ = ThreeCrowds.in(workspace);
        open.set(workspace);
        return new LabViewModel(workbench);
    }

    private static LabPicture picture(LabViewModel model) {
        return Objects.requireNonNull(model.picture().pictureProperty().get());
    }

    private static Division division(LabViewModel model) {
        return picture(model).division().orElseThrow();
    }

    private static StrategyViewModel.Parameter parameter(LabViewModel model, String name) {
        return model
                .strategy()
                .parameters(
                        model.strategy().nameProperty().get().equals("dbscan") && !name.equals("k")
                                ? "dbscan"
                                : "kmeans")
                .stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
