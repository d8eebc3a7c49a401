package canary.workbench.page.home;

/** Known by another page, which it must not be. */
public class HomeView {}
