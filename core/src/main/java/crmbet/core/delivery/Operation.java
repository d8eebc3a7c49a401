package crmbet.core.delivery;

/** What a delivery does with a customer in the other system. */
public enum Operation {
    /** Makes the customer a member of the segment there. */
    ADD,
    /** Takes the customer out of the segment there. */
    REMOVE
}
