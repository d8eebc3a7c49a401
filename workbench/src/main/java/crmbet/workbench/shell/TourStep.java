package crmbet.workbench.shell;

/** The stations of the guided tour, in order; each stands before the page that it is about. */
enum TourStep {
    CUSTOMERS(PageId.DATA),
    FEATURES(PageId.FEATURES),
    CLUSTERS(PageId.LAB),
    STRATEGIES(PageId.LAB),
    APPROVAL(PageId.SEGMENTS),
    DELIVERY(PageId.DELIVERIES);

    private final PageId page;

    TourStep(PageId page) {
        this.page = page;
    }

    PageId page() {
        return page;
    }
}
