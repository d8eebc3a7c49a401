package crmbet.workbench.sample;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;

/**
 * Where the demonstration is on this machine.
 *
 * @param folder of its workspace
 * @param connections where its connection to a stand-in is kept
 */
public record DemonstrationPlace(Path folder, ConnectionStore connections) {

    /**
     * The demonstration in a workspace, with names in the language of the moment.
     *
     * @param customers at least 200, so that there is something to find
     */
    public Demonstration in(Workspace workspace, Messages messages, int customers) {
        Demonstration.Names names = new Demonstration.Names(
                messages.get("tour.demo.analyst"),
                messages.get("tour.demo.marketer"),
                messages.get("tour.demo.regulars"),
                messages.get("tour.demo.spenders"),
                messages.get("tour.demo.seekers"),
                messages.get("tour.demo.lapsed"),
                messages.get("tour.demo.proposal"),
                messages.get("tour.demo.agreed"),
                messages.get("tour.demo.stand-in"));
        return new Demonstration(workspace, names, customers, connections);
    }
}
