package crmbet.core.feature;

/** What side of a customer a feature shows; features of a family are shown together. */
public enum Family {
    /** How lately, how often and for how much a customer buys. */
    RFM,
    /** Money that goes in and out. */
    VALUE,
    /** How regularly a customer comes. */
    TEMPO,
    /** How many different things a customer chooses, and how evenly. */
    VARIETY,
    /** At which hours and on which days. */
    TIMING,
    /** Rising or falling, steady or not. */
    TREND,
    /** Visits: acts that follow each other closely. */
    SESSIONS,
    /** Messages to and from the customer. */
    MESSAGES,
    /** Appointments kept in the calendar. */
    APPOINTMENTS,
    /** Looking around, carts and what becomes of them. */
    CARTS,
    /** Signs that play may be getting out of hand. */
    RESPONSIBLE_PLAY,
    /** Features that people of this workspace wrote in SQL. */
    OWN
}
