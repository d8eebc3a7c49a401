package crmbet.workbench.page.data;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ExclusionReason;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.MappedTable;
import crmbet.core.canonical.Mapping;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says as what a dataset is read, and what became of its rows. */
final class MappingPane extends ScrollPane {
    private static final double FIELD_WIDTH = 260;
    private static final double TEXT_WIDTH = 560;
    private static final double TABLES_WIDTH = 320;

    private final Labelled labelled;
    private final Messages messages;
    private final MappingViewModel model;
    /** Follows the language no longer than this pane lives, because a bound property is held weakly. */
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();

    private final VBox result = new VBox();

    MappingPane(Labelled labelled, MappingViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        setFitToWidth(true);
        getStyleClass().add("mapping-pane");
        result.getStyleClass().add("result");
        model.mappingProperty().addListener((_, _, _) -> showResult());
        language.bind(messages.languageProperty());
        language.addListener((_, _, _) -> showResult());
        showResult();
        Label intro = labelled.label("data.map.intro");
        intro.setWrapText(true);
        intro.setMaxWidth(TEXT_WIDTH);
        VBox choices = new VBox(intro, form(), columns());
        choices.getStyleClass().add("choices");
        choices.visibleProperty().bind(model.partOfSystem().not());
        choices.managedProperty().bind(choices.visibleProperty());
        VBox content = new VBox(choices, new FailureNote(messages, model.failureProperty()), result);
        content.getStyleClass().add("content");
        setContent(content);
    }

    private Node form() {
        ComboBox<Choice> system = new ComboBox<>();
        system.setId("system");
        system.getItems().add(new Choice(Optional.empty()));
        model.systems().forEach(each -> system.getItems().add(new Choice(Optional.of(each))));
        system.setPrefWidth(FIELD_WIDTH);
        show(system);
        language.addListener((_, _, _) -> show(system));
        system.setValue(new Choice(Optional.ofNullable(model.systemProperty().get())));
        model.systemProperty().addListener((_, _, now) -> system.setValue(new Choice(Optional.ofNullable(now))));
        system.valueProperty()
                .addListener(
                        (_, _, now) -> model.systemProperty().set(now.system().orElse(null)));
        GridPane form = grid();
        form.addRow(0, labelled.label("data.map.system"), system, suggestion());
        return form;
    }

    private void show(ComboBox<Choice> system) {
        system.setButtonCell(new SystemCell());
        system.setCellFactory(_ -> new SystemCell());
    }

    private Node suggestion() {
        Label remark = labelled.caption(Bindings.createStringBinding(
                () -> {
                    KnownSystem found = model.suggestedProperty().get();
                    return found == null
                            ? messages.get("data.map.unknown")
                            : messages.get("data.map.suggested", found.title());
                },
                model.suggestedProperty(),
                messages.languageProperty()));
        remark.setWrapText(true);
        return remark;
    }

    private Node columns() {
        GridPane form = grid();
        int row = 0;
        for (MappingViewModel.Role role : MappingViewModel.Role.values()) {
            form.addRow(
                    row++,
                    labelled.label("data.role." + role),
                    chooser(role),
                    labelled.caption("data.role." + role + ".hint"));
        }
        TextField format = new TextField();
        format.setPromptText("%d/%m/%Y %H:%M");
        format.setPrefWidth(FIELD_WIDTH);
        format.textProperty().bindBidirectional(model.timeFormatProperty());
        form.addRow(row, labelled.label("data.role.FORMAT"), format, labelled.caption("data.role.FORMAT.hint"));
        form.visibleProperty().bind(model.systemProperty().isNull());
        form.managedProperty().bind(form.visibleProperty());
        return form;
    }

