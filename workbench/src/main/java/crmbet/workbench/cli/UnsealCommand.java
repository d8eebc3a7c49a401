package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.run.DataChange;
import crmbet.core.run.Reproduction;
import crmbet.core.seal.Manifest;
import crmbet.core.seal.Proof;
import crmbet.core.seal.SealedProject;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.FailureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a workspace of a sealed project, and proves it if that is asked for. */
@Command(name = "unseal")
final class UnsealCommand extends TaskCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    Path file = Path.of("");

    @Option(names = "--to", paramLabel = "DIR", required = true, order = 1)
    Path folder = Path.of("");

    @Option(names = "--prove", order = 2)
    boolean prove;

    UnsealCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        Manifest manifest = SealedProject.unseal(file, folder, monitor);
        Facts facts = SealFacts.of(manifest).and("workspace", folder.toString());
        List<String> lines = new ArrayList<>();
        lines.add(text("unseal.done", file, manifest.sealedBy(), formats().dateTime(manifest.sealedAt()), folder));
        if (!prove) {
            return Answer.done(facts, lines);
        }
        try (Workspace workspace = Workspace.open(folder)) {
            Proof proof = SealedProject.prove(manifest, workspace, Parallel.ofProcessors(), monitor);
            lines.addAll(lines(proof));
            return new Answer(
                    proof.holds() ? ExitStatus.DONE : ExitStatus.FAILED,
                    facts.and("proof", SealFacts.of(proof)),
                    lines);
        }
    }

    private List<String> lines(Proof proof) {
        List<String> lines = new ArrayList<>();
        proof.datasets().forEach(dataset -> lines.add(text("prove.dataset", dataset)));
        proof.featureSets().forEach(set -> lines.add(text("prove.features", set)));
        proof.runs().forEach(run -> lines.add(line(run.run(), run.finding())));
        lines.add(text(proof.holds() ? "prove.holds" : "prove.fails"));
        return lines;
    }

    private String line(String run, Proof.Finding finding) {
        return switch (finding) {
            case Proof.Finding.Repeated(var reproduction) -> line(run, reproduction);
            case Proof.Finding.NotAsSealed() -> text("prove.altered", run);
            case Proof.Finding.NotRepeatable(var obstacle) ->
                text(
                        "prove.skipped",
                        run,
                        new FailureText(messages())
                                .explain(new Failure.NotPossible(obstacle))
                                .happened());
        };
    }

    private String line(String run, Reproduction reproduction) {
        return switch (reproduction) {
            case Reproduction.Exact() -> text("prove.exact", run);
            case Reproduction.OtherLabels(var customers) -> text("prove.labels", run, customers);
            case Reproduction.OtherData(DataChange change) ->
                text(
                        "prove.data",
                        run,
                        change.added(),
                        change.removed(),
                        change.changed().orElse(0));
        };
    }
}
