package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Refinement;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.Shading;
import crmbet.workbench.table.TableChoices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedLabTest {
    private static final Display FOUR = new Display(
            Shading.DENSITY,
            true,
            Map.of(2, new Axes.Features(1, 0, AxisUnits.LOGARITHMIC, AxisUnits.FITTED), 3, new Axes.Neighbors()));

    private static final Trial TRIAL = Trial.none()
            .withCut(OptionalDouble.of(0.25))
            .withRule(
                    2,
                    Optional.of(new Rule(List.of(
                            new Branch(List.of(
                                    Condition.between("recency", 3, 30.5),
                                    Condition.missing("money"),
                                    Condition.present("lines"))),
                            new Branch(List.of(new Condition("recency", Double.NEGATIVE_INFINITY, 1, true)))))));

    private static final Listing LISTING = new Listing(
            new TableChoices(
                    " ana \"☃\" ",
                    Map.of("recency", "> 1,5", "Cluster", "=2"),
                    List.of(new Refinement.Sort("money", true), new Refinement.Sort("recency", false)),
                    Set.of("lines", "frequency")),
            true);

    private static SavedLab saved(Axes axes, Selection selection, Optional<Extent> zoom, OptionalDouble divider) {
        return saved(axes, Display.PLAIN, selection, zoom, divider);
    }

    private static SavedLab saved(
            Axes axes, Display display, Selection selection, Optional<Extent> zoom, OptionalDouble divider) {
        return new SavedLab(
                new LabState(
                        Optional.of("rfm \"☃\""),
                        Optional.of("k-means 1"),
                        "dbscan",
                        Map.of("dbscan", Map.of("eps", "0,5"), "kmeans", Map.of("k", "x")),
                        axes,
                        display,
                        selection,
                        new Comparing(RunOrder.MONEY_SPREAD, List.of("k-means 1", "one, \"two\"")),
                        TRIAL,
                        LISTING,
                        zoom,
                        "silhouette"),
                true,
                divider);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SavedLab one = saved(
                new Axes.Features(0, 2, AxisUnits.OWN, AxisUnits.LOGARITHMIC),
                FOUR,
                Selection.of(Group.cluster(3)),
                Optional.of(new Extent(-1.5, 2, 0, 1e-3)),
                OptionalDouble.of(0.61));
        assertEquals(Optional.of(one), SavedLab.read(one.write()));
        SavedLab other =
                saved(new Axes.Neighbors(), Selection.of(Group.NOISE), Optional.empty(), OptionalDouble.empty());
        assertEquals(Optional.of(other), SavedLab.read(other.write()));
    }

    @Test
    void chosenRowsAreNotKept() {
        Selection rows = Selection.of(RowSet.of(10, 1, 2), RowOrigin.of(RowOrigin.Kind.LASSO));
        SavedLab one = saved(new Axes.Components(), rows, Optional.empty(), OptionalDouble.empty());
        assertEquals(
                Selection.nothing(),
                SavedLab.read(one.write()).orElseThrow().state().selection());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":2}",
                "{\"version\":1,\"zoom\":[1,0,0,1]}",
                "{\"version\":1,\"zoom\":[0,1e999,0,1]}",
                "null"
            })
    void damagedAndForeignStatesAreIgnored(String text) {
        assertEquals(Optional.empty(), SavedLab.read(text));
    }

    @Test
    void whatIsMissingOrOfTheWrongKindIsAsAtTheBeginning() {
        LabState state = SavedLab.read("{\"version\":1,\"set\":7,\"axes\":[-4,\"x\"],\"group\":\"a\",\"divider\":3,"
                        + "\"display\":{\"shading\":\"PLAID\",\"axes\":{\"9\":[0,1],\"1\":7}}}")
                .orElseThrow()
                .state();
        assertEquals(Optional.empty(), state.set());
        assertEquals(new Axes.Components(), state.axes());
        assertEquals(Display.PLAIN, state.display());
        assertEquals(Selection.nothing(), state.selection());
        assertEquals(Comparing.NOTHING, state.comparing());
        assertTrue(state.zoom().isEmpty());
    }

    @Test
    void aStateOfBeforeCustomersWereListedAsChosenIsRead() {
        LabState older = SavedLab.read("""
                        {"version":1,"set":"rfm","run":"k-means 1","strategy":"kmeans","parameters":{"kmeans":{"k":"4"}},\
                        "axes":[0,1],"comparing":{"order":"NAME","picked":[]},"trial":{"cut":0.5,"rules":{}},\
                        "tab":"customers","enlarged":false}""").orElseThrow().state();
        assertEquals("customers", older.tab());
        assertEquals(OptionalDouble.of(0.5), older.trial().cut());
        assertEquals(Listing.PLAIN, older.listing());
    }

    @Test
    void whatIsDamagedOfAListingIsLeftOut() {
        Listing read = SavedLab.read("""
                        {"version":1,"listing":{"search":["x"],"filters":{"a":7,"b":"> 1","c":"  "},\
                        "order":[{"column":"b","descending":"x"},3,{"descending":true},{"column":"b","descending":true},\
                        {"column":"c","descending":true}],"hidden":[null,"c",{}],"onlySelected":"maybe"}}""").orElseThrow().state().listing();
        assertEquals(
                new Listing(
                        new TableChoices(
                                "",
                                Map.of("b", "> 1"),
                                List.of(new Refinement.Sort("b", false), new Refinement.Sort("c", true)),
                                Set.of("c")),
                        false),
                read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "\"x\"", "{\"filters\":[1],\"order\":{\"a\":1},\"hidden\":\"x\"}"})
    void aListingThatIsNoneIsPlain(String listing) {
        assertEquals(
                Listing.PLAIN,
                SavedLab.read("{\"version\":1,\"listing\":" + listing + "}")
                        .orElseThrow()
                        .state()
                        .listing());
    }
}
