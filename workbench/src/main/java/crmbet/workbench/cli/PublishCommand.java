package crmbet.workbench.cli;

import crmbet.connectors.postgres.PostgresTarget;
import crmbet.core.delivery.PublishResult;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Publication;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes an approved segment to a PostgreSQL database. */
@Command(name = "publish")
final class PublishCommand extends WorkspaceCommand {
    @Mixin
    SegmentNaming naming = new SegmentNaming();

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, order = 3)
    String address = "";

    PublishCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        var profile = new Address(address, System.getenv(), messages()).profile();
        Segments segments = new Segments(workspace);
        Segment segment = naming.find(segments);
        try (PostgresTarget target = new PostgresTarget(profile)) {
            Publication publication = segments.publish(segment.id(), target, naming.who(), monitor);
            PublishResult result = publication.result();
            return Answer.done(
                    Facts.of("id", segment.id().toString())
                            .and("segment", segment.name())
                            .and("target", publication.target())
                            .and("added", result.added())
                            .and("removed", result.removed())
                            .and("unchanged", result.unchanged()),
                    List.of(text(
                            result.added() + result.removed() == 0 ? "publish.unchanged" : "publish.done",
                            segment.name(),
                            publication.target(),
                            result.added(),
                            result.removed(),
                            result.unchanged())));
        }
    }
}
