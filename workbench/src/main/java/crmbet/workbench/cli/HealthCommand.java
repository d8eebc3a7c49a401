package crmbet.workbench.cli;

import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.postgres.PostgresTarget;
import crmbet.core.dataset.Datasets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.FailureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks what the product needs: Java, the database inside, and whatever workspace and databases are named. */
@Command(name = "health")
final class HealthCommand extends TaskCommand {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    @Option(names = "--workspace", paramLabel = "DIR", order = 1)
    @Nullable
    Path folder;

    @Option(names = "--to", paramLabel = "ADDRESS", order = 2)
    List<String> addresses = new ArrayList<>();

    HealthCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.add(checked("database", this::database));
        Path named = folder;
        if (named != null) {
            checks.add(checked("workspace", () -> workspace(named)));
        }
        for (String address : addresses) {
            checks.add(postgresql(address, monitor));
        }
        for (SavedConnection connection : installation().connections().get().list()) {
            checks.add(connection(connection, monitor));
        }
        boolean well = checks.stream().allMatch(Check::well);
        return new Answer(
                well ? ExitStatus.DONE : ExitStatus.FAILED,
                Facts.of("healthy", well)
                        .and("version", Version.number())
                        .and("checks", checks.stream().map(Check::facts).toList()),
                checks.stream()
                        .map(check -> text(check.well ? "health.up" : "health.down", check.name, check.detail))
                        .toList());
    }

    private Check java() {
        Runtime runtime = Runtime.getRuntime();
        return new Check(
                "java",
                true,
                text(
                        "health.java",
                        Runtime.version().toString(),
                        formats().bytes(runtime.maxMemory()),
                        runtime.availableProcessors()));
    }

    private String database() throws OperationException {
        try (TemporaryWorkspace temporary = TemporaryWorkspace.create()) {
            return temporary
                    .workspace()
                    .read(
                            Monitor.none(),
                            session -> text(
                                    "health.database",
                                    session.first("SELECT version()", row -> row.text(0))
                                            .orElseThrow()));
        }
    }

    private String workspace(Path at) throws OperationException {
        try (Workspace workspace = Workspace.open(at)) {
            return text(
                    "health.workspace",
                    workspace.folder().toString(),
                    new Datasets(workspace).list().size(),
                    new Runs(workspace).list().size(),
                    new Segments(workspace).list().size());
        }
    }

    private Check postgresql(String address, Monitor monitor) {
        var profile = new Address(address, System.getenv(), messages()).profile();
        try (PostgresTarget target = new PostgresTarget(profile)) {
            return check("postgresql", target.health(monitor));
        }
    }

    /** A connection that is saved on this machine; its name tells it from others of its kind. */
    private Check connection(SavedConnection saved, Monitor monitor) throws OperationException {
        var connections = installation().connections().get();
        var kind = connections.kinds().find(saved.kind());
        if (kind.isEmpty()) {
            return new Check(saved.name(), false, text("health.unknownKind", saved.kind()));
        }
        try {
            return check(saved.name(), kind.get().check(connections.details(saved), monitor));
        } catch (OperationException e) {
            return new Check(saved.name(), false, words(e.failure()));
        } catch (IllegalArgumentException e) {
            return new Check(saved.name(), false, String.valueOf(e.getMessage()));
        }
    }

    private Check check(String name, Health health) {
        return switch (health) {
            case Health.Up(var at, var version, var latency) -> {
                double milliseconds = latency.toNanos() / NANOS_PER_MILLISECOND;
                yield new Check(
                        name,
                        true,
                        text("health.system", at, version, formats().decimal(milliseconds, 1)),
                        milliseconds);
            }
            case Health.Down down -> new Check(name, false, words(down.failure()));
        };
    }

    private Check checked(String name, Probe probe) {
        try {
            return new Check(name, true, probe.ask());
        } catch (OperationException e) {
            return new Check(name, false, words(e.failure()));
        }
    }

    private String words(Failure failure) {
        var explanation = new FailureText(messages()).explain(failure);
        return explanation.happened() + ' ' + explanation.remedy();
    }

    /** Asks one thing how it is. */
    @FunctionalInterface
    private interface Probe {
        String ask() throws OperationException;
    }

    /** @param milliseconds of one round trip; null where nothing was asked over a line */
    private record Check(
            String name,
            boolean well,
            String detail,
            @Nullable Double milliseconds) {
        Check(String name, boolean well, String detail) {
            this(name, well, detail, null);
        }

        Facts facts() {
            Facts facts = Facts.of("name", name).and("healthy", well).and("detail", detail);
            return milliseconds == null ? facts : facts.and("latency_ms", milliseconds);
        }
    }
}
