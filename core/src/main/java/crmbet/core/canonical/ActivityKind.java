package crmbet.core.canonical;

import java.util.Locale;

/** What a customer did. */
public enum ActivityKind {
    DEPOSIT,
    WITHDRAWAL,
    BET,
    WIN,
    BONUS,
    PURCHASE,
    REFUND,
    PAGE_VIEW,
    ADD_TO_CART,
    REMOVE_FROM_CART,
    SEARCH,
    MESSAGE_IN,
    MESSAGE_OUT,
    APPOINTMENT,
    SESSION;

    /** The kind as it stands in {@code crm.activity}: lower case. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that is stored as {@code text}. */
    public static ActivityKind stored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
