package crmbet.workbench.cli;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.Mapping;
import crmbet.core.canonical.SourceSystem;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Maps a dataset onto customers and their activity. */
@Command(name = "map")
final class MapCommand extends WorkspaceCommand {
    @Option(names = "--table", paramLabel = "NAME", required = true, order = 2)
    String table = "";

    @Option(names = "--system", paramLabel = "SYSTEM", order = 3)
    @Nullable
    String system;

    @Option(names = "--customer", paramLabel = "COLUMN", order = 4)
    @Nullable
    String customer;

    @Option(names = "--time", paramLabel = "COLUMN", order = 5)
    @Nullable
    String time;

    @Option(names = "--amount", paramLabel = "COLUMN", order = 6)
    @Nullable
    String amount;

    @Option(names = "--quantity", paramLabel = "COLUMN", order = 7)
    @Nullable
    String quantity;

    @Option(names = "--product", paramLabel = "COLUMN", order = 8)
    @Nullable
    String product;

    @Option(names = "--invoice", paramLabel = "COLUMN", order = 9)
    @Nullable
    String invoice;

    @Option(names = "--time-format", paramLabel = "FORMAT", order = 10)
    @Nullable
    String timeFormat;

    @Option(names = "--organisation", paramLabel = "NAME", order = 11)
    @Nullable
    String organisation;

    MapCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Mapping mapping = switch (source()) {
            case KnownSystem known ->
                new Canonical(workspace).map(KnownSystems.datasets(table, known, organisation, messages()), monitor);
            case ColumnMapping columns -> new Canonical(workspace).map(table, columns, monitor);
        };
        var report = new MappingReport(mapping, messages());
        List<String> lines = new ArrayList<>(report.lines());
        lines.add(next("map.next", folder(), report.features()));
        return Answer.done(report.facts(), lines);
    }

    private SourceSystem source() {
        if (system != null) {
            if (customer != null || time != null || amount != null) {
                throw new WrongUsage(text("map.systemOrColumns"));
            }
            return KnownSystems.named(system, messages());
        }
        if (customer == null || time == null || amount == null) {
            throw new WrongUsage(text("map.systemOrColumns"));
        }
        return new ColumnMapping(customer, time, amount, quantity, product, invoice, timeFormat);
    }
}
