package crmbet.core.delivery;

/** What a roll-out does at present. */
public enum RollOutState {
    /** It sends, or would if the application ran. */
    RUNNING,
    /** Its stage is done; somebody has to let it go on. */
    WAITING,
    /** Somebody halted it. */
    PAUSED,
    /** The target could not be used; nothing is lost, and it can go on. */
    HELD,
    /** Somebody ended it; what was not sent by then never is. */
    STOPPED,
    /** All was sent. */
    DONE;

    /** Whether anything can still be sent. */
    public boolean open() {
        return this != STOPPED && this != DONE;
    }
}
