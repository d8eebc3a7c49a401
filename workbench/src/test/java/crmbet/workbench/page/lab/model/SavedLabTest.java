package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.Shading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
}
