package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.workbench.chart.Group;
import java.util.Optional;

/** Some of the customers of two runs, by what became of them. */
public sealed interface Moved {
    /**
     * Whether a customer is one of them.
     *
     * @param from cluster in the first run, {@link Labels#NOISE} for none
     * @param to cluster in the second run, {@link Labels#NOISE} for none
     */
    boolean includes(int from, int to);

    /** Who went from one group to another. */
    record Between(Group from, Group to) implements Moved {
        @Override
        public boolean includes(int ofOne, int ofOther) {
            return ofOne == number(from) && ofOther == number(to);
        }
    }

    /**
     * Who came into a group from elsewhere.
     *
     * @param former the group that it goes on with; empty for none, then everybody came from elsewhere
     */
    record Joining(Group group, Optional<Group> former) implements Moved {
        @Override
        public boolean includes(int from, int to) {
            return to == number(group)
                    && former.filter(each -> from == number(each)).isEmpty();
        }
    }

    /**
     * Who left a former group.
     *
     * @param group the group that goes on with it; empty for none, then everybody left
     */
    record Leaving(Group former, Optional<Group> group) implements Moved {
        @Override
        public boolean includes(int from, int to) {
            return from == number(former)
                    && group.filter(each -> to == number(each)).isEmpty();
        }
    }

    private static int number(Group group) {
        return group.cluster().orElse(Labels.NOISE);
    }
}
