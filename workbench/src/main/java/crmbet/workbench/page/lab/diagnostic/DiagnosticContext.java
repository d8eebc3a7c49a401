package crmbet.workbench.page.lab.diagnostic;

import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.shell.Workbench;
import javafx.beans.value.ObservableValue;

/**
 * What a tab is given.
 *
 * @param model what is looked at and selected
 * @param labelled makes controls
 * @param palette the colours of groups; another one when the theme changes, or names or colours of clusters do
 * @param actions what can be done to runs
 * @param workbench the window around the page
 */
public record DiagnosticContext(
        LabViewModel model,
        Labelled labelled,
        ObservableValue<ClusterPalette> palette,
        RunActions actions,
        Workbench workbench) {

    public Messages messages() {
        return labelled.messages();
    }

    /** Names and figures in the language of the moment. */
    public FigureTexts texts() {
        return new FigureTexts(messages(), model.faces().facesProperty()::get);
    }
}
