package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
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
        assertTrue(model.sets().isEmpty());
        assertNull(model.pictureProperty().get());
        assertNull(model.failureProperty().get());
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
        model.run();
        Run run = Objects.requireNonNull(model.selectedRunProperty().get());
        assertEquals("k-means 1", run.name());
        assertEquals(42, run.seed());
        assertEquals(3, picture(model).labels().clusterCount());
        assertEquals(
                List.of(20L, 20L, 20L),
                picture(model).profiles().stream().map(p -> p.size()).toList());
        assertTrue(Objects.requireNonNull(run.silhouette()) > 0.8, run.toString());
        assertEquals(
                run.silhouette(), model.silhouetteProperty().get().orElseThrow().mean(), 1e-12);
        assertEquals("k-means 1 found 3 clusters.", notices.getFirst().text().getValue());
        assertEquals(List.of(run), new Runs(workspace).list());
    }

    @Test
    void runsReappearWhenTheWorkspaceIsOpenedAgain() throws OperationException {
        LabViewModel before = modelOfThreeCrowds();
        before.run();
        open.set(null);
        assertTrue(before.runs().isEmpty());
        assertNull(before.pictureProperty().get());
        LabViewModel after = new LabViewModel(workbench);
        open.set(workspace);
        assertEquals(
                "k-means 1",
                Objects.requireNonNull(after.selectedRunProperty().get()).name());
        assertEquals(4, picture(after).labels().clusterCount());
    }

    @Test
    void choosingAnEarlierRunShowsItsClustersAndFillsTheFormWithItsParameters() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.run();
        Run first = Objects.requireNonNull(model.selectedRunProperty().get());
        model.strategy().nameProperty().set("dbscan");
        model.run();
        assertEquals(
                "dbscan",
                Objects.requireNonNull(model.selectedRunProperty().get()).strategy());
        parameter(model, "k").textProperty().set("7");
        model.selectedRunProperty().set(first);
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
        model.run();
        assertTrue(model.runs().isEmpty());
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
        model.run();
        model.keepAsSegment(Group.cluster(1), "Regulars");
        Segment segment = new Segments(workspace).find("Regulars").orElseThrow();
        assertEquals(20, segment.members());
        assertEquals("k-means 1", segment.run());
        Notice notice = notices.getLast();
        notice.nextStep().orElseThrow().action().run();
        assertEquals(List.of(PageId.SEGMENTS), shown);
        model.keepAsSegment(Group.cluster(2), "Regulars");
        assertInstanceOf(Failure.AlreadyExists.class, model.failureProperty().get());
    }

    @Test
    void theClusterOfLargePurchasesIsSetApartByBothFeatures() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        parameter(model, "k").textProperty().set("3");
        model.run();
        int large = picture(model).labels().clusterOf(59);
        List<FeatureFigure> apart =
                LabViewModel.apart(picture(model).profile(Group.cluster(large)).orElseThrow());
        assertEquals("money", apart.getFirst().feature());
        assertTrue(apart.getFirst().zScore() > 1, apart.toString());
        assertEquals(2, apart.size());
    }

    @Test
    void aRunIsRenamedAndDeleted() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.run();
        Run run = Objects.requireNonNull(model.selectedRunProperty().get());
        model.rename(run, "Spring");
        assertEquals(
                "Spring",
                Objects.requireNonNull(model.selectedRunProperty().get()).name());
        assertEquals("Spring", picture(model).run().orElseThrow().name());
        model.delete(Objects.requireNonNull(model.selectedRunProperty().get()));
        assertTrue(model.runs().isEmpty());
        assertNull(model.selectedRunProperty().get());
        assertEquals(Optional.empty(), picture(model).run());
    }

    @Test
    void aSetThatWasComputedAnewIsNotMixedUpWithTheOldRun() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.run();
        workspace.write(
                Monitor.none(),
                session -> session.execute("UPDATE crm.activity SET amount = 3 WHERE customer_key = 'c05'"));
        ThreeCrowds.compute(workspace, ThreeCrowds.SET);
        model.refresh();
        assertInstanceOf(Failure.NotPossible.class, model.failureProperty().get());
        model.run();
        assertNull(model.failureProperty().get());
        assertEquals("k-means 2", picture(model).run().orElseThrow().name());
    }

    @Test
    void theAxesCanBeAnyTwoFeatures() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        var before = picture(model).cloud().bounds();
        model.axesProperty().set(new Axes.Features(0, 1));
        assertEquals(new Axes.Features(0, 1), picture(model).axes());
        assertNotEquals(before, picture(model).cloud().bounds());
    }

    @Test
    void theSelectedClusterIsLetGoWhenAnotherRunIsShown() throws OperationException {
        LabViewModel model = modelOfThreeCrowds();
        model.run();
        model.toggle(Group.cluster(0));
        assertEquals(
                Optional.of(Group.cluster(0)), model.selectedGroupProperty().get());
        model.run();
        assertEquals(Optional.empty(), model.selectedGroupProperty().get());
        model.toggle(Group.cluster(0));
        model.toggle(Group.cluster(0));
        assertEquals(Optional.empty(), model.selectedGroupProperty().get());
    }

    private LabViewModel modelOfThreeCrowds() throws OperationException {
        var _ = ThreeCrowds.in(workspace);
        open.set(workspace);
        return new LabViewModel(workbench);
    }

    private static LabPicture picture(LabViewModel model) {
        return Objects.requireNonNull(model.pictureProperty().get());
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
