package crmbet.workbench.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What stands for a page in the rail. */
final class PageIcons {
    private PageIcons() {}

    static Ikon of(PageId page) {
        return switch (page) {
            case HOME -> Feather.HOME;
            case DATA -> Feather.DATABASE;
            case FEATURES -> Feather.SLIDERS;
            case LAB -> Feather.TARGET;
            case SEGMENTS -> Feather.USERS;
            case DELIVERIES -> Feather.SEND;
            case CONNECTIONS -> Feather.LINK;
        };
    }
}
