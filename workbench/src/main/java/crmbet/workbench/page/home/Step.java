package crmbet.workbench.page.home;

import crmbet.core.workspace.Contents;
import crmbet.workbench.shell.PageId;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of the main job in the open workspace.
 *
 * @param count how many things the step has made so far
 * @param next whether it is the first that has not been done
 */
public record Step(Kind kind, long count, boolean next) {

    /** The steps in the order in which they build on each other. */
    public enum Kind {
        LOAD(PageId.DATA),
        MAP(PageId.DATA),
        FEATURES(PageId.FEATURES),
        CLUSTER(PageId.LAB),
        KEEP(PageId.SEGMENTS);

        private final PageId page;

        Kind(PageId page) {
            this.page = page;
        }
    }

    public boolean done() {
        return count > 0;
    }

    /** Where the step is done. */
    public PageId page() {
        return kind.page;
    }

    /** All steps for what a workspace holds. */
    static List<Step> of(Contents contents) {
        List<Step> steps = new ArrayList<>();
        boolean allDone = true;
        for (Kind kind : Kind.values()) {
            long count = count(kind, contents);
            steps.add(new Step(kind, count, allDone && count == 0));
            allDone &= count > 0;
        }
        return steps;
    }

    private static long count(Kind kind, Contents contents) {
        return switch (kind) {
            case LOAD -> contents.datasets();
            case MAP -> contents.customers();
            case FEATURES -> contents.featureSets();
            case CLUSTER -> contents.runs();
            case KEEP -> contents.segments();
        };
    }
}
