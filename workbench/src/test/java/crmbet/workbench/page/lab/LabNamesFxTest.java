package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.fx.FxThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever cannot see the Lab hears what each of its controls is, and whoever uses no mouse reaches all of them. */
@ExtendWith(FxThread.class)
class LabNamesFxTest {
    @TempDir
    private Path folder;

    private final Set<String> nameless = new LinkedHashSet<>();
    private final Set<String> outOfReach = new LinkedHashSet<>();
    private int seen;

    @Test
    void everyControlHasANameAndIsReachedByKeyboard() throws Exception {
        Path place = folder.resolve("Crowd");
        LabWindow.prepareMany(place, 3_000);
        try (LabWindow window = new LabWindow(place, folder.resolve("settings"))) {
            window.run("kmeans");
            window.run("hdbscan");
            TabPane tabs = window.robot().lookup("#diagnostics").queryAs(TabPane.class);
            for (Tab tab : FxThread.call(() -> List.copyOf(tabs.getTabs()))) {
                FxThread.run(() -> tabs.getSelectionModel().select(tab));
                FxThread.waitUntil(
                        "nothing is being worked on",
                        () -> window.robot()
                                .lookup(".task-strips > .muted")
                                .tryQuery()
                                .isPresent());
                FxThread.run(() -> {
                    Parent root = window.stage().getScene().getRoot();
                    judge(root, labelled(root), tab.getId());
                });
            }
        }
        assertTrue(seen > 150, () -> "only " + seen + " controls were found");
        assertEquals(Set.of(), nameless);
        assertEquals(Set.of(), outOfReach);
    }

    /** What labels say which control they belong to. */
    private static Set<Node> labelled(Parent root) {
        Set<Node> named = new LinkedHashSet<>();
        List<Parent> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            for (Node child : open.removeLast().getChildrenUnmodifiable()) {
                if (child instanceof Label label && label.getLabelFor() != null) {
                    named.add(label.getLabelFor());
                }
                if (child instanceof Parent parent) {
                    open.add(parent);
                }
            }
        }
        return named;
    }

    private void judge(Parent parent, Set<Node> labelled, String tab) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child instanceof ScrollBar || child instanceof Separator) {
                continue;
            }
            boolean acts = child instanceof ButtonBase
                    || child instanceof ComboBoxBase
                    || child instanceof TextInputControl
                    || child instanceof Slider
                    || child instanceof ListView
                    || child instanceof TableView;
            boolean container = child instanceof ScrollPane || child instanceof SplitPane || child instanceof TabPane;
            String what = tab + ": " + child.getClass().getSimpleName() + "#" + child.getId() + child.getStyleClass();
            if (acts || (child.isFocusTraversable() && !container)) {
                seen++;
                if (!named(child) && !labelled.contains(child)) {
                    nameless.add(what);
                }
                if (!child.isFocusTraversable() && !child.isDisabled()) {
                    outOfReach.add(what);
                }
            }
            // The insides of a control are its own business.
            if (child instanceof Parent inner && (!(child instanceof Control) || container)) {
                judge(inner, labelled, tab);
            }
        }
    }

    private static boolean named(Node node) {
        String text = node.getAccessibleText();
        return (text != null && !text.isBlank())
                || (node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank());
    }
}
