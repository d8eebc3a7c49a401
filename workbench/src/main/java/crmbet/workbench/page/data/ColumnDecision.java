package crmbet.workbench.page.data;

import crmbet.core.dataset.ColumnType;
import java.util.Optional;

/**
 * What shall become of a column of a file.
 *
 * @param type the type it shall have; empty: it is left out
 */
record ColumnDecision(Optional<ColumnType> type) {
    static ColumnDecision as(ColumnType type) {
        return new ColumnDecision(Optional.of(type));
    }

    static ColumnDecision leaveOut() {
        return new ColumnDecision(Optional.empty());
    }
}
