package crmbet.core.feature;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A computed feature set: the table {@code features."name"} with the column {@code customer_key}, one column of raw
 * values for each feature (named by its id, NULL where the figure does not exist) and one of transformed and scaled
 * values (the id followed by {@code _scaled}, never NULL).
 *
 * @param definition as asked for
 * @param asOf the moment as of which it was computed
 * @param sql how it was computed, as one statement
 * @param columns what was done to each column
 * @param rows customers: those who did, in the window, what at least one of the features measures
 * @param fingerprint SHA-256 of the statement and all raw values, in hexadecimal: the same for the same data
 * @param computedAt when
 */
public record FeatureSet(
        FeatureSetDefinition definition,
        LocalDateTime asOf,
        String sql,
        List<FeatureColumn> columns,
        long rows,
        String fingerprint,
        Instant computedAt) {
    public FeatureSet {
        columns = List.copyOf(columns);
    }

    /** The condition under which a row of {@code crm.activity} counted, as it stands in the statement. */
    public String activityCondition() {
        return FeatureSql.activityCondition(definition, asOf);
    }

    public String name() {
        return definition.name();
    }

    /** The features' ids in the order of the columns. */
    public List<String> features() {
        return definition.features();
    }
}
