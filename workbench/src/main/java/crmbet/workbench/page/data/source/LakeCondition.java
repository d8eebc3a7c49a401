package crmbet.workbench.page.data.source;

import crmbet.core.lake.LakeFilter;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A condition on rows while it is being written. */
final class LakeCondition {
    private final StringProperty column;
    private final ObjectProperty<LakeFilter.Comparison> comparison =
            new SimpleObjectProperty<>(LakeFilter.Comparison.EQUAL);
    private final StringProperty value = new SimpleStringProperty("");

    /** @param onChange runs whenever something about it is another */
    LakeCondition(String column, Runnable onChange) {
        this.column = new SimpleStringProperty(column);
        this.column.addListener((_, _, _) -> onChange.run());
        comparison.addListener((_, _, _) -> onChange.run());
        value.addListener((_, _, _) -> onChange.run());
    }

    StringProperty columnProperty() {
        return column;
    }

    ObjectProperty<LakeFilter.Comparison> comparisonProperty() {
        return comparison;
    }

    StringProperty valueProperty() {
        return value;
    }

    /** The condition; empty as long as no value is written. */
    Optional<LakeFilter> filter() {
        String written = value.get();
        return written == null || written.isBlank()
                ? Optional.empty()
                : Optional.of(new LakeFilter(column.get(), comparison.get(), written.strip()));
    }
}
