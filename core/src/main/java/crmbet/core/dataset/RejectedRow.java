package crmbet.core.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A record of the file that could not become a row.
 *
 * @param line of the file on which the record begins, or the record's number ({@link Format#countsLines}); from 1
 * @param column the first column whose value did not parse; null when the record as a whole did not
 * @param reason in words
 * @param text the record or value as it stood in the file; null when it cannot be shown
 */
public record RejectedRow(
        long line,
        @Nullable String column,
        String reason,
        @Nullable String text) {
    private static final String WITHHELD =
            "It does not parse; its text is not kept, because it may belong to another organisation";

    /** The same without anything that stood in the file. */
    RejectedRow withoutText() {
        return new RejectedRow(line, null, WITHHELD, null);
    }
}
