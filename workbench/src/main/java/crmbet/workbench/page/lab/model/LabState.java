package crmbet.workbench.page.lab.model;

import crmbet.workbench.chart.Extent;
import crmbet.workbench.table.TableChoices;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every choice on the page at one moment.
 *
 * @param set name of the feature set
 * @param run name of the run
 * @param strategy name of the strategy of the form
 * @param parameters texts of the form, by strategy and parameter
 * @param axes of the picture
 * @param display how customers are drawn
 * @param selection what stands out
 * @param comparing how runs are put beside one another
 * @param trial what is tried on the run
 * @param listing how customers are listed
 * @param zoom the part of the picture that is shown; empty for all of it
 * @param tab key of the tab in front
 */
public record LabState(
        Optional<String> set,
        Optional<String> run,
        String strategy,
        Map<String, Map<String, String>> parameters,
        Axes axes,
        Display display,
        Selection selection,
        Comparing comparing,
        Trial trial,
        Listing listing,
        Optional<Extent> zoom,
        String tab) {
    public LabState {
        parameters = Map.copyOf(parameters);
    }

    /** The weightiest of the choices that differ; empty if none does. */
    public Optional<Choice> difference(LabState other) {
        for (Choice choice : Choice.values()) {
            boolean same = switch (choice) {
                case SET -> set.equals(other.set);
                case RUN -> run.equals(other.run);
                case STRATEGY -> strategy.equals(other.strategy);
                case PARAMETERS -> parameters.equals(other.parameters);
                case AXES -> axes.equals(other.axes);
                case DISPLAY -> display.equals(other.display);
                case SELECTION -> selection.equals(other.selection);
                case COMPARISON -> comparing.equals(other.comparing);
                case CUT -> trial.cut().equals(other.trial.cut());
                case RULE -> trial.rules().equals(other.trial.rules());
                case SEARCH -> table().search().equals(other.table().search());
                case FILTER -> table().filters().equals(other.table().filters());
                case ORDER -> table().order().equals(other.table().order());
                case COLUMNS -> table().hidden().equals(other.table().hidden());
                case ONLY_SELECTED -> listing.onlySelected() == other.listing.onlySelected();
                case ZOOM -> zoom.equals(other.zoom);
                case TAB -> tab.equals(other.tab);
            };
            if (!same) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    private TableChoices table() {
        return listing.table();
    }

    /** The columns that are filtered otherwise. */
    Set<String> filteredApart(LabState other) {
        Set<String> columns = new HashSet<>(table().filters().keySet());
        columns.addAll(other.table().filters().keySet());
        columns.removeIf(column -> table().filter(column).equals(other.table().filter(column)));
        return columns;
    }

    /** The same of something else, shown whole and with nothing selected. */
    LabState lookingAt(Optional<String> otherSet, Optional<String> otherRun) {
        return new LabState(
                otherSet,
                otherRun,
                strategy,
                parameters,
                axes,
                display,
                Selection.nothing(),
                comparing,
                Trial.none(),
                Listing.PLAIN,
                Optional.empty(),
                tab);
    }

    /** The same of a run that has another name. */
    LabState renamed(String before, String after) {
        return new LabState(
                set,
                run.equals(Optional.of(before)) ? Optional.of(after) : run,
                strategy,
                parameters,
                axes,
                display,
                selection,
                comparing.without(before),
                trial,
                listing,
                zoom,
                tab);
    }

    /** The same once a run is no more that was put beside others. */
    LabState without(String gone) {
        return new LabState(
                set,
                run,
                strategy,
                parameters,
                axes,
                display,
                selection,
                comparing.without(gone),
                trial,
                listing,
                zoom,
                tab);
    }
}
