package crmbet.core.expectation;

import java.time.Instant;
import java.util.List;

/**
 * One check of a dataset.
 *
 * @param dataset its name
 * @param checkedAt when
 * @param loading whether the check was part of a load
 * @param rows of what was checked
 * @param findings one an expectation, in the order of the suite
 */
public record CheckReport(String dataset, Instant checkedAt, boolean loading, long rows, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether a blocking expectation does not hold. */
    public boolean blocks() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** Whether the check stopped a load. */
    public boolean stoppedLoad() {
        return loading && blocks();
    }

    /** Expectations of a severity that do not hold. */
    public long failed(Severity severity) {
        return findings.stream()
                .filter(each -> each.outcome() != Finding.Outcome.HOLDS)
                .filter(each -> each.expectation().severity() == severity)
                .count();
    }

    /** Expectations that hold. */
    public long held() {
        return findings.stream()
                .filter(each -> each.outcome() == Finding.Outcome.HOLDS)
                .count();
    }
}
