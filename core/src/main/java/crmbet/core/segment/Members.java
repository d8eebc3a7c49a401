package crmbet.core.segment;

import crmbet.core.feature.RowOrigin;
import crmbet.core.run.ChosenRows;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which customers of a run a segment is made of. */
sealed interface Members {
    /** What holds for the rows {@code r} of {@code meta.run_label} that are meant. */
    String condition();

    /** The number of the cluster, as the database writes it; null where there is none. */
    @Nullable
    Integer label();

    /**
     * All of a cluster.
     *
     * @param cluster its number; empty for noise
     */
    record OfCluster(OptionalInt cluster) implements Members {
        @Override
        public String condition() {
            return cluster.isPresent() ? "r.label = " + cluster.getAsInt() : "r.label IS NULL";
        }

        @Override
        public @Nullable Integer label() {
            return cluster.isPresent() ? Integer.valueOf(cluster.getAsInt()) : null;
        }
    }

    /** Customers chosen by hand. */
    record Chosen(ChosenRows rows, RowOrigin origin) implements Members {
        @Override
        public String condition() {
            return rows.contain("r.row");
        }

        @Override
        public @Nullable Integer label() {
            return null;
        }
    }
}
