package crmbet.workbench.page.features;

import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The lists from which a transform or a scaling is chosen. */
final class Choices {
    private Choices() {}

    static ComboBox<Transform> transforms(Messages messages) {
        return box(messages, List.of(Transform.values()), each -> "features.transform." + each);
    }

    static ComboBox<Scaling> scalings(Messages messages) {
        return box(messages, List.of(Scaling.values()), each -> "features.scaling." + each);
    }

    private static <T> ComboBox<T> box(Messages messages, List<T> values, Function<T, String> key) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setButtonCell(new NameCell<>(messages, key));
        box.setCellFactory(_ -> new NameCell<>(messages, key));
        return box;
    }

    /** The name, with what it means on hover. */
    private static final class NameCell<T> extends ListCell<T> {
        private final Messages messages;
        private final Function<T, String> key;

        NameCell(Messages messages, Function<T, String> key) {
            this.messages = messages;
            this.key = key;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
                setTooltip(null);
            } else {
                textProperty().bind(messages.bind(key.apply(item)));
                Tooltip meaning = new Tooltip();
                meaning.textProperty().bind(messages.bind(key.apply(item) + ".meaning"));
                setTooltip(meaning);
            }
        }
    }
}
