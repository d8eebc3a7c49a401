package crmbet.core.projection;

/**
 * Parameters of UMAP.
 *
 * @param neighbors how many nearest rows, itself included, make up the surroundings of a row: few show detail, many the whole;
 *     2 or more
 * @param epochs rounds of improvement, 1 or more
 * @param seed of the random steps
 */
public record UmapOptions(int neighbors, int epochs, long seed) {
    /** @throws IllegalArgumentException naming the parameter that is out of its range */
    public UmapOptions {
        if (neighbors < 2) {
            throw new IllegalArgumentException(
                    "neighbors " + neighbors + " is too small: it must be at least 2, because a row counts itself");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs " + epochs + " is too small: it must be at least 1");
        }
    }

    /** 15 neighbours; 500 epochs up to 10,000 rows, 200 above; seed 42. */
    public static UmapOptions forRows(int rows) {
        return new UmapOptions(15, rows <= 10_000 ? 500 : 200, 42);
    }
}
