package crmbet.workbench.shell;

/** Light or dark. */
public enum Theme {
    LIGHT,
    DARK;

    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }
}
