package crmbet.workbench.page.features;

import atlantafx.base.theme.Styles;
import crmbet.core.feature.FeatureSet;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.FramedPage;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The catalogue at the left, the chosen features with their distributions in the middle. */
public final class FeaturesView extends FramedPage {
    private final Messages messages;
    private final Labelled labelled;
    private final FeaturesViewModel model;
    private final FeatureCatalogueList catalogue;
    private final ChosenFeatures chips;
    private final TabPane tabs;
    private final EmptyState nothingMapped;
    private final EmptyState nothingChosen;
    private final HBox toolbar;
    private final FeatureSetInspector inspectorNode;

    public FeaturesView(Workbench workbench) {
        this(new Labelled(workbench.messages()), new FeaturesViewModel(workbench));
    }

    private FeaturesView(Labelled labelled, FeaturesViewModel model) {
        super(PageId.FEATURES, labelled, model.failureProperty());
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        toolbar = new FeatureChoices(labelled, model);
        chips = new ChosenFeatures(labelled, model);
        tabs = tabs();
        inspectorNode = new FeatureSetInspector(labelled, model);
        nothingMapped = nothingMapped();
        nothingChosen = nothingChosen();
        catalogue = new FeatureCatalogueList(labelled, model, this::askToDelete);
        dress(FeaturesView.class.getResource("style.css"), inspectorNode, toolbar);
        model.mappedProperty().addListener((_, _, _) -> arrange());
        model.draft().chosen().addListener((ListChangeListener<Object>) _ -> arrange());
        model.selectedProperty().addListener((_, _, _) -> arrange());
        arrange();
    }

    @Override
    public Optional<ObservableValue<String>> subtitle() {
        return Optional.of(model.draft().nameProperty());
    }

    @Override
    public List<Node> toolbar() {
        return List.of(toolbar);
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(
                Command.of(messages.bind("features.compute"), model::compute).when(model.possible()));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(messages.bind("features.rfm"), model.draft()::chooseRfm),
                Command.of(messages.bind("features.delete"), () -> {
                            FeatureSet selected = model.selectedProperty().get();
                            if (selected != null) {
                                askToDelete(selected);
                            }
                        })
                        .when(model.selectedProperty().isNotNull()));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private void arrange() {
        Node explanation = model.selectedProperty().get() == null ? null : inspectorNode;
        if (!model.mappedProperty().get()) {
            arrange(catalogue, explanation, nothingMapped);
        } else if (model.draft().chosen().isEmpty()) {
            arrange(catalogue, explanation, nothingChosen);
        } else {
            arrange(catalogue, explanation, chips, tabs);
        }
    }

    private TabPane tabs() {
        Tab distributions = new Tab();
        distributions.textProperty().bind(messages.bind("features.tab.distributions"));
        distributions.setContent(new DistributionList(labelled, model));
        Tab sql = new Tab();
        sql.setId("sql-tab");
        sql.textProperty().bind(messages.bind("features.tab.sql"));
        sql.setContent(new SqlPane(labelled, model));
        CorrelationPane correlated = new CorrelationPane(labelled, model);
        Tab correlations = new Tab();
        correlations.setId("correlation-tab");
        correlations.textProperty().bind(messages.bind("features.tab.correlation"));
        correlations.setContent(correlated);
        correlations.selectedProperty().addListener((_, _, now) -> correlated.setWanted(now));
        Tab drift = new Tab();
        drift.setId("drift-tab");
        drift.textProperty().bind(messages.bind("features.tab.drift"));
        drift.setContent(new DriftPane(labelled, model));
        Tab own = new Tab();
        own.setId("own-tab");
        own.textProperty().bind(messages.bind("features.tab.own"));
        own.setContent(new OwnFeaturePane(labelled, model));
        TabPane pane = new TabPane(distributions, correlations, drift, own, sql);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return pane;
    }

    private EmptyState nothingMapped() {
        Button data = labelled.button("features.unmapped.do", model::goToData);
        data.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.SLIDERS,
                labelled.label("features.unmapped.title"),
                labelled.label("features.unmapped.text"),
                data);
    }

    private EmptyState nothingChosen() {
        Button rfm = labelled.button("features.rfm", model.draft()::chooseRfm);
        rfm.setId("choose-rfm");
        rfm.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.SLIDERS, labelled.label("features.empty.title"), labelled.label("features.empty.text"), rfm);
    }

    private void askToDelete(FeatureSet set) {
        question()
                .askDangerous(
                        new Question.Words(
                                messages.get("features.delete.title", set.name()),
                                messages.get("features.delete.text"),
                                messages.get("features.delete.confirm", set.name())),
                        () -> model.delete(set));
    }
}
