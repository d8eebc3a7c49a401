package crmbet.workbench.page.lab.compare;

import crmbet.core.run.Flow;
import crmbet.core.run.FlowMatrix;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.FlowDiagram;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.ComparisonViewModel;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.Moved;
import crmbet.workbench.page.lab.model.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who went from which cluster of one run to which of another, as a diagram; a band selects its customers. */
final class FlowView {
    private final DiagnosticContext context;
    private final Messages messages;
    private final FigureTexts texts;
    private final ComparisonViewModel model;
    private final FlowDiagram diagram = new FlowDiagram();
    private @Nullable Compared compared;
    /** The groups of each side from above. */
    private List<Group> left = List.of();

    private List<Group> right = List.of();
    private Faces before = Faces.NONE;
    private Faces after = Faces.NONE;

    FlowView(DiagnosticContext context) {
        this.context = context;
        messages = context.messages();
        texts = context.texts();
        model = context.model().comparison();
        diagram.setId("flows");
        diagram.accessibleTextProperty().bind(messages.bind("lab.compare.flows"));
        diagram.setDescriber(this::describe);
        diagram.setOnChosen(this::choose);
        diagram.pointedProperty().addListener((_, _, band) -> point(band));
        context.model().selection().selectionProperty().subscribe(this::follow);
    }

    FlowDiagram node() {
        return diagram;
    }

    /**
     * Shows flows.
     *
     * @param ofBefore names and colours of the clusters of the first run
     * @param ofAfter as {@code ofBefore}, of the second run
     */
    void show(Compared shown, Faces ofBefore, Faces ofAfter) {
        compared = shown;
        before = ofBefore;
        after = ofAfter;
        FlowMatrix flows = shown.comparison().flows();
        left = groups(flows.fromClusters(), flows.leaving(OptionalInt.empty()) > 0);
        right = byOrigin(flows, groups(flows.toClusters(), flows.arriving(OptionalInt.empty()) > 0));
        ClusterPalette palette = context.palette().getValue();
        ClusterPalette ofLeft = palette.dealtOut(before.colours());
        ClusterPalette ofRight = palette.dealtOut(after.colours());
        diagram.show(
                left.stream()
                        .map(group -> side(texts.group(group, before), flows.leaving(group.cluster()), ofLeft, group))
                        .toList(),
                right.stream()
                        .map(group -> side(texts.group(group, after), flows.arriving(group.cluster()), ofRight, group))
                        .toList(),
                flows.flows().stream().map(this::band).toList());
        follow(context.model().selection().selectionProperty().get());
    }

    private static List<Group> groups(int clusters, boolean noise) {
        List<Group> groups = new ArrayList<>(
                IntStream.range(0, clusters).mapToObj(Group::cluster).toList());
        if (noise) {
            groups.add(Group.NOISE);
        }
        return groups;
    }

    /** In the order in which most of their customers stood on the left, so that few bands cross; noise stays last. */
    private List<Group> byOrigin(FlowMatrix flows, List<Group> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(Group::isNoise).thenComparingDouble(group -> meanPlace(flows, group)))
                .toList();
    }

    private double meanPlace(FlowMatrix flows, Group of) {
        double sum = 0;
        for (int place = 0; place < left.size(); place++) {
            sum += (double) place * flows.count(left.get(place).cluster(), of.cluster());
        }
        return sum / Math.max(1, flows.arriving(of.cluster()));
    }

    private FlowDiagram.Side side(String name, int customers, ClusterPalette palette, Group group) {
        return new FlowDiagram.Side(name, customers, messages.formats().integer(customers), palette.color(group));
    }

    private FlowDiagram.Band band(Flow flow) {
        return new FlowDiagram.Band(
                left.indexOf(new Group(flow.from())), right.indexOf(new Group(flow.to())), flow.customers());
    }

    private String name(FlowDiagram.Band band) {
        return messages.get(
                "lab.compare.way",
                texts.group(left.get(band.from()), before),
                texts.group(right.get(band.to()), after));
    }

    private String describe(FlowDiagram.Band band) {
        if (compared == null) {
            return "";
        }
        FlowMatrix flows = compared.comparison().flows();
        return messages.get(
                "lab.compare.band",
                name(band),
                band.amount(),
                messages.formats()
                        .share(share(
                                band.amount(),
                                flows.leaving(left.get(band.from()).cluster()))),
                messages.formats()
                        .share(share(
                                band.amount(),
                                flows.arriving(right.get(band.to()).cluster()))));
    }

    private static double share(long part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private Moved moved(FlowDiagram.Band band) {
        return new Moved.Between(left.get(band.from()), right.get(band.to()));
    }

    private void choose(FlowDiagram.Band band) {
        if (compared != null) {
            model.select(compared, moved(band), name(band));
        }
    }

    private void point(Optional<FlowDiagram.Band> band) {
        if (band.isPresent() && compared != null) {
            model.point(compared, moved(band.get()));
        } else {
            model.pointAway();
        }
    }

    /** The band whose customers are selected stays marked. */
    private void follow(Selection selection) {
        Optional<FlowDiagram.Band> chosen = selection instanceof Selection.OfRows(var rows, var origin)
                ? diagram.bands().stream()
                        .filter(band ->
                                band.amount() == rows.count() && name(band).equals(origin.detail()))
                        .findFirst()
                : Optional.empty();
        diagram.chosenProperty().set(chosen);
    }
}
