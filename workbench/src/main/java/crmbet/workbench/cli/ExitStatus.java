package crmbet.workbench.cli;

/** What the process tells whoever started it. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    /** 128 + SIGINT, as shells report a program that was interrupted. */
    static final int CANCELLED = 130;

    private ExitStatus() {}
}
