package crmbet.workbench.page.lab.features;

import atlantafx.base.theme.Styles;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How each feature is spread in the clusters, and which features go together. */
public final class FeaturesTab implements Diagnostic {
    /** Of a panel, at both sides together. */
    private static final double PANEL_PADDING = 16;

    private final LabViewModel lab;
    private final FeaturesViewModel model;
    private final Messages messages;
    private final FeatureFindings findings;
    private final ObservableValue<ClusterPalette> palette;
    private final Finding caption = new Finding("features");
    private final HBox coefficients;
    private final HBox head = new HBox();
    private final FlowPane panels = new FlowPane();
    private final CorrelationMatrix matrix;
    private final ScrollPane content = new ScrollPane();
    private List<FeaturePanel> shownPanels = List.of();

    public FeaturesTab(DiagnosticContext context) {
        lab = context.model();
        model = new FeaturesViewModel(lab, context.workbench());
        messages = context.messages();
        findings = new FeatureFindings(messages);
        palette = context.palette();
        matrix = new CorrelationMatrix(model, messages);
        Hyperlink again = context.labelled().link("lab.features.again", model.compared()::begin);
        again.visibleProperty().bind(model.compared().stoppedProperty());
        again.managedProperty().bind(again.visibleProperty());
        coefficients = switches(
                model.coefficientProperty(), "lab.features.coefficient.", true, ComparedFeatures.Coefficient.values());
        coefficients.managedProperty().bind(coefficients.visibleProperty());
        HBox views = switches(model.viewProperty(), "lab.features.view.", false, FeaturesViewModel.View.values());
        head.getChildren().addAll(caption, again, coefficients, views);
        panels.getStyleClass().add("feature-panels");
        content.setId("features");
        content.getStyleClass().add("edge-to-edge");
        content.setFitToWidth(true);
        content.viewportBoundsProperty().addListener((_, _, _) -> share());
        model.compared().valueProperty().subscribe(this::show);
        model.compared().stoppedProperty().subscribe(this::show);
        model.viewProperty().subscribe(this::show);
        model.coefficientProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> emphasise());
        lab.selection().groupProperty().subscribe(this::emphasise);
        lab.selection().pointedGroupProperty().subscribe(this::emphasise);
        show();
    }

    /** One pressed of several; to press the pressed one changes nothing. */
    private <T extends Enum<T>> HBox switches(ObjectProperty<T> chosen, String keys, boolean tips, T[] values) {
        HBox group = new HBox();
        for (int i = 0; i < values.length; i++) {
            T value = values[i];
            ToggleButton button = new ToggleButton();
            button.setId("features-" + value.name());
            button.textProperty().bind(messages.bind(keys + value.name()));
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == values.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setMinWidth(Region.USE_PREF_SIZE);
            if (tips) {
                Tooltip tip = new Tooltip();
                tip.textProperty().bind(messages.bind(keys + value.name() + ".tip"));
                button.setTooltip(tip);
            }
            chosen.subscribe(now -> button.setSelected(now == value));
            button.setOnAction(event -> {
                chosen.set(value);
                button.setSelected(true);
            });
            group.getChildren().add(button);
        }
        return group;
    }

    @Override
    public String key() {
        return "features";
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
        model.compared().shown();
    }

    @Override
    public void hidden() {
        model.compared().hidden();
    }

    @Override
    public Optional<URL> style() {
        return Optional.ofNullable(FeaturesTab.class.getResource("style.css"));
    }

    private void show() {
        FeaturesViewModel.View view = model.viewProperty().get();
        coefficients.setVisible(view == FeaturesViewModel.View.CORRELATIONS);
        Optional<ComparedFeatures> known = model.compared().valueProperty().get();
        if (known.isEmpty()) {
            caption.setText(messages.get(
                    model.compared().stoppedProperty().get() ? "lab.features.stopped" : "lab.features.measuring"));
            content.setContent(null);
            return;
        }
        ComparedFeatures compared = known.get();
        switch (view) {
            case DISTRIBUTIONS -> {
                caption.setText(findings.separation(compared));
                build(compared);
                content.setContent(panels);
            }
            case CORRELATIONS -> {
                ComparedFeatures.Coefficient coefficient =
                        model.coefficientProperty().get();
                caption.setText(findings.correlation(compared, coefficient));
                matrix.show(compared, coefficient);
                content.setContent(matrix);
            }
        }
    }

    private void build(ComparedFeatures compared) {
        List<FeaturePanel> built = new ArrayList<>();
        for (int feature : compared.bySeparation()) {
            built.add(new FeaturePanel(
                    compared.distributions().get(feature),
                    messages.formats().share(compared.separations().get(feature)),
                    messages,
                    () -> model.look(feature)));
        }
        shownPanels = built;
        panels.getChildren().setAll(built);
        share();
        emphasise();
    }

    /** Shares the room among the panels, so that on a large screen none of it is lost. */
    private void share() {
        Bounds room = content.getViewportBounds();
        if (shownPanels.isEmpty() || room.getWidth() <= 0) {
            return;
        }
        Insets around = panels.getInsets();
        double across = room.getWidth() - around.getLeft() - around.getRight() + panels.getHgap();
        double each = FeaturePanel.WIDTH + PANEL_PADDING + panels.getHgap();
        int columns = Math.clamp((int) (across / each), 1, shownPanels.size());
        int lines = (shownPanels.size() + columns - 1) / columns;
        double width = Math.floor(across / columns) - panels.getHgap() - PANEL_PADDING;
        double height = (room.getHeight() - around.getTop() - around.getBottom()) / lines;
        shownPanels.forEach(panel -> panel.give(width, height));
    }

    private void emphasise() {
        int clusters = model.compared().valueProperty().get().stream()
                .mapToInt(known -> known.distributions().getFirst().clusters().size())
                .findFirst()
                .orElse(0);
        Optional<Group> standingOut = lab.selection()
                .pointedGroupProperty()
                .get()
                .or(() -> lab.selection().groupProperty().get())
                // While another run arrives, a cluster may be meant that these distributions do not have.
                .filter(group -> group.isNoise() || group.cluster().getAsInt() < clusters);
        shownPanels.forEach(panel -> panel.show(standingOut, palette.getValue()));
    }
}
