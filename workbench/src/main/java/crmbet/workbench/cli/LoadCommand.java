package crmbet.workbench.cli;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.RejectedRow;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads a file into a workspace, which is made if the folder holds none. */
@Command(name = "load")
final class LoadCommand extends WorkspaceCommand {
    private static final int REJECTS_SHOWN = 3;

    @Option(names = "--from", paramLabel = "FILE", required = true, order = 2)
    String from = "";

    @Option(names = "--as", paramLabel = "NAME", required = true, order = 3)
    String name = "";

    @Option(names = "--system", paramLabel = "SYSTEM", order = 4)
    @Nullable
    String system;

    @Option(names = "--replace", order = 5)
    boolean replace;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    LoadCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Workspace open() throws OperationException {
        return Workspace.openOrCreate(folder());
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        LoadRequest request = request();
        @Nullable KnownSystem known = knownSystem();
        Datasets datasets = new Datasets(workspace);
        Dataset dataset = datasets.load(request, monitor);
        Facts facts = facts(dataset);
        List<String> lines = lines(dataset, datasets.rejects(dataset.name(), 0, REJECTS_SHOWN));
        if (known == null) {
            lines.add(next("load.next", folder(), dataset.name()));
        } else {
            var report = new MappingReport(new Canonical(workspace).map(dataset.name(), known, monitor), messages());
            facts.and("mapping", report.facts());
            lines.addAll(report.lines());
            lines.add(next("map.next", folder()));
        }
        return Answer.done(facts, lines);
    }

    @Override
    void check() {
        LoadRequest _ = request();
        @Nullable KnownSystem _ = knownSystem();
    }

    private @Nullable KnownSystem knownSystem() {
        return system == null ? null : KnownSystems.named(system, messages());
    }

    private LoadRequest request() {
        try {
            return new LoadRequest(new LocalFile(from, messages()).path(), name, reading.options(messages()), replace);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private List<String> lines(Dataset dataset, List<RejectedRow> rejects) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "load.done", dataset.name(), dataset.rows(), dataset.columns().size(), dataset.rejectedRows()));
        for (RejectedRow reject : rejects) {
            lines.add(text("load.rejected", reject.line(), reject.reason()));
        }
        if (dataset.rejectedRows() > rejects.size()) {
            lines.add(text("load.rejectedMore", dataset.rejectedRows() - rejects.size()));
        }
        return lines;
    }

    private static Facts facts(Dataset dataset) {
        return Facts.of("dataset", dataset.name())
                .and("source", dataset.source())
                .and("format", dataset.format().name().toLowerCase(Locale.ROOT))
                .and("rows", dataset.rows())
                .and("rejected_rows", dataset.rejectedRows())
                .and(
                        "columns",
                        dataset.columns().stream().map(LoadCommand::facts).toList());
    }

    private static Facts facts(Column column) {
        return Facts.of("name", column.name())
                .and("type", column.type().name().toLowerCase(Locale.ROOT))
                .and("sql_type", column.sqlType());
    }
}
