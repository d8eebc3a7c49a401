package crmbet.core.run;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the clusters of a run with all its customers. */
final class Profiles {
    private final Session session;
    private final Run run;
    private final List<String> features;

    /** @throws OperationException {@code NotPossible} if the run was fitted on other values than the set now has */
    Profiles(Session session, Run run, @Nullable FeatureSet set) throws OperationException {
        if (set == null) {
            throw new OperationException(
                    new Failure.NotPossible(new Obstacle.FeatureSetDeleted(run.featureSet(), run.name())));
        }
        if (!set.fingerprint().equals(run.fingerprint())) {
            throw new OperationException(
                    new Failure.NotPossible(new Obstacle.FeatureSetChanged(run.featureSet(), run.name())));
        }
        this.session = session;
        this.run = run;
        this.features = set.features();
    }

    List<ClusterProfile> all() throws SQLException {
        Whole whole = whole();
        return session.query(
                "SELECT label, count(*), " + each("avg(%1$s)") + from() + " GROUP BY label ORDER BY label NULLS LAST",
                row -> cluster(row, whole),
                run.name());
    }

    RowProfile of(ChosenRows rows) throws SQLException {
        Whole whole = whole();
        return session.first(
                        "SELECT count(*), " + each("avg(%1$s)") + from() + " AND " + rows.contain("r.row"),
                        row -> new RowProfile(row.integer(0), share(row.integer(0)), figures(row, 1, whole)),
                        run.name())
                .orElseThrow();
    }

    private Whole whole() throws SQLException {
        return session.first("SELECT " + each("avg(%1$s), stddev_pop(%1$s)") + from(), this::whole, run.name())
                .orElseThrow();
    }

    private String each(String aggregates) {
        return features.stream()
                .map(feature -> aggregates.formatted("f." + Identifier.quote(feature)))
                .collect(Collectors.joining(", "));
    }

    private String from() {
        return " FROM meta.run_label r JOIN " + Identifier.quote("features", run.featureSet())
                + " f ON f.customer_key = r.customer_key WHERE r.run = ?";
    }

    private Whole whole(Row row) throws SQLException {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            means.add(number(row, 2 * i));
            deviations.add(number(row, 2 * i + 1));
        }
        return new Whole(means, deviations);
    }

    private ClusterProfile cluster(Row row, Whole whole) throws SQLException {
        long size = row.integer(1);
        OptionalInt cluster = row.isNull(0) ? OptionalInt.empty() : OptionalInt.of((int) row.integer(0));
        return new ClusterProfile(cluster, size, share(size), figures(row, 2, whole));
    }

    private double share(long size) {
        return (double) size / run.rows();
    }

    /** @param first the column of the first mean */
    private List<FeatureFigure> figures(Row row, int first, Whole whole) throws SQLException {
        List<FeatureFigure> figures = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            double mean = number(row, first + i);
            double difference = mean - whole.means().get(i);
            double deviation = whole.deviations().get(i);
            double zScore = deviation > 0 && !Double.isNaN(difference) ? difference / deviation : 0;
            figures.add(new FeatureFigure(features.get(i), mean, whole.means().get(i), zScore));
        }
        return figures;
    }

    private static double number(Row row, int column) throws SQLException {
        Double value = row.numberOrNull(column);
        return value == null ? Double.NaN : value;
    }

    /** Means and deviations of all customers, one entry a feature. */
    private record Whole(List<Double> means, List<Double> deviations) {}
}
