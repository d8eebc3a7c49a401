package crmbet.workbench.page.data.source;

import atlantafx.base.theme.Styles;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalKind;
import crmbet.core.privacy.PersonalSearch;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first rows of what may be loaded: personal values are masked, and columns can be left out. */
final class PreviewTable extends TableView<List<@Nullable String>> {
    private static final double ROW_HEIGHT = 28;
    private static final double COLUMN_WIDTH = 144;
    private static final double MOMENT_WIDTH = 192;

    private final Messages messages;
    private final BiConsumer<String, Boolean> leaveOut;
    private final Set<String> leftOut = new HashSet<>();
    private Map<String, PersonalKind> personal = Map.of();

    /**
     * A column as its head shows it.
     *
     * @param sqlType what it becomes here, such as {@code DECIMAL(12,2)}
     * @param note small, below the name, in the language of the moment
     */
    record Head(String name, String sqlType, Supplier<String> note) {
        boolean isNumber() {
            return !sqlType.endsWith("]")
                    && (sqlType.endsWith("INT")
                            || sqlType.equals("INTEGER")
                            || sqlType.startsWith("DECIMAL")
                            || sqlType.equals("DOUBLE")
                            || sqlType.equals("FLOAT"));
        }
    }

    /** @param leaveOut told of each column that is left out (true) or taken in again (false) */
    PreviewTable(Messages messages, BiConsumer<String, Boolean> leaveOut) {
        this.messages = messages;
        this.leaveOut = leaveOut;
        getStyleClass().add(Styles.DENSE);
        setFixedCellSize(ROW_HEIGHT);
    }

    void clear() {
        getColumns().clear();
        setItems(FXCollections.observableArrayList());
        leftOut.clear();
    }

    /** @param choosable whether columns can be left out */
    void show(List<Head> columns, List<List<@Nullable String>> rows, boolean choosable) {
        clear();
        personal =
                PersonalSearch.amongRows(columns.stream().map(Head::name).toList(), rows, PrivacyOptions.detect())
                        .stream()
                        .collect(Collectors.toMap(PersonalColumn::column, PersonalColumn::kind));
        List<TableColumn<List<@Nullable String>, ?>> shown = new ArrayList<>();
        IntStream.range(0, columns.size())
                .forEach(i -> shown.add(column(i, columns.get(i), choosable && columns.size() > 1, columns.size())));
        getColumns().setAll(shown);
        setItems(FXCollections.observableArrayList(rows));
    }

    private TableColumn<List<@Nullable String>, String> column(int index, Head column, boolean choosable, int columns) {
        CheckBox wanted = new CheckBox(column.name());
        wanted.setSelected(true);
        wanted.setMnemonicParsing(false);
        wanted.setTooltip(new Tooltip(column.name()));
        wanted.setDisable(!choosable);
        wanted.selectedProperty().addListener((_, _, now) -> {
            if (!now && leftOut.size() == columns - 1) {
                // A load without any column is none.
                wanted.setSelected(true);
            } else if (now ? leftOut.remove(column.name()) : leftOut.add(column.name())) {
                leaveOut.accept(column.name(), !now);
                refresh();
            }
        });
        PersonalKind kind = personal.get(column.name());
        Label note = new Label();
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> column.note().get()
                                + (kind == null ? "" : " · " + messages.get("data.personal.kind." + kind)),
                        messages.languageProperty()));
        note.getStyleClass().add("caption");
        VBox head = new VBox(wanted, note);
        head.getStyleClass().add("column-head");
        TableColumn<List<@Nullable String>, String> shown = new TableColumn<>();
        shown.setGraphic(head);
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setPrefWidth(column.sqlType().startsWith("TIMESTAMP") ? MOMENT_WIDTH : COLUMN_WIDTH);
        shown.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        shown.setCellFactory(_ -> new Cell(column));
        return shown;
    }

    private final class Cell extends TableCell<List<@Nullable String>, String> {
        private final Head column;

        Cell(Head column) {
            this.column = column;
            if (column.isNumber()) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            getStyleClass().removeAll("left-out", "missing");
            if (!empty && text == null) {
                getStyleClass().add("missing");
            }
            if (leftOut.contains(column.name())) {
                getStyleClass().add("left-out");
            }
            PersonalKind kind = personal.get(column.name());
            setText(empty ? null : text == null ? "–" : kind == null ? text : kind.masked(text));
        }
    }
}
