package crmbet.workbench.page.data;

import crmbet.core.dataset.ColumnType;
import crmbet.core.privacy.PersonalKind;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A value as it stands in a file, or the sign that it is missing. */
final class PreviewCell extends TableCell<GridRow, String> {
    private static final String MISSING = "–";

    private final Supplier<Optional<PersonalKind>> personal;

    /** @param personal what personal values the column holds, of which only a mask is shown */
    PreviewCell(ColumnType type, Supplier<Optional<PersonalKind>> personal) {
        this.personal = personal;
        if (ColumnHead.isNumber(type)) {
            getStyleClass().add("number");
        }
    }

    @Override
    protected void updateItem(@Nullable String value, boolean empty) {
        super.updateItem(value, empty);
        getStyleClass().remove("missing");
        if (empty) {
            setText(null);
        } else if (value == null) {
            setText(MISSING);
            getStyleClass().add("missing");
        } else {
            setText(personal.get().map(kind -> kind.masked(value)).orElse(value));
        }
    }
}
