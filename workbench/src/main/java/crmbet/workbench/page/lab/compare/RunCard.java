package crmbet.workbench.page.lab.compare;

import crmbet.core.run.Run;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.ComparisonViewModel;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a run is and how good its clusters are; two lines, or all of it. */
final class RunCard extends VBox {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final Messages messages;
    private final FigureTexts texts;
    private final FigureLines lines;
    private final ComparisonViewModel comparison;
    private final boolean large;
    private final Label name = new Label();
    private final Label strategy = new Label();
    private final Label figures = new Label();
    private final CheckBox pick = new CheckBox();
    private final VBox facts = new VBox();
    private @Nullable Run shown;

    RunCard(DiagnosticContext context, boolean large) {
        this.large = large;
        messages = context.messages();
        texts = context.texts();
        lines = new FigureLines(messages, context.model().figures());
        comparison = context.model().comparison();
        getStyleClass().add("run-card");
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        strategy.getStyleClass().add("caption");
        figures.getStyleClass().add("caption");
        if (large) {
            getStyleClass().add("large");
            // Parameters may be many: the figures say how wide a card is, and pointing shows the rest.
            strategy.setPrefWidth(0);
            strategy.setMaxWidth(Double.MAX_VALUE);
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(strategy.textProperty());
            strategy.setTooltip(whole);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            pick.accessibleTextProperty().bind(messages.bind("lab.compare.pick"));
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(messages.bind("lab.compare.pick.tip"));
            pick.setTooltip(tip);
            pick.setOnAction(event -> {
                if (shown != null) {
                    comparison.toggle(shown);
                }
            });
            getChildren().addAll(new HBox(8, name, space, pick), strategy, facts);
        } else {
            getChildren().addAll(new HBox(8, name, strategy), figures);
        }
    }

    void show(Run run) {
        shown = run;
        boolean picked = comparison.pickedProperty().get().stream()
                .anyMatch(each -> each.name().equals(run.name()));
        pseudoClassStateChanged(PICKED, picked);
        pick.setSelected(picked);
        name.setText(run.name());
        strategy.setText(messages.get("lab.run.strategy", texts.parameters(run), run.featureSet()));
        figures.setText(messages.get("lab.run.figures", run.clusters(), lines.silhouette(run), lines.noise(run)));
        if (large) {
            strategy.setText(messages.get(
                    "lab.run.strategy", strategy.getText(), messages.formats().dateTime(run.finishedAt())));
            facts.getChildren().setAll(facts(run));
        }
    }

    /** All of it, for screen readers. */
    String text() {
        String all = shown != null && large
                ? lines.of(shown).stream()
                        .map(line -> line.name() + ' ' + line.value())
                        .collect(Collectors.joining(", "))
                : figures.getText();
        return name.getText() + ", " + strategy.getText() + ", " + all;
    }

    private CardFigures facts(Run run) {
        CardFigures grid = new CardFigures();
        lines.of(run).forEach(line -> grid.add(line.name(), line.value(), line.meaning()));
        return grid;
    }
}
