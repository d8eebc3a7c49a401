package canary.workbench.shell;

import org.jfree.chart.JFreeChart;

/** Shows a chart library to its callers, from a package that says nothing about null. */
public class ShowsCharts {
    public void show(JFreeChart chart) {}
}
