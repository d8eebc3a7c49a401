package crmbet.core.feature;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A figure of a customer, computed from what the customer did before the as-of moment.
 *
 * @param id the name on the command line, in stored definitions and as a column: lower case, words joined by _
 * @param family with which other features it is shown
 * @param unit what the values count
 * @param needs what must be in the data
 * @param basis the rows that {@code sql} sums up
 * @param sql an aggregate over the rows of one customer that may name the as-of moment as {@code {as_of}}; NULL where the
 *     figure does not exist
 */
public record Feature(String id, Family family, Unit unit, Needs needs, Basis basis, String sql) implements Figure {
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
