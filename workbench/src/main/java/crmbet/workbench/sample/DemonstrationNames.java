package crmbet.workbench.sample;

import crmbet.workbench.message.Messages;

/** What people read in the demonstration, in the language of the moment. */
public final class DemonstrationNames {
    private DemonstrationNames() {}

    public static Demonstration.Names of(Messages messages) {
        return new Demonstration.Names(
                messages.get("tour.demo.analyst"),
                messages.get("tour.demo.marketer"),
                messages.get("tour.demo.spenders"),
                messages.get("tour.demo.seekers"),
                messages.get("tour.demo.lapsed"),
                messages.get("tour.demo.proposal"),
                messages.get("tour.demo.agreed"));
    }
}
