package crmbet.core.canonical;

/** Why a row of a dataset did not become activity. A row that has several reasons counts under the first of them. */
public enum ExclusionReason {
    /** No customer is named. */
    NO_CUSTOMER,
    /** The time is missing or cannot be read. */
    NO_TIME,
    /** The quantity is missing, cannot be read or is zero. */
    NO_QUANTITY,
    /** The price or amount is missing or cannot be read. */
    NO_PRICE,
    /** The price is zero or negative. */
    PRICE_NOT_POSITIVE,
    /** A negative quantity that is not a cancellation: a correction of the stock. */
    QUANTITY_NEGATIVE,
    /** A cancellation with a positive quantity, which contradicts itself. */
    CANCELLATION_POSITIVE,
    /** An amount or quantity of 10¹⁴ or more, infinite or NaN: certainly an error of the source. */
    AMOUNT_OUT_OF_RANGE
}
