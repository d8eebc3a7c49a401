package crmbet.workbench.page.lab.choose;

import crmbet.core.validity.ClusterCountSweep;
import crmbet.workbench.chart.AxisScale;
import crmbet.workbench.chart.CurveChart;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The curves of a range beside each other; the point that is chosen in one is chosen in all. */
final class SweepCharts extends HBox {
    private static final AxisScale LOGARITHMIC = new AxisScale.Logarithmic();

    private final Messages messages;
    private final ChooseTexts texts;
    private final List<CurveChart> charts =
            Stream.generate(CurveChart::new).limit(3).toList();

    SweepCharts(ChooseViewModel model, Messages messages) {
        this.messages = messages;
        texts = new ChooseTexts(messages);
        getStyleClass().add("sweep-charts");
        for (int i = 0; i < charts.size(); i++) {
            CurveChart chart = charts.get(i);
            chart.setId("curve-" + i);
            chart.setPrefWidth(0);
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.chosenProperty().bindBidirectional(model.chosenProperty());
            chart.setOnTaken(model::take);
        }
    }

    /** One curve. */
    private record Shown(
            String titleX,
            String titleY,
            IntToDoubleFunction x,
            IntToDoubleFunction y,
            OptionalInt best,
            AxisScale scale,
            IntFunction<String> text) {}

    /** Shows a range, in the language of the moment. */
    void show(Optional<Sweep> sweep) {
        List<Shown> wanted = sweep.map(this::curves).orElse(List.of());
        getChildren().setAll(charts.subList(0, wanted.size()));
        for (int i = 0; i < wanted.size(); i++) {
            show(charts.get(i), wanted.get(i), sweep.orElseThrow().size());
        }
    }

    private void show(CurveChart chart, Shown shown, int size) {
        chart.curveProperty().set(null);
        chart.setNumbers(messages.formats()::numbers);
        chart.titleXProperty().set(messages.get(shown.titleX));
        chart.titleYProperty().set(messages.get(shown.titleY));
        chart.setScaleX(shown.scale);
        chart.setTexts(shown.text);
        chart.curveProperty()
                .set(new CurveChart.Curve(
                        IntStream.range(0, size).mapToDouble(shown.x).toArray(),
                        IntStream.range(0, size).mapToDouble(shown.y).toArray(),
                        shown.best));
        chart.setAccessibleText(messages.get(shown.titleY));
    }

    private List<Shown> curves(Sweep sweep) {
        return switch (sweep) {
            case Sweep.Counts counts -> curves(counts);
            case Sweep.Sizes sizes -> curves(sizes);
            case Sweep.Radii radii ->
                List.of(new Shown(
                        "lab.choose.axis.rank",
                        "lab.choose.axis.distance",
                        i -> radii.ranks()[i] + 1.0,
                        radii::distance,
                        radii.best(),
                        AxisScale.LINEAR,
                        i -> texts.radius(radii, i)));
        };
    }

    private List<Shown> curves(Sweep.Counts counts) {
        List<ClusterCountSweep.Trial> trials = counts.found().trials();
        IntToDoubleFunction clusters = i -> trials.get(i).clusters();
        return List.of(
                new Shown(
                        "lab.choose.axis.clusters",
                        "lab.choose.axis.inertia",
                        clusters,
                        i -> 100 * ChooseTexts.inertiaShare(counts, i),
                        counts.elbow(),
                        AxisScale.LINEAR,
                        i -> texts.inertia(counts, i)),
                new Shown(
                        "lab.choose.axis.clusters",
                        "lab.choose.axis.silhouette",
                        clusters,
                        i -> trials.get(i).silhouette().map(each -> each.mean()).orElse(Double.NaN),
                        counts.silhouette(),
                        AxisScale.LINEAR,
                        i -> texts.silhouette(counts, i)),
                new Shown(
                        "lab.choose.axis.clusters",
                        "lab.choose.axis.gap",
                        clusters,
                        i -> trials.get(i).gap().value(),
                        counts.gap(),
                        AxisScale.LINEAR,
                        i -> texts.gap(counts, i)));
    }

    private List<Shown> curves(Sweep.Sizes sizes) {
        IntToDoubleFunction size = i -> sizes.found().steps().get(i).options().minClusterSize();
        return List.of(
                new Shown(
                        "lab.choose.axis.size",
                        "lab.choose.axis.clusters",
                        size,
                        i -> sizes.found().steps().get(i).clusters(),
                        sizes.best(),
                        LOGARITHMIC,
                        i -> texts.clusters(sizes, i)),
                new Shown(
                        "lab.choose.axis.size",
                        "lab.choose.axis.noise",
                        size,
                        i -> 100 * sizes.noiseShare(i),
                        sizes.best(),
                        LOGARITHMIC,
                        i -> texts.noise(sizes, i)));
    }
}
