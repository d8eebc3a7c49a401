package crmbet.workbench.page.data;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Dialect;
import crmbet.core.dataset.Preview;
import crmbet.core.privacy.PersonalKind;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/**
 * The lists from which one chooses how a file is read; the first entry is always what was detected. A list stays as
 * long as the language it was given.
 */
final class ReadingChoices {
    private ReadingChoices() {}

    static ComboBox<Optional<Character>> delimiter(
            Messages messages, ObservableValue<Language> language, ImportViewModel model) {
        return box(
                messages,
                language,
                model,
                model.delimiterProperty(),
                List.of(',', ';', '\t', '|'),
                preview -> Optional.ofNullable(preview.dialect()).map(Dialect::delimiter),
                value -> value == '\t' ? messages.get("data.delimiter.tab") : value.toString());
    }

    static ComboBox<Optional<Boolean>> header(
            Messages messages, ObservableValue<Language> language, ImportViewModel model) {
        return box(
                messages,
                language,
                model,
                model.headerProperty(),
                List.of(true, false),
                preview -> Optional.ofNullable(preview.dialect()).map(Dialect::header),
                value -> messages.get(value ? "data.header.yes" : "data.header.no"));
    }

    static ComboBox<Optional<Boolean>> decimalMark(
            Messages messages, ObservableValue<Language> language, ImportViewModel model) {
        return box(
                messages,
                language,
                model,
                model.decimalCommaProperty(),
                List.of(false, true),
                preview -> Optional.ofNullable(preview.dialect()).map(Dialect::decimalComma),
                comma -> messages.get(comma ? "data.decimal.comma" : "data.decimal.point"));
    }

    static ComboBox<Optional<Charset>> encoding(
            Messages messages, ObservableValue<Language> language, ImportViewModel model) {
        return box(
                messages,
                language,
                model,
                model.encodingProperty(),
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16,
                        Charset.forName("windows-1252"),
                        StandardCharsets.ISO_8859_1),
                preview -> Optional.ofNullable(preview.encoding()),
                Charset::displayName);
    }

    /** What shall become of a column. */
    static ComboBox<ColumnDecision> type(Messages messages, ImportViewModel model, Column column) {
        List<ColumnDecision> decisions = new ArrayList<>();
        Arrays.stream(ColumnType.values())
                .filter(each -> each != ColumnType.NESTED || column.type() == ColumnType.NESTED)
                .forEach(each -> decisions.add(ColumnDecision.as(each)));
        decisions.add(ColumnDecision.leaveOut());
        ComboBox<ColumnDecision> box = new ComboBox<>();
        box.getItems().setAll(decisions);
        box.setValue(model.isLeftOut(column) ? ColumnDecision.leaveOut() : ColumnDecision.as(column.type()));
        name(
                box,
                decision -> decision.type()
                        .map(type -> messages.get("data.type." + type))
                        .orElseGet(() -> messages.get("data.type.leave-out")));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(messages.get("data.import.type", column.name()));
        box.valueProperty().addListener((_, _, now) -> {
            // What cannot be asked for is what was found; asking for it again changes nothing.
            if (now.type().filter(type -> type == ColumnType.NESTED).isEmpty()) {
                model.decide(column, now.type().orElse(null));
            }
        });
        return box;
    }

    /**
     * What personal values a column holds.
     *
     * @param onChange what to do when something else was chosen
     */
    static ComboBox<Optional<PersonalKind>> personal(
            Messages messages, ImportViewModel model, Column column, Runnable onChange) {
        ComboBox<Optional<PersonalKind>> box = new ComboBox<>();
        box.setId("personal-" + column.name());
        box.getItems().add(Optional.empty());
        Arrays.stream(PersonalKind.values()).map(Optional::of).forEach(box.getItems()::add);
        box.setValue(model.personal(column));
        name(
                box,
                kind -> messages.get(
                        "data.personal.kind." + kind.map(Enum::name).orElse("NONE")));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(messages.get("data.personal.choose", column.name()));
        box.valueProperty().addListener((_, _, now) -> {
            model.decidePersonal(column, now.orElse(null));
            onChange.run();
        });
        return box;
    }

    private static <T> ComboBox<Optional<T>> box(
            Messages messages,
            ObservableValue<Language> language,
            ImportViewModel model,
            ObjectProperty<@Nullable T> property,
            List<T> values,
            Function<Preview, Optional<T>> detected,
            Function<T, String> text) {
        ComboBox<Optional<T>> box = new ComboBox<>();
        box.getItems().add(Optional.empty());
        values.forEach(each -> box.getItems().add(Optional.of(each)));
        box.setValue(Optional.ofNullable(property.get()));
        Function<Optional<T>, String> name = value -> value.map(text).orElseGet(() -> {
            Preview preview = model.previewProperty().get();
            return preview == null || property.get() != null
                    ? messages.get("data.detect")
                    : detected.apply(preview)
                            .map(found -> messages.get("data.detected", text.apply(found)))
                            .orElseGet(() -> messages.get("data.detect"));
        });
        name(box, name);
        box.valueProperty().addListener((_, _, now) -> property.set(now.orElse(null)));
        Runnable rename = () -> name(box, name);
        model.previewProperty().addListener((_, _, _) -> rename.run());
        language.addListener((_, _, _) -> rename.run());
        return box;
    }

    /** New cells show new names. */
    private static <T> void name(ComboBox<T> box, Function<T, String> name) {
        box.setButtonCell(new NameCell<>(name));
        box.setCellFactory(_ -> new NameCell<>(name));
    }

    private static final class NameCell<T> extends ListCell<T> {
        private final Function<T, String> name;

        NameCell(Function<T, String> name) {
            this.name = name;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : name.apply(item));
        }
    }
}
