package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Distinction;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Level;
import crmbet.core.explain.Representatives;
import crmbet.workbench.chart.DeviationBar;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What sets a cluster apart, and customers who show it: the most typical and the oddest. */
final class PortraitPane extends VBox {
    /** More features than this are in the profile. */
    private static final int MOST_FEATURES = 4;
    /** More figures than this do not fit beside a customer. */
    private static final int FIGURES_OF_A_CUSTOMER = 2;
    /** A bar is full at three standard deviations; a superiority of 0 or 1 is to fill it. */
    private static final double FULL_BAR = 6;

    private final ExplainViewModel model;
    private final ObservableValue<@Nullable Division> division;
    private final Messages messages;
    private final FigureTexts figures;
    private final ExplainTexts texts;

    PortraitPane(ExplainViewModel model, ObservableValue<@Nullable Division> division, Messages messages) {
        this.model = model;
        this.division = division;
        this.messages = messages;
        figures = new FigureTexts(messages);
        texts = new ExplainTexts(messages);
        getStyleClass().add("portrait-pane");
        model.explainedProperty().subscribe(this::show);
        model.clusterProperty().subscribe(this::show);
        model.representativesProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
    }

    private void show() {
        getChildren().clear();
        model.explanation().ifPresent(this::describe);
    }

    private void describe(Explanation explanation) {
        getChildren().add(heading("lab.apart", Optional.empty()));
        List<Distinction> clear = explanation.distinctions().stream()
                .filter(each -> each.level() != Level.TYPICAL)
                .limit(MOST_FEATURES)
                .toList();
        if (clear.isEmpty()) {
            getChildren().add(new Label(messages.get("lab.explain.apart.nothing")));
        }
        clear.stream().map(this::distinction).forEach(getChildren()::add);
        List<String> features = explanation.distinctions().stream()
                .map(Distinction::feature)
                .limit(FIGURES_OF_A_CUSTOMER)
                .toList();
        people("typical", explanation.cluster(), features, Representatives::typical);
        people("odd", explanation.cluster(), features, Representatives::odd);
    }

    private Label heading(String key, Optional<String> tipKey) {
        Label heading = new Label(messages.get(key));
        heading.getStyleClass().add("group-heading");
        tipKey.ifPresent(tip -> heading.setTooltip(new Tooltip(messages.get(tip))));
        return heading;
    }

    private VBox distinction(Distinction distinction) {
        String feature = distinction.feature();
        Label name = new Label(figures.feature(feature));
        name.getStyleClass().add("strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label(texts.level(distinction.level()));
        words.setMinWidth(Region.USE_PREF_SIZE);
        DeviationBar bar = new DeviationBar((distinction.superiority() - 0.5) * FULL_BAR);
        bar.setAccessibleText(words.getText());
        Label medians = new Label(messages.get(
                "lab.explain.apart.medians",
                figures.value(feature, distinction.median()),
                figures.value(feature, distinction.wholeMedian())));
        medians.getStyleClass().add("caption");
        VBox box = new VBox(new HBox(8, name, words), bar, medians);
        box.getStyleClass().add("distinction");
        return box;
    }

    private void people(
            String kind, int cluster, List<String> features, Function<Representatives, List<Integer>> which) {
        getChildren().add(heading("lab.explain." + kind, Optional.of("lab.explain." + kind + ".tip")));
        Division shown = division.getValue();
        Optional<List<Representatives>> found = model.representativesProperty().get();
        if (shown == null || found.isEmpty() || cluster >= found.get().size()) {
            Label looking = new Label(messages.get("lab.explain.looking"));
            looking.getStyleClass().add("caption");
            getChildren().add(looking);
            return;
        }
        for (int row : which.apply(found.get().get(cluster))) {
            getChildren().add(customer(shown, row, features, kind));
        }
    }

    private HBox customer(Division shown, int row, List<String> features, String kind) {
        String key = shown.set().scaled().customers().get(row);
        String values = features.stream()
                .map(feature -> messages.get(
                        "lab.explain.figure",
                        figures.feature(feature),
                        figures.value(
                                feature,
                                shown.set()
                                        .raw()
                                        .at(row, shown.set().raw().features().indexOf(feature)))))
                .collect(Collectors.joining(" · "));
        Hyperlink link = new Hyperlink(key);
        link.getStyleClass().add(kind + "-customer");
        link.setAccessibleText(messages.get("lab.customer", key) + ": " + values);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            link.setVisited(false);
            model.select(row);
        });
        Label caption = new Label(values);
        caption.getStyleClass().add("caption");
        caption.setTooltip(new Tooltip(values));
        HBox box = new HBox(8, link, caption);
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }
}
