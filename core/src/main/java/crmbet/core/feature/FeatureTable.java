package crmbet.core.feature;

import java.util.List;

/**
 * A feature matrix and whose rows they are.
 *
 * @param customers the customer key of each row, in the matrix's order
 */
public record FeatureTable(List<String> customers, FeatureMatrix matrix) {
    public FeatureTable {
        if (customers.size() != matrix.rows()) {
            throw new IllegalArgumentException(
                    customers.size() + " customers do not match " + matrix.rows() + " rows of features");
        }
    }
}
