package crmbet.core.dataset;

import java.util.List;

/**
 * What the columns of a dataset hold.
 *
 * <p>Rows, missing values, least and greatest value, mean and standard deviation always come from every row. What the
 * profile cannot compute from every row in short time is computed from a sample of evenly spread rows and says so here.
 *
 * @param dataset its name
 * @param rows of the dataset
 * @param sampledRows how many rows quantiles, histograms and the choice of most frequent values rest on; equal to
 *     {@code rows} when no sampling was needed
 * @param columns one a column, in the order of the table
 */
public record Profile(String dataset, long rows, long sampledRows, List<ColumnProfile> columns) {
    public boolean sampled() {
        return sampledRows < rows;
    }
}
