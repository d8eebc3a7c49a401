package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Explanation;
import crmbet.workbench.chart.Group;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.net.URL;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Each cluster in words: by which rule it is found, what sets it apart, who is typical of it. */
public final class ExplainTab implements Diagnostic {
    private static final double PORTRAIT_WIDTH = 272;

    private final LabViewModel lab;
    private final ExplainViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final Label caption = new Label();
    private final Hyperlink again;
    private final HBox head = new HBox();
    private final HBox columns;
    private final Label empty = new Label();
    private final StackPane content;

    public ExplainTab(DiagnosticContext context) {
        Labelled labelled = context.labelled();
        lab = context.model();
        model = new ExplainViewModel(lab, context.workbench());
        messages = context.messages();
        texts = context.texts();
        caption.getStyleClass().add("chart-caption");
        caption.setId("explain-caption");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.explain.finding.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        caption.setTooltip(tip);
        again = labelled.link("lab.explain.again", model::again);
        again.visibleProperty().bind(model.stoppedProperty());
        again.managedProperty().bind(again.visibleProperty());
        head.getChildren().addAll(caption, again);
        ScrollPane rule = scrolling(new RulePane(model, labelled, context.palette()));
        HBox.setHgrow(rule, Priority.ALWAYS);
        ScrollPane portrait = scrolling(new PortraitPane(model, lab.picture().divisionProperty(), messages));
        portrait.setMinWidth(PORTRAIT_WIDTH);
        portrait.setPrefWidth(PORTRAIT_WIDTH);
        columns = new HBox(new ClusterList(model, messages, texts, context.palette()), rule, portrait);
        columns.getStyleClass().add("explain-columns");
        empty.getStyleClass().add("explain-empty");
        empty.setWrapText(true);
        content = new StackPane(columns, empty);
        content.setId("explain");
        content.setMinHeight(0);
        model.explainedProperty().subscribe(this::show);
        model.stoppedProperty().subscribe(this::show);
        model.facesProperty().subscribe(this::show);
        lab.picture().divisionProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        show();
    }

    private static ScrollPane scrolling(Parent part) {
        ScrollPane pane = new ScrollPane(part);
        pane.getStyleClass().add("edge-to-edge");
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    @Override
    public String key() {
        return "explain";
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
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public Optional<URL> style() {
        return Optional.ofNullable(ExplainTab.class.getResource("style.css"));
    }

    private void show() {
        Division division = lab.picture().divisionProperty().get();
        Optional<Explained> known = model.explainedProperty().get();
        boolean none = division != null && division.labels().clusterCount() == 0;
        columns.setVisible(known.isPresent() && !none);
        empty.setVisible(none);
        empty.setText(none ? messages.get("lab.explain.none") : "");
        if (division == null || none) {
            caption.setText("");
        } else if (known.isEmpty()) {
            caption.setText(
                    messages.get(model.stoppedProperty().get() ? "lab.explain.stopped" : "lab.explain.measuring"));
        } else {
            caption.setText(finding(known.get().explanations()));
        }
    }

    /** Which cluster is best put into words, and which is worst. */
    private String finding(List<Explanation> all) {
        Comparator<Explanation> byQuality =
                Comparator.comparingDouble(each -> each.count().quality());
        Explanation best = all.stream().max(byQuality).orElseThrow();
        Explanation worst = all.stream().min(byQuality).orElseThrow();
        return best.cluster() == worst.cluster()
                ? messages.get("lab.explain.finding.one", name(best), coverage(best), purity(best))
                : messages.get(
                        "lab.explain.finding",
                        name(best),
                        coverage(best),
                        purity(best),
                        name(worst),
                        coverage(worst),
                        purity(worst));
    }

    private String name(Explanation explanation) {
        return texts.group(Group.cluster(explanation.cluster()));
    }

    private String coverage(Explanation explanation) {
        return messages.formats().share(explanation.count().coverage());
    }

    private String purity(Explanation explanation) {
        return messages.formats().share(explanation.count().purity());
    }
}
