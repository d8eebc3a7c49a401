package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.run.DataChange;
import crmbet.core.run.Reproduction;
import crmbet.core.run.Rerun;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a run once more and says whether it comes out the same. */
@Command(name = "rerun")
final class RerunCommand extends WorkspaceCommand {
    @Option(names = "--run", paramLabel = "NAME", required = true, order = 2)
    String runName = "";

    @Option(names = "--as", paramLabel = "NAME", order = 3)
    @Nullable
    String newName;

    RerunCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Runs runs = new Runs(workspace);
        Rerun rerun = runs.again(runName, Parallel.ofProcessors(), monitor);
        FitReport report =
                new FitReport(rerun.clustering(), List.of(rerun.clustering().duration()), messages());
        List<String> lines = new ArrayList<>(report.lines());
        lines.add(sentence(rerun.reproduction()));
        Facts facts = facts(rerun.reproduction());
        if (newName != null) {
            Run kept = runs.keep(newName, rerun, monitor);
            lines.add(text("cluster.saved", kept.name()));
            facts.and("kept_as", kept.name());
        }
        return Answer.done(facts.andAll(report.facts()), lines);
    }

    private String sentence(Reproduction reproduction) {
        return switch (reproduction) {
            case Reproduction.Exact() -> text("rerun.exact", runName);
            case Reproduction.OtherLabels(var customers) -> text("rerun.otherLabels", runName, customers);
            case Reproduction.OtherData(var change) ->
                change.changed().isPresent()
                        ? text(
                                "rerun.otherData",
                                runName,
                                change.added(),
                                change.removed(),
                                change.changed().getAsInt())
                        : text("rerun.otherCustomers", runName, change.added(), change.removed());
        };
    }

    private Facts facts(Reproduction reproduction) {
        Facts facts = Facts.of("run", runName);
        return switch (reproduction) {
            case Reproduction.Exact() -> facts.and("reproduction", "exact");
            case Reproduction.OtherLabels(var customers) ->
                facts.and("reproduction", "other_labels").and("customers", customers);
            case Reproduction.OtherData(DataChange change) -> {
                facts.and("reproduction", "other_data")
                        .and("added", change.added())
                        .and("removed", change.removed());
                change.changed().ifPresent(changed -> facts.and("changed", changed));
                yield facts;
            }
        };
    }
}
