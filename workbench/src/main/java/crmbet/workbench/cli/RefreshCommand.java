package crmbet.workbench.cli;

import crmbet.connectors.SavedConnection;
import crmbet.core.dataset.Refreshed;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceOrigin;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings a dataset up to date from the database it was loaded from. */
@Command(name = "refresh")
final class RefreshCommand extends WorkspaceCommand {
    @Option(names = "--table", paramLabel = "NAME", required = true, order = 2)
    String name = "";

    @Option(names = "--from", paramLabel = "ADDRESS", order = 3)
    @Nullable
    String from;

    RefreshCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SourceDatasets datasets = new SourceDatasets(workspace);
        SourceOrigin origin = datasets.origin(name)
                .orElseThrow(() -> new OperationException(new Failure.NotPossible(new Obstacle.NotFromDatabase(name))));
        try (SourceAddress.Opened opened = open(origin)) {
            Refreshed refreshed = datasets.refresh(name, opened.source(), monitor);
            return Answer.done(
                    Facts.of("dataset", refreshed.dataset().name())
                            .and("rows", refreshed.dataset().rows())
                            .and("added", refreshed.added())
                            .and("changed", refreshed.changed()),
                    List.of(text(
                            "refresh.done",
                            refreshed.dataset().name(),
                            refreshed.added(),
                            refreshed.changed(),
                            refreshed.dataset().rows())));
        }
    }

    private SourceAddress.Opened open(SourceOrigin origin) throws OperationException {
        var connections = installation().connections().get();
        String address = from == null ? origin.address() : from;
        SourceAddress named = new SourceAddress(address, System.getenv(), connections, messages());
        Optional<SavedConnection> saved = from == null && origin.connection().isPresent()
                ? connections.find(UUID.fromString(origin.connection().get()))
                : Optional.empty();
        return saved.isPresent() ? named.opened(saved.get()) : named.open();
    }
}
