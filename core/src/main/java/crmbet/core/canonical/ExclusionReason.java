package crmbet.core.canonical;

/**
 * Why a row of a dataset did not become a customer or activity. A row that has several reasons counts under one of them:
 * the first that the mapping looks for.
 */
public enum ExclusionReason {
    /** No customer is named. */
    NO_CUSTOMER,
    /** The customer who is named is not among the customers of the system. */
    UNKNOWN_CUSTOMER,
    /** The time is missing or cannot be read. */
    NO_TIME,
    /** The same row came before: it has the same identifier. */
    DUPLICATE,
    /** What the customer did is none of the things that are known. */
    UNKNOWN_KIND,
    /** It did not happen, or not yet: it failed, was cancelled or is pending. */
    NOT_COMPLETED,
    /** The quantity is missing, cannot be read or is zero. */
    NO_QUANTITY,
    /** The price or amount is missing or cannot be read. */
    NO_PRICE,
    /** The price or amount is zero or negative. */
    PRICE_NOT_POSITIVE,
    /** A negative quantity that is not a cancellation: a correction of the stock. */
    QUANTITY_NEGATIVE,
    /** A cancellation with a positive quantity, which contradicts itself. */
    CANCELLATION_POSITIVE,
    /** An amount or quantity of 10¹⁴ or more, infinite or NaN: certainly an error of the source. */
    AMOUNT_OUT_OF_RANGE
}
