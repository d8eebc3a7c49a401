package crmbet.workbench.shell;

import crmbet.core.cache.ResultCache;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.task.Tasks;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What the shell lends to pages and their view models.
 *
 * @param workspace the open workspace, null while there is none; changes on the JavaFX thread
 * @param results what took long and was computed before, here or on another desktop
 * @param theme for what cannot be coloured by style sheets, such as charts
 */
public record Workbench(
        Messages messages,
        Tasks tasks,
        ObservableValue<@Nullable Workspace> workspace,
        Navigation navigation,
        Notifications notifications,
        ResultCache results,
        ObservableValue<Theme> theme) {}
