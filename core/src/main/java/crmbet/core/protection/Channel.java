package crmbet.core.protection;

/** Over what the members are going to be written to. */
public enum Channel {
    /** Nothing in particular: no consent beyond that to marketing is asked for. */
    NONE,
    WHATSAPP,
    EMAIL,
    SMS
}
