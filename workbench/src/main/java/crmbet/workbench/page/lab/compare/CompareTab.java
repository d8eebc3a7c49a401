package crmbet.workbench.page.lab.compare;

import atlantafx.base.theme.Styles;
import crmbet.core.run.Run;
import crmbet.core.validity.Agreement;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.diagnostic.Measured;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.RunPair;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Two runs beside one another: how alike they are, who moved, and all runs to pick them from. */
public final class CompareTab implements Diagnostic {
    public static final String KEY = "compare";

    private static final double WANTED_HEIGHT = 216;
    private static final double COMBO_WIDTH = 124;
    private static final double TIP_WIDTH = 480;
    /** From where on an adjusted Rand index is called so. */
    private static final double NEARLY_SAME = 0.9;

    private static final double MUCH = 0.65;
    private static final double SOME = 0.3;

    private final LabViewModel model;
    private final Messages messages;
    private final Measured<RunPair, Compared> measured;
    private final Finding caption = new Finding(KEY);
    private final Label explanation = new Label();
    private final ComboBox<Run> before = new ComboBox<>();
    private final ComboBox<Run> after = new ComboBox<>();
    private final HBox head = new HBox();
    private final FlowView flows;
    private final WhoMoved whoMoved;
    private final StackPane content = new StackPane();
    /** Set while the two boxes follow and are nobody's choice. */
    private boolean following;

    private boolean inView;

    public CompareTab(DiagnosticContext context) {
        model = context.model();
        messages = context.messages();
        flows = new FlowView(context);
        whoMoved = new WhoMoved(context);
        measured = new Measured<>(
                context.workbench().tasks(),
                model.comparison().pairProperty(),
                model.comparison()::comparing,
                model.picture()::report);
        arrangeHead();
        content(context);
        measured.valueProperty().subscribe(this::show);
        model.arrangement().enlargedProperty().subscribe(this::followBoard);
        model.comparison().pairProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        context.palette().addListener((_, _, _) -> show());
    }

    @Override
    public String key() {
        return KEY;
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
        return WANTED_HEIGHT;
    }

    @Override
    public Optional<URL> style() {
        return Optional.ofNullable(CompareTab.class.getResource("style.css"));
    }

    @Override
    public void shown() {
        inView = true;
        measured.shown();
        followBoard();
    }

    @Override
    public void hidden() {
        inView = false;
        followBoard();
        measured.hidden();
        model.comparison().pointAway();
    }

    /** The board's figures are measured while it can be seen. */
    private void followBoard() {
        if (inView && model.arrangement().enlargedProperty().get()) {
            model.figures().shown();
        } else {
            model.figures().hidden();
        }
    }

    private void arrangeHead() {
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        whole.textProperty().bind(caption.textProperty().concat("\n\n").concat(explanation.textProperty()));
        caption.setTooltip(whole);
        for (ComboBox<Run> box : List.of(before, after)) {
            box.setItems(model.picture().runs());
            box.setConverter(new OneWay<>(run -> run == null ? "" : run.name()));
            box.getStyleClass().add("compared-run");
            box.setPrefWidth(COMBO_WIDTH);
            box.setMinWidth(COMBO_WIDTH);
            box.setOnAction(event -> picked());
        }
        before.setId("compare-before");
        before.accessibleTextProperty().bind(messages.bind("lab.compare.before"));
        after.setId("compare-after");
        after.accessibleTextProperty().bind(messages.bind("lab.compare.after"));
        Label arrow = new Label("→");
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        HBox pair = new HBox(8, before, arrow, after);
        pair.setAlignment(Pos.CENTER_LEFT);
        pair.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren().addAll(pair, caption);
    }

