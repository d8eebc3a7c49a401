package crmbet.core.protection;

/** Why a customer is left out; where several hold, the first counts. */
public enum ProtectionReason {
    /** Has excluded themselves from gambling. */
    SELF_EXCLUDED,
    UNDER_AGE,
    /** Does not want marketing. */
    OPTED_OUT,
    /** Has not agreed to be written to over the channel. */
    NO_CONSENT,
    /** Was written to a short while ago. */
    RECENTLY_CONTACTED
}
