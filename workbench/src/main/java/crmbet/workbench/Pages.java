package crmbet.workbench;

import crmbet.connectors.secret.SigningKeys;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.page.connections.ConnectionsView;
import crmbet.workbench.page.data.DataView;
import crmbet.workbench.page.deliveries.DeliveriesView;
import crmbet.workbench.page.features.FeaturesView;
import crmbet.workbench.page.home.HomePage;
import crmbet.workbench.page.home.HomeViewModel;
import crmbet.workbench.page.lab.LabView;
import crmbet.workbench.page.segments.PostgresDestinations;
import crmbet.workbench.page.segments.SegmentsView;
import crmbet.workbench.sample.Demonstration;
import crmbet.workbench.sample.DemonstrationPlace;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.ShellCommands;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.shell.Workspaces;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Makes the pages of the window.
 *
 * @param folder where workspaces are offered to be made
 * @param onDemonstration called once the demonstration is there to be shown
 */
record Pages(
        Workbench workbench,
        Workspaces workspaces,
        Connections connections,
        ConnectionStore stored,
        SharedPlace shared,
        ShellCommands commands,
        SampleData sample,
        Path folder,
        Runnable onDemonstration)
        implements Function<PageId, Page> {
    @Override
    public Page apply(PageId id) {
        return switch (id) {
            case HOME -> home();
            case DATA -> new DataView(workbench, connections);
            case FEATURES -> new FeaturesView(workbench);
            case LAB -> new LabView(workbench);
            case SEGMENTS ->
                new SegmentsView(
                        workbench,
                        new PostgresDestinations(connections),
                        shared,
                        new SigningKeys(stored.secrets()),
                        person());
            case DELIVERIES -> new DeliveriesView(workbench, connections, shared, person());
            case CONNECTIONS -> new ConnectionsView(workbench, connections);
        };
    }

    private Page home() {
        return new HomePage(
                new HomeViewModel(
                        workbench,
                        workspaces,
                        sample,
                        folder.resolve(SampleData.WORKSPACE),
                        new DemonstrationPlace(folder.resolve(Demonstration.WORKSPACE), stored),
                        onDemonstration,
                        person()),
                workbench.messages(),
                commands);
    }

    private static String person() {
        return System.getProperty("user.name", "");
    }
}
