package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.Run;
import crmbet.core.table.Refinement;
import crmbet.core.workspace.ViewStates;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.Shading;
import crmbet.workbench.page.OpenWorkspace;
import crmbet.workbench.table.TableChoices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final AtomicLong time = new AtomicLong();
    private OpenWorkspace place;
    private LabViewModel model;

    @BeforeEach
    void open() throws OperationException {
        place = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(place.workspace());
        model = new LabViewModel(place.workbench(), () -> time.addAndGet(2_000_000_000L), NEVER);
    }

    @AfterEach
    void close() {
        place.close();
    }

    private List<Choice> steps() {
        History<LabState> history = model.history().historyProperty().get();
        List<LabState> states = new java.util.ArrayList<>(history.past());
        states.add(history.present());
        return java.util.stream.IntStream.range(1, states.size())
                .mapToObj(i -> states.get(i - 1).difference(states.get(i)).orElseThrow())
                .toList();
    }

    private String k() {
        return parameter("k").textProperty().get();
    }

    private StrategyViewModel.Parameter parameter(String name) {
        return model.strategy().parameters("kmeans").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Run run() {
        return Objects.requireNonNull(model.picture().selectedRunProperty().get());
    }

    @Test
    void whatIsThereAtTheBeginningCannotBeTakenBack() {
        assertEquals(List.of(), steps());
        assertEquals(Optional.empty(), model.history().undoable().getValue());
        model.history().undo();
        assertEquals(
                ThreeCrowds.SET,
                Objects.requireNonNull(model.picture().selectedSetProperty().get())
                        .name());
    }

    @Test
    void orderAndPicksOfRunsAreTakenBackAndDeletedRunsAreForgotten() {
        model.runs().run();
        Run first = run();
        model.runs().run();
        Run second = run();
        model.comparison().orderProperty().set(RunOrder.NAME);
        model.comparison().toggle(first);
        model.comparison().pick(second, first);
        assertEquals(List.of(Choice.RUN, Choice.RUN, Choice.COMPARISON, Choice.COMPARISON, Choice.COMPARISON), steps());
        model.history().undo();
        assertEquals(List.of(first), model.comparison().pickedProperty().get());
        model.history().redo();
        assertEquals(List.of(second, first), model.comparison().pickedProperty().get());
        assertEquals(
                new RunPair(second, first), model.comparison().pairProperty().get(), "in the order picked");
        model.history().undo();
        model.history().undo();
        model.history().undo();
        assertEquals(RunOrder.LATEST, model.comparison().orderProperty().get());
        model.history().redo();
        model.history().redo();
        model.runs().delete(first);
        assertEquals(List.of(), model.comparison().pickedProperty().get());
        assertEquals(Optional.of(Choice.COMPARISON), model.history().undoable().getValue());
        model.history().undo();
        assertEquals(RunOrder.LATEST, model.comparison().orderProperty().get());
    }

    @Test
    void aRunIsOneStepThoughMuchFollowsFromIt() {
        model.runs().run();
        Run first = run();
        parameter("k").textProperty().set("3");
        model.runs().run();
        Run second = run();
        model.selection().toggle(Group.cluster(1));
        model.arrangement().zoomProperty().set(Optional.of(new Extent(0, 1, 0, 1)));
        model.picture().selectedRunProperty().set(first);
        assertEquals(
                List.of(Choice.RUN, Choice.PARAMETERS, Choice.RUN, Choice.SELECTION, Choice.ZOOM, Choice.RUN), steps());
        assertEquals("4", k(), "the form follows the run");
        model.history().undo();
        assertEquals(second, run());
        assertEquals("3", k());
        assertEquals(
                Selection.of(Group.cluster(1)),
                model.selection().selectionProperty().get());
        assertEquals(
                Optional.of(new Extent(0, 1, 0, 1)),
                model.arrangement().zoomProperty().get());
        assertEquals(Optional.of(Choice.RUN), model.history().redoable().getValue());
        assertEquals(Optional.of(Choice.ZOOM), model.history().undoable().getValue());
        model.history().redo();
        assertEquals(first, run());
        assertEquals(Selection.nothing(), model.selection().selectionProperty().get());
    }

    @Test
    void everyChoiceCanBeTakenBackOneAfterTheOther() {
        model.runs().run();
        model.strategy().nameProperty().set("dbscan");
        model.picture().axesProperty().set(new Axes.Features(0, 1));
        model.arrangement().displayProperty().set(Display.PLAIN.shaded(Shading.DENSITY));
        Selection rows = Selection.of(RowSet.of(60, 3, 4), RowOrigin.of(RowOrigin.Kind.LASSO));
        model.selection().selectionProperty().set(rows);
        model.arrangement().tabProperty().set("silhouette");
        assertEquals(
                List.of(Choice.RUN, Choice.STRATEGY, Choice.AXES, Choice.DISPLAY, Choice.SELECTION, Choice.TAB),
                steps());
        model.history().undo();
        assertEquals("", model.arrangement().tabProperty().get());
        model.history().undo();
        assertEquals(Selection.nothing(), model.selection().selectionProperty().get());
        model.history().undo();
        assertEquals(Display.PLAIN, model.arrangement().displayProperty().get());
        model.history().undo();
        assertEquals(
                new Axes.Components(),
                Objects.requireNonNull(model.picture().pictureProperty().get()).axes());
        model.history().undo();
        assertEquals("kmeans", model.strategy().nameProperty().get());
        model.history().undo();
        assertTrue(model.picture().divisionProperty().get() == null);
        for (int i = 0; i < 6; i++) {
            model.history().redo();
        }
        assertEquals(rows, model.selection().selectionProperty().get());
        assertEquals("silhouette", model.arrangement().tabProperty().get());
    }

    @Test
    void choicesThatFlowAreOneStepUntilTheHandRests() {
        AtomicLong clock = new AtomicLong();
        LabViewModel quick = new LabViewModel(place.workbench(), clock::get, NEVER);
        for (int i = 1; i <= 5; i++) {
            quick.arrangement().zoomProperty().set(Optional.of(new Extent(0, i, 0, i)));
            clock.addAndGet(100_000_000);
        }
        clock.addAndGet(1_000_000_000);
        quick.arrangement().zoomProperty().set(Optional.of(new Extent(0, 9, 0, 9)));
        quick.history().undo();
        assertEquals(
                Optional.of(new Extent(0, 5, 0, 5)),
                quick.arrangement().zoomProperty().get());
        quick.history().undo();
        assertEquals(Optional.empty(), quick.arrangement().zoomProperty().get());
    }

    private static void choose(LabViewModel lab, UnaryOperator<TableChoices> change) {
        Listing listing = lab.arrangement().listingProperty().get();
        lab.arrangement().listingProperty().set(listing.withTable(change.apply(listing.table())));
    }

    private static TableChoices table(LabViewModel lab) {
        return lab.arrangement().listingProperty().get().table();
    }

    @Test
    void everyChoiceInTheTableOfCustomersIsTakenBackByItself() {
        choose(model, table -> table.withSearch("ana"));
        choose(model, table -> table.withFilter("money", "> 10"));
        choose(model, table -> table.withOrder(List.of(new Refinement.Sort("money", true))));
        choose(model, table -> table.withShown("recency", false));
        model.arrangement()
                .listingProperty()
                .set(model.arrangement().listingProperty().get().withOnlySelected(true));
        Listing all = model.arrangement().listingProperty().get();
        List<Choice> steps = List.of(Choice.SEARCH, Choice.FILTER, Choice.ORDER, Choice.COLUMNS, Choice.ONLY_SELECTED);
        assertEquals(steps, steps());
        for (Choice step : steps.reversed()) {
            assertEquals(Optional.of(step), model.history().undoable().getValue());
            model.history().undo();
            assertEquals(Optional.of(step), model.history().redoable().getValue());
        }
        assertEquals(Listing.PLAIN, model.arrangement().listingProperty().get());
        steps.forEach(_ -> model.history().redo());
        assertEquals(all, model.arrangement().listingProperty().get());
    }

    @Test
    void whatIsTypedInOneFieldIsOneStep() {
        AtomicLong clock = new AtomicLong();
        LabViewModel quick = new LabViewModel(place.workbench(), clock::get, NEVER);
        for (String text : List.of("a", "an", "ana")) {
            choose(quick, table -> table.withSearch(text));
            clock.addAndGet(1_000_000_000);
        }
        for (String column : List.of("money", "recency")) {
            for (String text : List.of(">", "> ", "> 1")) {
                choose(quick, table -> table.withFilter(column, text));
                clock.addAndGet(100_000_000);
            }
        }
        clock.addAndGet(10_000_000_000L);
        choose(quick, table -> table.withFilter("recency", "> 12"));
        quick.history().undo();
        assertEquals(Map.of("money", "> 1", "recency", "> 1"), table(quick).filters(), "the hand had rested");
        quick.history().undo();
        assertEquals(Map.of("money", "> 1"), table(quick).filters(), "another field is another step");
        quick.history().undo();
        assertEquals(new TableChoices("ana", Map.of(), List.of(), Set.of()), table(quick));
        quick.history().undo();
        assertEquals(TableChoices.NONE, table(quick));
        assertEquals(Optional.empty(), quick.history().undoable().getValue());
    }

    @Test
    void whatIsTypedAndErasedAtOnceIsNoStep() {
        AtomicLong clock = new AtomicLong();
        LabViewModel quick = new LabViewModel(place.workbench(), clock::get, NEVER);
        quick.arrangement().tabProperty().set("customers");
        for (String text : List.of("a", "an", "", "b")) {
            choose(quick, table -> table.withSearch(text));
        }
        assertEquals(Optional.of(Choice.SEARCH), quick.history().undoable().getValue());
        quick.history().undo();
        assertEquals(Optional.of(Choice.TAB), quick.history().undoable().getValue());
        quick.history().redo();
        assertEquals("b", table(quick).search());
    }

    @Test
    void theTableOfCustomersIsChosenForAllRunsAndThereAgainAfterARestart() throws OperationException {
        choose(model, table -> table.withSearch("c1").withShown("lines", false));
        model.runs().run();
        model.runs().run();
        Listing chosen = model.arrangement().listingProperty().get();
        assertEquals("c1", chosen.table().search());
        assertEquals(List.of(Choice.SEARCH, Choice.RUN, Choice.RUN), steps());
        place.reopen();
        LabViewModel after = new LabViewModel(place.workbench());
        assertEquals(chosen, after.arrangement().listingProperty().get());
        assertEquals(Optional.empty(), after.history().undoable().getValue());
    }

    @Test
    void aRenamedRunIsFoundUnderItsNewNameAndADeletedOneIsForgotten() {
        model.runs().run();
        model.runs().run();
        Run second = run();
        model.runs().rename(second, "Spring");
        model.history().undo();
        assertEquals("k-means 1", run().name());
        model.history().redo();
        assertEquals("Spring", run().name());
        model.history().undo();
        model.runs().delete(run());
        model.history().undo();
        assertTrue(model.picture().selectedRunProperty().get() == null);
        model.history().redo();
        assertTrue(model.picture().runs().stream().noneMatch(run -> run.name().equals("k-means 1")));
    }

    @Test
    void whatWasLookedAtIsThereAgainAfterARestart() throws OperationException {
        model.runs().run();
        Run first = run();
        model.runs().run();
        model.picture().selectedRunProperty().set(first);
        model.picture().axesProperty().set(new Axes.Features(0, 1));
        model.selection().toggle(Group.cluster(2));
        model.arrangement().zoomProperty().set(Optional.of(new Extent(0, 1, 0, 1)));
        model.arrangement().tabProperty().set("silhouette");
        model.arrangement().enlargedProperty().set(true);
        parameter("starts").textProperty().set("7");
        place.reopen();
        LabViewModel after = new LabViewModel(place.workbench());
        assertEquals(first, after.picture().selectedRunProperty().get());
        assertEquals(new Axes.Features(0, 1), after.picture().axesProperty().get());
        assertEquals(
                Selection.of(Group.cluster(2)),
                after.selection().selectionProperty().get());
        assertEquals(
                Optional.of(new Extent(0, 1, 0, 1)),
                after.arrangement().zoomProperty().get());
        assertEquals("silhouette", after.arrangement().tabProperty().get());
        assertTrue(after.arrangement().enlargedProperty().get());
        assertEquals(Optional.empty(), after.history().undoable().getValue());
        assertEquals(
                "7",
                after.strategy().parameters("kmeans").stream()
                        .filter(each -> each.name().equals("starts"))
                        .findFirst()
                        .orElseThrow()
                        .textProperty()
                        .get());
    }

    @Test
    void aStateOfARunThatIsNoMoreGivesWayToTheLatestRun() throws OperationException {
        model.runs().run();
        new ViewStates(place.workspace()).save("lab", "{\"version\":1,\"run\":\"HDBSCAN 9\",\"tab\":\"silhouette\"}");
        LabViewModel after = new LabViewModel(place.workbench());
        assertEquals(run(), after.picture().selectedRunProperty().get());
    }

    @Test
    void nothingIsWrittenWhereNothingWasChosen() throws OperationException {
        place.reopen();
        assertEquals(Optional.empty(), new ViewStates(place.workspace()).find("lab"));
    }
}