    private Node chooser(MappingViewModel.Role role) {
        ObjectProperty<@Nullable String> column = model.columnProperty(role);
        ComboBox<String> box = new ComboBox<>();
        String none = "";
        if (!role.required()) {
            box.getItems().add(none);
        }
        box.getItems().addAll(model.columnNames());
        box.setPrefWidth(FIELD_WIDTH);
        box.setValue(column.get());
        column.addListener((_, _, now) -> box.setValue(now));
        box.valueProperty().addListener((_, _, now) -> column.set(now == null || now.equals(none) ? null : now));
        return box;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("mapping-form");
        return grid;
    }

    private void showResult() {
        result.getChildren().clear();
        Mapping mapping = model.mappingProperty().get();
        result.setVisible(mapping != null);
        if (mapping == null) {
            return;
        }
        Label sentence = new Label(messages.get(
                "data.map.sentence",
                mapping.rows(),
                mapping.activityRows(),
                mapping.purchasers(),
                mapping.excludedRows()));
        sentence.setWrapText(true);
        sentence.setId("mapping-sentence");
        sentence.getStyleClass().add("sentence");
        FactList kept = new FactList();
        mapping.activities().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> kept.add(
                        messages.get("data.kind." + each.getKey()),
                        messages.formats().integer(each.getValue())));
        VBox keptBox = new VBox(labelled.heading("data.map.kept", mapping.activityRows()), kept);
        keptBox.getStyleClass().add("group");
        HBox groups = new HBox(keptBox);
        groups.getStyleClass().add("groups");
        if (!mapping.exclusions().isEmpty()) {
            groups.getChildren()
                    .add(exclusions(labelled.heading("data.map.left", mapping.excludedRows()), mapping.exclusions()));
        }
        mapping.customerTable()
                .filter(table ->
                        mapping.tables().size() > 1 && !table.exclusions().isEmpty())
                .ifPresent(table -> groups.getChildren()
                        .add(exclusions(labelled.heading("data.map.people", table.table()), table.exclusions())));
        if (model.partOfSystem().get()) {
            result.getChildren().add(whole(mapping));
        }
        result.getChildren().addAll(sentence, groups);
        if (model.partOfSystem().get()) {
            result.getChildren().add(tables(mapping));
        }
    }

    /** Of what the dataset is a part. */
    private Node whole(Mapping mapping) {
        String title = Canonical.systems().stream()
                .filter(system -> system.id().equals(mapping.system()))
                .map(KnownSystem::title)
                .findFirst()
                .orElse(mapping.system());
        String organisation = mapping.organisation();
        Label part = new Label(
                organisation == null
                        ? messages.get("data.map.part", title)
                        : messages.get("data.map.part.organisation", title, organisation));
        part.setId("mapping-part");
        part.setWrapText(true);
        return part;
    }

    /** How many rows of each table were used. */
    private Node tables(Mapping mapping) {
        FactList used = new FactList();
        for (MappedTable table : mapping.tables()) {
            used.add(
                    table.table(),
                    messages.get(
                            "data.map.used",
                            messages.formats().integer(table.used()),
                            messages.formats().integer(table.rows())));
        }
        VBox box = new VBox(labelled.heading("data.map.tables"), used);
        box.setMaxWidth(TABLES_WIDTH);
        box.getStyleClass().add("group");
        return box;
    }

    private Node exclusions(Node heading, Map<ExclusionReason, Long> exclusions) {
        FactList left = new FactList();
        List<Map.Entry<ExclusionReason, Long>> reasons = exclusions.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        reasons.forEach(each -> left.add(
                messages.get("data.reason." + each.getKey()), messages.formats().integer(each.getValue())));
        VBox box = new VBox(heading, left);
        box.getStyleClass().add("group");
        return box;
    }

    /** A known system, or none of them. */
    private record Choice(Optional<KnownSystem> system) {}

    private final class SystemCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(
                    empty || choice == null
                            ? null
                            : choice.system()
                                    .map(KnownSystem::title)
                                    .orElseGet(() -> messages.get("data.map.columns")));
        }
    }
}
