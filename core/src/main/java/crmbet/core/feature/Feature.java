package crmbet.core.feature;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A figure of a customer, computed from what the customer did before the as-of moment.
 *
 * @param id the name on the command line, in stored definitions and as a column: lower case, words joined by _
 * @param unit what the values count
 * @param sql an aggregate over the rows {@code activity(customer_key, "at", kind, amount, quantity, product, source_id)}
 *     of one customer, that may name the as-of moment as {@code {as_of}}; NULL where the figure does not exist
 */
public record Feature(String id, Unit unit, String sql) {
    private static final String TEXTS = "crmbet.core.feature.catalogue";

    /** The feature's name in a language; English where there is no translation. */
    public String name(Locale locale) {
        return text(id + ".name", locale);
    }

    /** What exactly the feature measures, in one or two sentences. */
    public String description(Locale locale) {
        return text(id + ".description", locale);
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle(
                        TEXTS,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
