package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.util.List;

/** The features that can be chosen. */
public final class FeatureCatalogue {
    private static final String BOUGHT = "FILTER (WHERE kind = 'purchase')";
    /** Rows without an invoice or order number are told apart by their moment. */
    private static final String PURCHASES = "count(DISTINCT coalesce(source_id, CAST(\"at\" AS VARCHAR))) " + BOUGHT;
    // Sums are taken over exact decimals, because the sum of doubles depends on the order in which threads add them up.
    private static final String PAID = "CAST(sum(CAST(amount AS DECIMAL(18, 4))) " + BOUGHT + " AS DOUBLE)";
    private static final String REFUNDED =
            "coalesce(CAST(sum(CAST(amount AS DECIMAL(18, 4))) FILTER (WHERE kind = 'refund') AS DOUBLE), 0)";
    private static final String ITEMS =
            "CAST(sum(CAST(coalesce(quantity, 1) AS DECIMAL(18, 4))) " + BOUGHT + " AS DOUBLE)";

    private static final List<Feature> ALL = List.of(
            new Feature("recency", Unit.DAYS, "date_sub('day', max(\"at\") " + BOUGHT + ", {as_of})"),
            new Feature("frequency", Unit.COUNT, PURCHASES),
            new Feature("money", Unit.MONEY, PAID),
            new Feature("tenure", Unit.DAYS, "date_sub('day', min(\"at\") " + BOUGHT + ", {as_of})"),
            new Feature(
                    "mean_gap",
                    Unit.DAYS,
                    "date_diff('day', min(\"at\") " + BOUGHT + ", max(\"at\") " + BOUGHT
                            + ") / nullif(count(DISTINCT CAST(\"at\" AS DATE)) " + BOUGHT + " - 1, 0)"),
            new Feature("distinct_products", Unit.COUNT, "count(DISTINCT product) " + BOUGHT),
            new Feature("basket_size", Unit.COUNT, ITEMS + " / " + PURCHASES),
            new Feature("return_rate", Unit.RATIO, REFUNDED + " / nullif(" + PAID + ", 0)"));

    private FeatureCatalogue() {}

    /** All features, in the order in which they are shown. */
    public static List<Feature> all() {
        return ALL;
    }

    /**
     * The feature of that id.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static Feature feature(String id) throws OperationException {
        return ALL.stream()
                .filter(feature -> feature.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.FEATURE, id)));
    }
}
