package crmbet.core.run;

/** What a run that was made once more says about the first one. */
public sealed interface Reproduction {

    /** The same data, and every customer in the same cluster of the same number. */
    record Exact() implements Reproduction {}

    /**
     * The same data, and yet other labels: an older version of the program computed otherwise.
     *
     * @param customers with another label
     */
    record OtherLabels(int customers) implements Reproduction {}

    /**
     * The data are others, so nothing can be said about the labels.
     *
     * @param change in what
     */
    record OtherData(DataChange change) implements Reproduction {}
}
