package crmbet.workbench.page.data.source;

import crmbet.core.dataset.Column;
import crmbet.core.lake.LakeContents;
import crmbet.core.lake.LakeFilter;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.control.ProgressRow;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The first rows of what is chosen in a lake, its partitions, and how it is to be loaded. */
final class ChosenObjects extends VBox {
    private static final double COLUMN_WIDTH = 176;
    private static final double COMPARISON_WIDTH = 72;
    private static final double VALUE_WIDTH = 176;

    private final Labelled labelled;
    private final Messages messages;
    private final LakeViewModel model;
    private final PreviewTable table;
    private final VBox conditions = new VBox();

    ChosenObjects(Labelled labelled, LakeViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("chosen");
        table = new PreviewTable(messages, model::leaveOut);
        table.setId("lake-preview");
        table.setPlaceholder(labelled.caption(Bindings.createStringBinding(
                this::placeholder, model.contentsProperty(), model.lookingProperty(), messages.languageProperty())));
        VBox.setVgrow(table, Priority.ALWAYS);
        conditions.getStyleClass().add("conditions");
        conditions.managedProperty().bind(Bindings.isNotEmpty(model.conditions()));
        model.conditions().addListener((ListChangeListener<LakeCondition>) _ -> showConditions());
        model.contentsProperty().subscribe(this::show);
        getChildren()
                .addAll(
                        form(),
                        conditions,
                        facts(),
                        table,
                        new ProgressRow(labelled, "data.import.loading", model.loading()));
    }

    private Node form() {
        TextField name = new TextField();
        name.setId("lake-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        CheckBox replace = new CheckBox();
        replace.textProperty().bind(messages.bind("data.import.replace"));
        replace.selectedProperty().bindBidirectional(model.replaceProperty());
        VBox replacing = new VBox(replace);
        replacing.getStyleClass().add("check-field");
        Hyperlink add = labelled.link("data.lake.condition.add", model::addCondition);
        add.setId("lake-condition-add");
        add.disableProperty().bind(model.contentsProperty().isNull());
        VBox adding = new VBox(add);
        adding.getStyleClass().add("check-field");
        FlowPane form = new FlowPane(labelled.field("data.import.name", name), replacing, adding);
        form.getStyleClass().add("form");
        return form;
    }

    private Label facts() {
        Label facts = labelled.caption(Bindings.createStringBinding(
                this::words, model.contentsProperty(), model.shareProperty(), messages.languageProperty()));
        facts.setId("lake-facts");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        return facts;
    }

    private String words() {
        LakeContents shown = model.contentsProperty().get();
        if (shown == null) {
            return "";
        }
        LakeContents.Share left = model.shareProperty().get();
        LakeContents.Share all = shown.meeting(List.of());
        Set<String> partitions = shown.partitions().keySet();
        String facts = messages.get(
                "data.lake.facts",
                left.objects(),
                all.objects(),
                messages.formats().bytes(left.bytes()),
                messages.formats().bytes(all.bytes()),
                shown.columns().size());
        return partitions.isEmpty()
                ? facts
                : facts + ' ' + messages.get("data.lake.partitions", String.join(", ", partitions));
    }

    private String placeholder() {
        if (model.lookingProperty().get()) {
            return messages.get("data.lake.looking");
        }
        return messages.get(model.contentsProperty().get() == null ? "data.lake.choose" : "data.lake.no-rows");
    }

    private void show(@Nullable LakeContents shown) {
        if (shown == null) {
            table.clear();
            return;
        }
        Set<String> partitions = shown.partitions().keySet();
        table.show(
                shown.columns().stream()
                        .map(each -> new PreviewTable.Head(
                                each.name(),
                                each.sqlType(),
                                () -> partitions.contains(each.name())
                                        ? messages.get("data.lake.partition")
                                        : each.sqlType()))
                        .toList(),
                shown.rows(),
                true);
    }

    private void showConditions() {
        conditions
                .getChildren()
                .setAll(model.conditions().stream().map(this::row).toList());
    }

    private Node row(LakeCondition condition) {
        LakeContents shown = model.contentsProperty().get();
        ComboBox<String> column = new ComboBox<>();
        column.accessibleTextProperty().bind(messages.bind("data.lake.condition.column"));
        column.setPrefWidth(COLUMN_WIDTH);
        if (shown != null) {
            column.getItems().setAll(shown.columns().stream().map(Column::name).toList());
        }
        column.valueProperty().bindBidirectional(condition.columnProperty());
        ComboBox<LakeFilter.Comparison> comparison = new ComboBox<>();
        comparison.accessibleTextProperty().bind(messages.bind("data.lake.condition.comparison"));
        comparison.setPrefWidth(COMPARISON_WIDTH);
        comparison.getItems().setAll(LakeFilter.Comparison.values());
        comparison.setConverter(new OneWay<>(ChosenObjects::sign));
        comparison.valueProperty().bindBidirectional(condition.comparisonProperty());
        ComboBox<String> value = new ComboBox<>();
        value.accessibleTextProperty().bind(messages.bind("data.lake.condition.value"));
        value.setPrefWidth(VALUE_WIDTH);
        value.setEditable(true);
        value.getEditor().textProperty().bindBidirectional(condition.valueProperty());
        condition.columnProperty().subscribe(now -> {
            if (shown != null) {
                value.getItems().setAll(shown.partitions().getOrDefault(now, List.of()));
            }
        });
        Button remove = labelled.iconButton(
                Feather.X,
                "data.lake.condition.remove",
                () -> model.conditions().remove(condition));
        HBox row = new HBox(8, column, comparison, value, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String sign(LakeFilter.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case UNEQUAL -> "≠";
            case LESS -> "<";
            case AT_MOST -> "≤";
            case GREATER -> ">";
            case AT_LEAST -> "≥";
        };
    }
}
