package crmbet.workbench.cli;

import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Finding;
import crmbet.core.expectation.Severity;
import crmbet.core.expectation.Suite;
import crmbet.core.expectation.SuiteFile;
import crmbet.workbench.message.Messages;
import crmbet.workbench.message.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A check, or a suite, for machines and for people. */
record CheckLines(Messages messages) {
    private static final int EXAMPLES_SHOWN = 3;

    /** Only what does not hold. */
    List<String> summary(CheckReport report) {
        return lines(
                report,
                report.findings().stream()
                        .filter(each -> each.outcome() != Finding.Outcome.HOLDS)
                        .toList());
    }

    List<String> lines(CheckReport report) {
        return lines(report, report.findings());
    }

    private List<String> lines(CheckReport report, List<Finding> shown) {
        RuleText words = new RuleText(messages);
        List<String> lines = new ArrayList<>();
        lines.add(messages.get(
                "cli.expectations.checked",
                report.dataset(),
                report.held(),
                report.findings().size(),
                report.failed(Severity.BLOCKING),
                report.failed(Severity.WARNING),
                report.failed(Severity.NOTE)));
        for (Finding each : shown) {
            lines.add(messages.get(
                    "cli.expectations.finding",
                    each.outcome() == Finding.Outcome.HOLDS ? "✓" : each.blocks() ? "✗" : "!",
                    words.sentence(each.expectation()),
                    words.found(each)));
            each.examples().stream()
                    .limit(EXAMPLES_SHOWN)
                    .forEach(row -> lines.add(messages.get(
                            "cli.expectations.example", row.row() + 1, row.value() == null ? "–" : row.value())));
        }
        return lines;
    }

    Facts facts(CheckReport report) {
        return Facts.of("dataset", report.dataset())
                .and("checked_at", report.checkedAt().toString())
                .and("loading", report.loading())
                .and("stopped_load", report.stoppedLoad())
                .and("rows", report.rows())
                .and("passed", !report.blocks())
                .and("findings", report.findings().stream().map(this::facts).toList());
    }

    private Facts facts(Finding finding) {
        return facts(finding.expectation())
                .and("outcome", finding.outcome().name().toLowerCase(Locale.ROOT))
                .and("checked", finding.checked())
                .and("failing", finding.failing())
                .and("figure", finding.figure())
                .and("found", new RuleText(messages).found(finding))
                .and(
                        "examples",
                        finding.examples().stream()
                                .map(row -> Facts.of("row", row.row()).and("value", row.value()))
                                .toList());
    }

    List<String> lines(Suite suite) {
        RuleText words = new RuleText(messages);
        return suite.expectations().stream()
                .map(each -> messages.get(
                        "cli.expectations.expected", words.severity(each.severity()), words.sentence(each)))
                .toList();
    }

    List<Facts> facts(Suite suite) {
        return suite.expectations().stream().map(this::facts).toList();
    }

    private Facts facts(Expectation expectation) {
        return Facts.of("rule", SuiteFile.kind(expectation.rule()))
                .and("columns", expectation.rule().columns())
                .and("sentence", new RuleText(messages).sentence(expectation))
                .and("severity", expectation.severity().name().toLowerCase(Locale.ROOT))
                .and("tolerated", expectation.tolerated());
    }
}
