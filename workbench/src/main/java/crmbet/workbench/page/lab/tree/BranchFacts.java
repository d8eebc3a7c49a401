package crmbet.workbench.page.lab.tree;

import crmbet.core.clustering.CondensedCluster;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The figures of a branch, and its most typical customers, who stand out in the picture while they are chosen in the list. */
final class BranchFacts extends VBox {
    private static final double ROW_HEIGHT = 22;
    /** Beyond these, typical customers only repeat each other. */
    private static final int MOST_EXEMPLARS = 100;

    private final TreeViewModel model;
    private final Messages messages;
    private final Label hint;
    private final VBox facts = new VBox();
    private final Label listName;
    private final ListView<Integer> exemplars = new ListView<>();
    private OptionalInt listed = OptionalInt.empty();

    /** @param customerName what a row is called */
    BranchFacts(TreeViewModel model, Labelled labelled, IntFunction<String> customerName) {
        this.model = model;
        messages = labelled.messages();
        hint = labelled.caption("lab.tree.hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        listName = labelled.caption("lab.tree.exemplars");
        listName.setLabelFor(exemplars);
        exemplars.setId("exemplars");
        exemplars.getStyleClass().add("edge-to-edge");
        exemplars.setFixedCellSize(ROW_HEIGHT);
        exemplars.setMinHeight(2 * ROW_HEIGHT);
        exemplars.setPrefHeight(2 * ROW_HEIGHT);
        exemplars.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        exemplars.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Integer row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? null : customerName.apply(row));
            }
        });
        exemplars.getSelectionModel().getSelectedItems().subscribe(this::point);
        VBox.setVgrow(exemplars, Priority.ALWAYS);
        getStyleClass().add("branch-facts");
        getChildren().addAll(hint, facts, listName, exemplars);
    }

    private void point() {
        model.point(exemplars.getSelectionModel().getSelectedItems().stream()
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /**
     * Shows a branch.
     *
     * @param pointed the one under the pointer
     * @param chosen the one that is selected, whose customers are listed
     */
    void show(OptionalInt pointed, OptionalInt chosen) {
        OptionalInt wanted = pointed.isPresent() ? pointed : chosen;
        facts.getChildren().clear();
        model.treeProperty()
                .get()
                .ifPresent(found -> wanted.ifPresent(branch ->
                        facts.getChildren().setAll(list(found, found.tree().cluster(branch)))));
        boolean any = !facts.getChildren().isEmpty();
        present(hint, !any);
        present(facts, any);
        list(chosen);
    }

    private void list(OptionalInt chosen) {
        if (!listed.equals(chosen) || chosen.isEmpty()) {
            listed = chosen;
            List<Integer> rows = chosen.isEmpty()
                    ? List.of()
                    : model.treeProperty().get().stream()
                            .flatMap(found -> Arrays.stream(found.tree().exemplars(chosen.getAsInt()))
                                    .limit(MOST_EXEMPLARS)
                                    .boxed())
                            .toList();
            exemplars.getSelectionModel().clearSelection();
            exemplars.setItems(FXCollections.observableArrayList(rows));
        }
        present(listName, chosen.isPresent());
        present(exemplars, chosen.isPresent());
        exemplars.refresh();
    }

    private FactList list(RunTree found, CondensedCluster branch) {
        Formats formats = messages.formats();
        FactList list = new FactList();
        list.add(
                messages.get("lab.fact.customers"),
                messages.get(
                        "lab.fact.noise.value",
                        branch.size(),
                        formats.share((double) branch.size() / found.tree().rows())));
        list.add(messages.get("lab.tree.birth"), branch.birth() == 0 ? "∞" : formats.compact(1 / branch.birth()));
        list.add(messages.get("lab.tree.death"), branch.death() == 0 ? "∞" : formats.compact(1 / branch.death()));
        list.add(messages.get("lab.tree.stability"), formats.compact(branch.stability()));
        return list;
    }

    private static void present(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
