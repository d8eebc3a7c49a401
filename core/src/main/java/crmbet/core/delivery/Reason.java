package crmbet.core.delivery;

/** Why a target did not take one change of a batch that it took otherwise. */
public enum Reason {
    /** It knows no customer of this key. */
    UNKNOWN_CUSTOMER,
    /** Nobody there listens for it. */
    NO_LISTENER,
    /** It did not say that it took it. */
    NOT_CONFIRMED,
    /** It said no, in its own words. */
    REFUSED
}
