package crmbet.workbench.page.lab;

import crmbet.workbench.control.PageStyle;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.Explanation;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Explains the selection, or else the run. */
final class LabInspector {
    private final LabViewModel model;
    private final SelectionExplanation ofSelection;
    private final RunExplanation ofRun;
    private final PageStyle style;
    private final ReadOnlyObjectWrapper<@Nullable Node> node = new ReadOnlyObjectWrapper<>();

    LabInspector(DiagnosticContext context, RunExplanation ofRun, PageStyle style) {
        this.ofRun = ofRun;
        this.style = style;
        model = context.model();
        ofSelection = new SelectionExplanation(context);
        model.picture().divisionProperty().subscribe(this::show);
        model.selection().explanationProperty().subscribe(this::show);
        model.runs().remadeProperty().subscribe(this::show);
        context.messages().languageProperty().subscribe(this::show);
        context.palette().addListener((_, _, _) -> show());
    }

    /** What explains the selection; null while there is nothing to explain. */
    ReadOnlyObjectProperty<@Nullable Node> nodeProperty() {
        return node.getReadOnlyProperty();
    }

    private void show() {
        Division division = model.picture().divisionProperty().get();
        Optional<Explanation> explanation =
                model.selection().explanationProperty().get();
        if (explanation.isPresent()) {
            set(ofSelection.of(explanation.get(), division != null));
        } else if (division != null) {
            set(ofRun.of(division));
        } else {
            node.set(null);
        }
    }

    private void set(VBox content) {
        content.getStyleClass().add("lab-inspector");
        style.dress(content);
        node.set(content);
    }
}
