package crmbet.workbench.page.lab.choose;

import atlantafx.base.theme.Styles;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.diagnostic.Lesson;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which parameter to choose: what a range of them would find, and one click to make a point of it a run. */
public final class ChooseTab implements Diagnostic {
    private static final double HEIGHT = 240;

    private final LabViewModel lab;
    private final ChooseViewModel model;
    private final Messages messages;
    private final ChooseTexts texts;
    private final Finding caption = new Finding("choose");
    private final Button take = new Button();
    private final Button cancel;
    private final HBox head = new HBox();
    private final SweepCharts charts;
    private final Label lessonText = new Label();
    private final Button start = new Button();
    private final Lesson lesson;
    private final VBox content = new VBox();

    public ChooseTab(DiagnosticContext context) {
        lab = context.model();
        model = new ChooseViewModel(context.workbench(), lab);
        messages = context.messages();
        texts = new ChooseTexts(messages);
        Labelled labelled = context.labelled();
        cancel = labelled.button("lab.choose.cancel", model::cancel);
        cancel.setId("cancel-sweep");
        charts = new SweepCharts(model, messages);
        lesson = new Lesson(List.of(lessonText), start);
        arrange(new StabilityBadges(lab, labelled, context.texts()));
        model.sweepProperty().subscribe(this::show);
        model.sweepingProperty().subscribe(this::show);
        model.chosenProperty().subscribe(this::showChosen);
        lab.strategy().nameProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        show();
    }

    private void arrange(StabilityBadges badges) {
        take.setId("take-point");
        take.setOnAction(_ -> model.take());
        for (Button button : new Button[] {cancel, take}) {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        head.getChildren().addAll(caption, cancel, take);
        start.setId("start-sweep");
        start.setOnAction(_ -> model.start());
        StackPane middle = new StackPane(charts, lesson);
        middle.setMinHeight(0);
        middle.setPrefHeight(0); // grows into what the badges leave
        VBox.setVgrow(middle, Priority.ALWAYS);
        content.getStyleClass().add("choose-body");
        content.getChildren().addAll(middle, badges);
    }

    @Override
    public String key() {
        return "choose";
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
        return Optional.ofNullable(ChooseTab.class.getResource("style.css"));
    }

    private void show() {
        Optional<Sweep> found = model.sweepProperty().get();
        boolean sweeping = model.sweepingProperty().get();
        charts.show(found);
        String strategy = model.strategy();
        lessonText.setText(messages.get("lab.choose.lesson." + strategy));
        start.setText(messages.get("lab.choose.start." + strategy, ChooseViewModel.MOST_CLUSTERS));
        start.setDisable(sweeping);
        present(lesson, found.isEmpty());
        present(cancel, sweeping);
        String idle = sweeping ? "lab.choose.sweeping" : "lab.choose.question." + strategy;
        caption.setText(found.map(texts::finding).orElseGet(() -> messages.get(idle)));
        showChosen();
    }

    private void showChosen() {
        Optional<Sweep> found = model.sweepProperty().get();
        OptionalInt chosen = model.chosenProperty().get();
        present(take, found.isPresent() && chosen.isPresent());
        if (found.isPresent() && chosen.isPresent()) {
            take.setText(texts.take(found.get(), chosen.getAsInt()));
        }
    }

    private static void present(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
