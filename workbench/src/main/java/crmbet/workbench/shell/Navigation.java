package crmbet.workbench.shell;

/** Leads to another page, so that pages need not know each other. */
@FunctionalInterface
public interface Navigation {
    void show(PageId page);
}
