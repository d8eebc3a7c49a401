package crmbet.core.feature;

import java.util.Locale;

/** A column of {@code crm.activity} that not every system fills. */
public enum ActivityField {
    AMOUNT,
    PRODUCT,
    CATEGORY,
    CHANNEL;

    /** The column's name. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
