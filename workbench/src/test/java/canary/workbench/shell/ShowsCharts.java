package canary.workbench.shell;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jfree.chart.JFreeChart;

/** Shows a chart library to its callers, from a package that says nothing about null. */
public class ShowsCharts {
    public void show(JFreeChart chart) {}

    public void print(PDDocument document) {}
}
