package crmbet.workbench.page.lab;

import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.model.ArrangementViewModel;
import crmbet.workbench.shell.Command;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What there is to know about a run beside its picture: what each tab finds in a sentence, and its picture below. */
final class DiagnosticTabs extends StackPane {
    private static final double HEADS_HEIGHT = 64;
    private static final double LEAST_HEIGHT = 128;

    private final List<Diagnostic> diagnostics;
    private final ArrangementViewModel arrangement;
    private final Labelled labelled;
    private final TabPane tabs = new TabPane();
    private @Nullable Diagnostic inView;

    DiagnosticTabs(List<Diagnostic> diagnostics, ArrangementViewModel arrangement, Labelled labelled) {
        this.diagnostics = diagnostics;
        this.arrangement = arrangement;
        this.labelled = labelled;
        tabs.setId("diagnostics");
        tabs.getStyleClass().add("diagnostics");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.accessibleTextProperty().bind(labelled.messages().bind("lab.tabs"));
        diagnostics.stream().map(this::tab).forEach(tabs.getTabs()::add);
        setMinHeight(LEAST_HEIGHT);
        getChildren().addAll(tabs, enlarge());
        tabs.getSelectionModel().selectedIndexProperty().subscribe(this::chosen);
        arrangement.tabProperty().subscribe(this::follow);
        sceneProperty().subscribe(this::update);
    }

    /** The height at which no tab hides anything: one for all, so that nothing jumps when another comes to the front. */
    double wantedHeight() {
        return HEADS_HEIGHT
                + Math.max(Diagnostic.USUAL_HEIGHT, diagnostics.getFirst().wantedHeight());
    }

    /** What the tabs offer besides. */
    List<Command> commands() {
        return diagnostics.stream().flatMap(each -> each.commands().stream()).toList();
    }

    private Tab tab(Diagnostic diagnostic) {
        diagnostic.style().ifPresent(sheet -> {
            for (Parent part : List.of(diagnostic.head(), diagnostic.content())) {
                part.getStylesheets().add(sheet.toExternalForm());
            }
        });
        diagnostic.head().getStyleClass().add("diagnostic-head");
        VBox.setVgrow(diagnostic.content(), Priority.ALWAYS);
        Tab tab = new Tab();
        tab.setId("tab-" + diagnostic.key());
        tab.textProperty().bind(labelled.messages().bind("lab.tab." + diagnostic.key()));
        VBox content = new VBox(diagnostic.head(), diagnostic.content());
        // Out of the window while another is in front: half of its nodes would be styled anew, unseen, at every change
        // of
        // theme, language or size.
        tab.selectedProperty().subscribe(selected -> tab.setContent(selected ? content : null));
        return tab;
    }

    /** Gives the tabs the whole height, and takes it back. */
    private Button enlarge() {
        Button button = new Button();
        button.setId("enlarge");
        button.getStyleClass().addAll("button-icon", "flat", "enlarge");
        FontIcon larger = new FontIcon(Feather.MAXIMIZE_2);
        FontIcon smaller = new FontIcon(Feather.MINIMIZE_2);
        button.setOnAction(event -> arrangement
                .enlargedProperty()
                .set(!arrangement.enlargedProperty().get()));
        button.graphicProperty().bind(arrangement.enlargedProperty().map(enlarged -> enlarged ? smaller : larger));
        button.accessibleTextProperty().bind(labelled.messages().bind("lab.enlarge"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(labelled.messages().bind("lab.enlarge.tip"));
        button.setTooltip(tip);
        setAlignment(button, Pos.TOP_RIGHT);
        return button;
    }

    private void chosen() {
        if (!front().equals(wanted())) {
            arrangement.tabProperty().set(front().key());
        }
        update();
    }

    private void follow() {
        tabs.getSelectionModel().select(diagnostics.indexOf(wanted()));
    }

    /** The first, if the one that is asked for is not there. */
    private Diagnostic wanted() {
        String key = arrangement.tabProperty().get();
        return diagnostics.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseGet(diagnostics::getFirst);
    }

    private Diagnostic front() {
        return diagnostics.get(Math.max(0, tabs.getSelectionModel().getSelectedIndex()));
    }

    /** Tells the tabs which of them is in view: the one in front while the page is. */
    private void update() {
        Diagnostic now = getScene() == null ? null : front();
        Diagnostic before = inView;
        if (!Objects.equals(now, before)) {
            inView = now;
            if (before != null) {
                before.hidden();
            }
            if (now != null) {
                now.shown();
            }
        }
    }
}
