package crmbet.workbench.page.lab.tree;

import atlantafx.base.theme.Styles;
import crmbet.core.clustering.CondensedCluster;
import crmbet.core.clustering.TreeCut;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.IcicleChart;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.diagnostic.Lesson;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.net.URL;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How clusters split from each other, where else the tree could be cut, and who is odd in it. */
public final class TreeTab implements Diagnostic {
    private static final double HEIGHT = 240;
    private static final double FACTS_WIDTH = 192;
    private static final double ODD_WIDTH = 232;
    private static final double ODD_SHARE = 0.2;

    private final LabViewModel lab;
    private final TreeViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Finding caption = new Finding("tree");
    private final Button take;
    private final Button reset;
    private final HBox head = new HBox();
    private final IcicleChart chart = new IcicleChart();
    private final BranchFacts facts;
    private final HBox body = new HBox();
    private final Label building;
    private final Lesson lesson;
    private final StackPane content = new StackPane();

    public TreeTab(DiagnosticContext context) {
        lab = context.model();
        model = new TreeViewModel(context.workbench(), lab);
        palette = context.palette();
        messages = context.messages();
        texts = context.texts();
        Labelled labelled = context.labelled();
        take = labelled.button("lab.tree.take", model::take);
        take.setId("take-cut");
        reset = labelled.button("lab.tree.reset", model::uncut);
        reset.setId("reset-cut");
        facts = new BranchFacts(model, labelled, this::customer);
        building = labelled.caption("lab.tree.building");
        lesson = lesson(labelled);
        arrange(new OddCustomers(model, labelled));
        follow();
    }

    private void arrange(OddCustomers odd) {
        for (Button button : new Button[] {reset, take}) {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        head.getChildren().addAll(caption, reset, take);
        chart.setId("tree");
        HBox.setHgrow(chart, Priority.ALWAYS);
        facts.setMinWidth(FACTS_WIDTH);
        facts.setPrefWidth(FACTS_WIDTH);
        odd.setMinWidth(ODD_WIDTH);
        odd.prefWidthProperty()
                .bind(body.widthProperty().map(width -> Math.max(ODD_WIDTH, width.doubleValue() * ODD_SHARE)));
        body.getStyleClass().add("tree-body");
        body.getChildren().addAll(chart, facts, odd);
        content.getChildren().addAll(body, building, lesson);
    }

    private Lesson lesson(Labelled labelled) {
        Label title = labelled.label("lab.tree.lesson.title");
        title.getStyleClass().add("strong");
        Button run = labelled.button("lab.tree.lesson.run", model::runHdbscan);
        run.setId("run-hdbscan");
        return new Lesson(List.of(title, labelled.label("lab.tree.lesson.text")), run);
    }

    private void follow() {
        chart.cutProperty().bindBidirectional(model.cutProperty());
        chart.setOnChosen(model::choose);
        chart.setOnReleased(model::preview);
        chart.setOnTaken(model::take);
        model.treeProperty().subscribe(this::show);
        model.buildingProperty().subscribe(this::show);
        lab.picture().divisionProperty().subscribe(this::show);
        model.countedProperty().subscribe(this::paint);
        model.branchProperty().subscribe(this::mark);
        chart.pointedProperty().subscribe(this::mark);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> paint());
        show();
    }

    @Override
    public String key() {
        return "tree";
    }

    @Override
    public Parent head() {
        return head;
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public double wantedHeight() {
        return HEIGHT;
    }

    @Override
    public Optional<URL> style() {
        return Optional.ofNullable(TreeTab.class.getResource("style.css"));
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    private void show() {
        Optional<RunTree> found = model.treeProperty().get();
        body.setVisible(found.isPresent());
        building.setVisible(model.buildingProperty().get());
        boolean otherRun = lab.picture().divisionProperty().get() != null && !model.ofTree();
        lesson.setVisible(otherRun);
        head.setVisible(!otherRun);
        chart.iciclesProperty().set(found.flatMap(RunTree::icicles));
        chart.setNumbers(messages.formats()::numbers);
        chart.titleXProperty().set(messages.get("lab.column.customers"));
        chart.titleYProperty().set(messages.get("lab.tree.distance"));
        paint();
        mark();
    }

    /** The clusters of the run, or of the cut that is tried, in their colours. */
    private void paint() {
        Optional<RunTree> found = model.treeProperty().get();
        Optional<TreeCut> clusters = model.clusters();
        int[] groups = found.isPresent() && clusters.isPresent() ? groups(found.get(), clusters.get()) : new int[0];
        int[] tops = clusters.map(TreeCut::branches).orElse(new int[0]);
        chart.setGroups(
                branch -> branch < groups.length && groups[branch] >= 0
                        ? Optional.of(Group.cluster(groups[branch]))
                        : Optional.empty(),
                branch -> branch < groups.length && groups[branch] >= 0 && tops[groups[branch]] == branch
                        ? Integer.toString(groups[branch])
                        : "",
                palette.getValue());
        Optional<TreeCut> counted = model.countedProperty().get();
        chart.setCutText(counted.map(this::cutText).orElseGet(() -> messages.get("lab.tree.drag")));
        take.setVisible(counted.isPresent());
        reset.setVisible(counted.isPresent());
        caption.setText(
                counted.map(this::cutFinding).or(() -> found.map(this::finding)).orElse(""));
        chart.setAccessibleText(caption.getText());
    }

    /** For each branch the cluster that it is or belongs to; below 0 for none. */
    private static int[] groups(RunTree found, TreeCut clusters) {
        int[] groups = new int[found.tree().clusterCount()];
        Arrays.fill(groups, -1);
        for (int cluster = 0; cluster < clusters.branches().length; cluster++) {
            groups[clusters.branches()[cluster]] = cluster;
        }
        for (CondensedCluster branch : found.tree().clusters()) {
            if (groups[branch.id()] < 0 && branch.parent().isPresent()) {
                groups[branch.id()] = groups[branch.parent().getAsInt()];
            }
        }
        return groups;
    }

    private void mark() {
        chart.chosenProperty().set(model.branchProperty().get());
        OptionalInt pointed = chart.pointedProperty().get();
        facts.show(pointed, model.branchProperty().get());
    }

    private String cutText(TreeCut cut) {
        return messages.get(
                "lab.tree.cut", messages.formats().compact(cut.options().epsilon()));
    }

    private String cutFinding(TreeCut cut) {
        return messages.get(
                "lab.tree.finding.cut",
                messages.formats().compact(cut.options().epsilon()),
                cut.labels().clusterCount(),
                messages.formats()
                        .share((double) cut.labels().noiseCount()
                                / Math.max(1, cut.labels().size())));
    }

    private String finding(RunTree found) {
        int[] taken = found.taken().branches();
        Optional<Integer> firmest = IntStream.range(0, taken.length)
                .boxed()
                .max(Comparator.comparingDouble(
                        cluster -> found.tree().cluster(taken[cluster]).stability()));
        return firmest.map(cluster -> {
                    CondensedCluster branch = found.tree().cluster(taken[cluster]);
                    return messages.get(
                            "lab.tree.finding",
                            texts.group(Group.cluster(cluster)),
                            branch.birth() == 0 ? "∞" : messages.formats().compact(1 / branch.birth()),
                            messages.formats().compact(1 / branch.death()),
                            found.tree().clusterCount());
                })
                .orElseGet(() -> messages.get("lab.tree.finding.none"));
    }

    private String customer(int row) {
        Division division = lab.picture().divisionProperty().get();
        return division == null
                ? ""
                : messages.get(
                        "lab.customer", division.set().scaled().customers().get(row));
    }
}
