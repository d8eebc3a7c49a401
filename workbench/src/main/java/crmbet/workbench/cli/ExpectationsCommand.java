package crmbet.workbench.cli;

import crmbet.core.dataset.Datasets;
import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Suite;
import crmbet.core.expectation.SuiteFile;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is expected of a dataset, and whether it holds. */
@Command(name = "expectations")
final class ExpectationsCommand extends WorkspaceCommand {
    @Option(names = "--table", paramLabel = "NAME", required = true, order = 2)
    String table = "";

    @ArgGroup
    @Nullable
    Wish wish;

    @Option(names = "--keep", order = 6)
    boolean keep;

    ExpectationsCommand(Crmbet crmbet) {
        super(crmbet);
    }

    /** What is to be done; without any, what is kept is shown. */
    static final class Wish {
        @Option(names = "--suggest", order = 3)
        boolean suggest;

        @Option(names = "--file", paramLabel = "SUITE.json", order = 4)
        @Nullable
        Path file;

        @Option(names = "--check", order = 5)
        boolean check;
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Expectations expectations = new Expectations(workspace);
        if (wish != null && wish.check) {
            return check(expectations, monitor);
        }
        if (wish != null && wish.suggest) {
            return suggest(workspace, expectations, monitor);
        }
        if (wish != null && wish.file != null) {
            expectations.keep(table, SuiteFile.read(wish.file));
        }
        Suite suite = expectations.suite(table);
        return answer(
                suite,
                suite.isEmpty()
                        ? next("expectations.none", folder(), table)
                        : next("expectations.next", folder(), table));
    }

    @Override
    void check() {
        if (keep && (wish == null || !wish.suggest)) {
            throw new WrongUsage(text("expectations.keepWhat"));
        }
    }

    private Answer check(Expectations expectations, Monitor monitor) throws OperationException {
        CheckReport report = expectations.check(table, monitor);
        CheckLines said = new CheckLines(messages());
        return new Answer(
                report.blocks() ? ExitStatus.FAILED : ExitStatus.DONE, said.facts(report), said.lines(report));
    }

    private Answer suggest(Workspace workspace, Expectations expectations, Monitor monitor) throws OperationException {
        Suite suite = new Suite(new Datasets(workspace).suggest(table, monitor));
        if (!keep) {
            return answer(suite, next("expectations.suggested", folder(), table));
        }
        Suite kept = expectations.suite(table);
        for (var each : suite.expectations()) {
            kept = kept.has(each.rule()) ? kept : kept.with(each);
        }
        expectations.keep(table, kept);
        return answer(kept, next("expectations.next", folder(), table));
    }

    private Answer answer(Suite suite, String next) {
        CheckLines said = new CheckLines(messages());
        List<String> lines = new ArrayList<>(said.lines(suite));
        lines.add(next);
        return Answer.done(Facts.of("dataset", table).and("expectations", said.facts(suite)), lines);
    }
}
