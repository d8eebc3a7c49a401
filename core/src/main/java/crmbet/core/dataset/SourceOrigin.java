package crmbet.core.dataset;

import crmbet.core.source.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a dataset came from, if that was another database: enough to ask there for what is new.
 *
 * @param connection id of the saved connection; empty if it was an address given once
 * @param address without secrets
 * @param selection with the columns that were there at the first load
 * @param watermark column whose values only grow; empty if everything is loaded each time
 * @param key columns that tell rows apart
 * @param reached the greatest value of the watermark so far; empty before any row had one
 * @param readAt when it was last asked
 */
public record SourceOrigin(
        Optional<String> connection,
        String address,
        Selection selection,
        Optional<String> watermark,
        List<String> key,
        Optional<String> reached,
        Instant readAt) {
    public SourceOrigin {
        key = List.copyOf(key);
    }
}
