package crmbet.workbench.page.lab;

import crmbet.workbench.page.lab.model.ArrangementViewModel;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/**
 * The picture above the tabs. The tabs have what they need, within bounds, until a hand divides otherwise;
 * or all of the height while they are enlarged.
 */
final class LabSplit extends SplitPane {
    private static final double LEAST_SCATTER_SHARE = 0.6;
    /** On a large screen the tabs are to be read as well, not only the picture. */
    private static final double MOST_SCATTER_SHARE = 0.7;

    private final Node scatter;
    private final DiagnosticTabs diagnostics;
    private final LabViewModel model;
    private final ArrangementViewModel arrangement;
    /** Set while the division is not a hand's. */
    private boolean dividing;

    LabSplit(Node scatter, DiagnosticTabs diagnostics, LabViewModel model) {
        this.scatter = scatter;
        this.diagnostics = diagnostics;
        this.model = model;
        arrangement = model.arrangement();
        setOrientation(Orientation.VERTICAL);
        getStyleClass().add("lab-split");
        SplitPane.setResizableWithParent(diagnostics, false);
        // Before the first run there is nothing to diagnose.
        model.picture().selectedRunProperty().subscribe(this::arrange);
        arrangement.enlargedProperty().subscribe(this::arrange);
        model.picture().divisionProperty().subscribe(this::divide);
        arrangement.dividerProperty().subscribe(this::divide);
        heightProperty().addListener((_, before, _) -> {
            // The user's own division stays.
            if (before.doubleValue() == 0) {
                divide();
            } else if (arrangement.dividerProperty().get().isEmpty()) {
                Platform.runLater(this::divide); // once the parts have taken their share of the new height
            }
        });
        arrange();
    }

    private void arrange() {
        boolean anyRun = model.picture().selectedRunProperty().get() != null;
        List<Node> wanted = new ArrayList<>();
        if (!anyRun || !arrangement.enlargedProperty().get()) {
            wanted.add(scatter);
        }
        if (anyRun) {
            wanted.add(diagnostics);
        }
        if (!getItems().equals(wanted)) {
            getItems().setAll(wanted);
            getDividers()
                    .forEach(divider -> divider.positionProperty()
                            .addListener((_, _, position) -> divided(position.doubleValue())));
            // A new divider is moved once more by the first layout.
            applyCss();
            layout();
            divide();
            // Parts that come back are laid out anew before their divider can be placed.
            Platform.runLater(this::divide);
        }
    }

    private void divide() {
        double height = getHeight();
        if (height > 0 && getItems().size() > 1) {
            dividing = true;
            setDividerPositions(arrangement
                    .dividerProperty()
                    .get()
                    .orElseGet(() -> Math.clamp(
                            1 - (diagnostics.wantedHeight() + 1) / height, LEAST_SCATTER_SHARE, MOST_SCATTER_SHARE)));
            dividing = false;
        }
    }

    private void divided(double position) {
        Node divider = lookup(".split-pane-divider");
        if (!dividing && divider != null && divider.isPressed()) {
            arrangement.dividerProperty().set(OptionalDouble.of(position));
        }
    }
}