    private void content(DiagnosticContext context) {
        explanation.getStyleClass().add("caption");
        explanation.setId("compare-explanation");
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(flows.node(), Priority.ALWAYS);
        HBox pictures = new HBox(16, flows.node(), whoMoved);
        pictures.getStyleClass().add("compare-pictures");
        VBox.setVgrow(pictures, Priority.ALWAYS);
        RunBoard board = new RunBoard(context);
        for (Region large : List.of(board, explanation)) {
            large.visibleProperty().bind(model.arrangement().enlargedProperty());
            large.managedProperty().bind(model.arrangement().enlargedProperty());
        }
        VBox compared = new VBox(board, explanation, pictures);
        compared.getStyleClass().add("compare");
        Button way = context.labelled().button("lab.compare.empty.way", model.runs()::runVariant);
        way.setId("run-variant");
        way.getStyleClass().add(Styles.BUTTON_OUTLINED);
        EmptyState alone = new EmptyState(
                Feather.SHUFFLE,
                context.labelled().label("lab.compare.empty.title"),
                context.labelled().label("lab.compare.empty.text"),
                way);
        alone.getStyleClass().add("compare-empty");
        var anyPair = model.comparison().pairProperty().isNotNull();
        compared.visibleProperty().bind(anyPair);
        alone.visibleProperty().bind(anyPair.not());
        head.visibleProperty().bind(anyPair);
        content.getChildren().addAll(compared, alone);
    }

    private void picked() {
        Run one = before.getValue();
        Run other = after.getValue();
        if (!following && one != null && other != null) {
            model.comparison().pick(one, other);
            follow(); // the same run twice is no pair
        }
    }

    private void follow() {
        @Nullable RunPair pair = model.comparison().pairProperty().get();
        following = true;
        before.setValue(pair == null ? null : pair.before());
        after.setValue(pair == null ? null : pair.after());
        following = false;
    }

    private void show() {
        follow();
        Optional<Compared> found = measured.valueProperty().get();
        whoMoved.setVisible(found.isPresent());
        flows.node().setVisible(found.isPresent());
        if (found.isEmpty()) {
            caption.setText(messages.get("lab.compare.measuring"));
            explanation.setText("");
            return;
        }
        Compared compared = found.get();
        Faces facesBefore = faces(compared.pair().before(), compared.before());
        Faces facesAfter = faces(compared.pair().after(), compared.after());
        flows.show(compared, facesBefore, facesAfter);
        whoMoved.show(compared, facesBefore, facesAfter);
        caption.setText(finding(compared));
        explanation.setText(explanation(compared));
    }

    /** Those of the run that is looked at may have changed since. */
    private Faces faces(Run run, Faces read) {
        Run lookedAt = model.picture().selectedRunProperty().get();
        Faces now = model.faces().facesProperty().get();
        boolean current = lookedAt != null && lookedAt.name().equals(run.name());
        return current && now.clusters().size() == run.clusters() ? now : read;
    }

    private String finding(Compared compared) {
        long both = compared.comparison().both().size();
        if (both == 0) {
            return messages.get("lab.compare.finding.apart");
        }
        int differing = compared.differing().size();
        Agreement agreement = compared.comparison().agreement().orElseThrow();
        double rand = agreement.adjustedRand();
        String degree = rand >= NEARLY_SAME ? "same" : rand >= MUCH ? "much" : rand >= SOME ? "some" : "little";
        return differing == 0
                ? messages.get("lab.compare.finding.same", both)
                : messages.get(
                        "lab.compare.finding",
                        messages.formats().share((double) differing / both),
                        both,
                        messages.get("lab.compare.agreement." + degree),
                        messages.formats().decimal(rand, 2),
                        messages.formats().decimal(agreement.adjustedMutualInformation(), 2));
    }

    /** What the two indices mean, and who could not be compared. */
    private String explanation(Compared compared) {
        String text = messages.get("lab.compare.agreement");
        int gone = compared.comparison().onlyInOne().length;
        int come = compared.comparison().onlyInOther().length;
        return gone + come == 0 ? text : text + ' ' + messages.get("lab.compare.only", gone, come);
    }
}
