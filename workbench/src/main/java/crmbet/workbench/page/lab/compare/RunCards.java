package crmbet.workbench.page.lab.compare;

import crmbet.core.run.Run;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.RunActions;
import crmbet.workbench.page.lab.model.ComparisonViewModel;
import crmbet.workbench.page.lab.model.LabViewModel;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The runs of the workspace as cards, side by side. A click or an arrow looks at a run; with Ctrl, or by Ctrl+Space, it is put
 * beside the one that is looked at.
 */
final class RunCards extends ListView<Run> {
    private final DiagnosticContext context;
    private final LabViewModel model;
    private final ComparisonViewModel comparison;
    private final RunActions actions;
    private final boolean large;
    /** Set while the selection follows and is nobody's choice. */
    private boolean following;

    /** @param large whether each card shows all figures */
    RunCards(DiagnosticContext context, boolean large) {
        this.context = context;
        this.large = large;
        model = context.model();
        comparison = model.comparison();
        actions = context.actions();
        getStyleClass().addAll("run-cards", "edge-to-edge");
        setOrientation(Orientation.HORIZONTAL);
        SortedList<Run> sorted = new SortedList<>(model.picture().runs());
        sorted.comparatorProperty()
                .bind(Bindings.createObjectBinding(
                        () -> comparison
                                .orderProperty()
                                .get()
                                .comparator(model.figures().knownProperty().get()),
                        comparison.orderProperty(),
                        model.figures().knownProperty()));
        setItems(sorted);
        setCellFactory(list -> new Cell());
        accessibleTextProperty().bind(context.messages().bind("lab.runs"));
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            // Null comes while the list is being filled; a run cannot be deselected by hand.
            if (chosen != null && !following) {
                model.picture().selectedRunProperty().set(chosen);
            }
        });
        model.picture().selectedRunProperty().subscribe(this::follow);
        sorted.comparatorProperty()
                .subscribe(() -> follow(model.picture().selectedRunProperty().get()));
        comparison.pickedProperty().subscribe(this::refresh);
        if (large) {
            model.figures().knownProperty().subscribe(this::refresh);
        }
        context.messages().languageProperty().subscribe(this::refresh);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        Run run = getFocusModel().getFocusedItem();
        if (run == null) {
            return;
        }
        if (event.getCode() == KeyCode.DELETE) {
            actions.delete().accept(run);
        } else if (event.getCode() == KeyCode.F2) {
            actions.rename().accept(run);
        } else if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            compare(run);
        } else {
            return;
        }
        event.consume();
    }

    private void compare(Run run) {
        comparison.toggleBesideCurrent(run);
        model.arrangement().tabProperty().set(CompareTab.KEY);
    }

    private void follow(@Nullable Run run) {
        following = true;
        if (run == null) {
            getSelectionModel().clearSelection();
        } else if (!Objects.equals(getSelectionModel().getSelectedItem(), run)) {
            getSelectionModel().select(run);
            scrollTo(run);
        }
        following = false;
    }

    private final class Cell extends ListCell<Run> {
        private final RunCard card = new RunCard(context, large);

        Cell() {
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                Run run = getItem();
                if (run == null || event.getButton() != MouseButton.PRIMARY) {
                    return;
                }
                if (event.isShortcutDown()) {
                    compare(run);
                    event.consume();
                } else if (!large) {
                    comparison.unpick();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Run run, boolean empty) {
            super.updateItem(run, empty);
            if (run == null || empty) {
                setGraphic(null);
                setContextMenu(null);
                setAccessibleText(null);
                return;
            }
            card.show(run);
            setGraphic(card);
            setAccessibleText(card.text());
            setContextMenu(new ContextMenu(
                    item("lab.run.again", () -> actions.again().accept(run)),
                    item("lab.compare.pick", () -> compare(run)),
                    item("lab.run.rename", () -> actions.rename().accept(run)),
                    item("lab.run.delete", () -> actions.delete().accept(run))));
        }

        private MenuItem item(String key, Runnable action) {
            MenuItem item = new MenuItem(context.messages().get(key));
            item.setOnAction(event -> action.run());
            return item;
        }
    }
}
