package crmbet.workbench.page.lab.diagnostic;

import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import java.util.function.Consumer;

/**
 * What can be done to runs and their clusters, asking first where that is needed.
 *
 * @param again makes a run once more
 * @param rename gives a run another name
 * @param delete deletes a run
 * @param renameGroup names a cluster of the run that is looked at
 */
public record RunActions(
        Consumer<Run> again, Consumer<Run> rename, Consumer<Run> delete, Consumer<Group> renameGroup) {}
