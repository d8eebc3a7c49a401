package crmbet.workbench.page.data.quality;

import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expectation and what checks have found of it.
 *
 * @param finding of the latest check; null if the expectation is newer
 * @param trend what each check measured, the oldest first: the share that failed, or the figure of the rule
 */
record QualityLine(Expectation expectation, @Nullable Finding finding, List<Double> trend) {

    /** @param history the latest first */
    static QualityLine of(Expectation expectation, List<CheckReport> history) {
        List<Double> trend = new ArrayList<>();
        for (CheckReport report : history.reversed()) {
            Finding found = in(report, expectation);
            if (found != null) {
                Double figure = found.figure();
                trend.add(figure == null ? found.failingShare() : Math.max(0, figure));
            }
        }
        return new QualityLine(
                expectation, history.isEmpty() ? null : in(history.getFirst(), expectation), List.copyOf(trend));
    }

    private static @Nullable Finding in(CheckReport report, Expectation expectation) {
        return report.findings().stream()
                .filter(each -> each.expectation().rule().equals(expectation.rule()))
                .findFirst()
                .orElse(null);
    }
}
