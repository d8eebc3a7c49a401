package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.OwnFeature;
import crmbet.core.feature.OwnFeatures;
import crmbet.core.feature.Unit;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a feature written in SQL, or forgets it. */
@Command(name = "own-feature")
final class OwnFeatureCommand extends WorkspaceCommand {
    @Option(names = "--name", paramLabel = "NAME", required = true, order = 2)
    String name = "";

    @Option(names = "--expression", paramLabel = "SQL", order = 3)
    @Nullable
    String expression;

    @Option(names = "--query", paramLabel = "SQL", order = 4)
    @Nullable
    String query;

    @Option(names = "--delete", order = 5)
    boolean delete;

    @Option(names = "--unit", paramLabel = "days|minutes|count|money|ratio|index", order = 6)
    Unit unit = Unit.INDEX;

    @Option(names = "--description", paramLabel = "TEXT", order = 7)
    String description = "";

    OwnFeatureCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    void check() {
        if (Stream.of(expression != null, query != null, delete)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new WrongUsage(text("own.form"));
        }
        if (!delete) {
            OwnFeature _ = feature();
        }
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        OwnFeatures features = new OwnFeatures(workspace);
        if (delete) {
            features.delete(name);
            return Answer.done(Facts.of("deleted", name), List.of(text("own.deleted", name)));
        }
        OwnFeature kept = features.save(feature(), monitor);
        return Answer.done(
                Facts.of("feature", kept.id()).and("sql", kept.sql()),
                List.of(text("own.done", kept.id()), next("own.next", folder(), kept.id())));
    }

    private OwnFeature feature() {
        try {
            return expression != null
                    ? new OwnFeature(name, OwnFeature.Form.EXPRESSION, expression, unit, description)
                    : new OwnFeature(name, OwnFeature.Form.QUERY, query == null ? "" : query, unit, description);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }
}
