package crmbet.core.delivery;

/** How far a roll-out may go before somebody looks and lets it go on. */
public enum Stage {
    /** The first customer; nothing is started because of it. */
    ONE(1),
    /** The first ten. */
    TEN(10),
    /** Everyone. */
    ALL(Long.MAX_VALUE);

    private final long customers;

    Stage(long customers) {
        this.customers = customers;
    }

    /** How many customers are reached once the stage is done, if there are that many. */
    public long customers() {
        return customers;
    }

    /** The stage after this one; {@code ALL} is the last. */
    public Stage next() {
        return this == ONE ? TEN : ALL;
    }
}
