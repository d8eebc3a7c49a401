package crmbet.workbench.cli;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.postgres.PartitionAct;
import crmbet.connectors.postgres.SharedBackup;
import crmbet.connectors.postgres.SharedDatabase;
import crmbet.connectors.postgres.SharedRole;
import crmbet.connectors.postgres.SharedStatus;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an administrator does with the database that several people share. */
@Command(name = "shared-db")
final class SharedDbCommand extends TaskCommand {
    @Parameters(
            paramLabel = "migrate|status|partitions|grant|revoke|revoke-key|backup|restore",
            descriptionKey = "ACTION")
    String action = "";

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, order = 1)
    String address = "";

    @Option(names = "--login", paramLabel = "NAME", order = 2)
    @Nullable
    String login;

    @Option(names = "--role", paramLabel = "analyst|marketer|admin|support|service", order = 3)
    @Nullable
    SharedRole role;

    @Option(names = "--reason", paramLabel = "TEXT", order = 4)
    String reason = "";

    @Option(names = "--file", paramLabel = "FILE", order = 5)
    @Nullable
    Path file;

    @Option(names = "--role-prefix", paramLabel = "TEXT", order = 6)
    String prefix = SharedDatabase.USUAL_PREFIX;

    SharedDbCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        ConnectionProfile profile = SharedAddress.profile(address, this);
        try (SharedDatabase shared = new SharedDatabase(profile)) {
            return switch (action) {
                case "migrate" -> status(migrated(shared, monitor), "shared-db.migrated");
                case "status" -> status(shared.status(monitor), "shared-db.status");
                case "partitions" -> partitions(shared.keepPartitions(monitor));
                case "grant" -> {
                    shared.grant(login(), role(), monitor);
                    yield membership("shared-db.granted");
                }
                case "revoke" -> {
                    shared.revoke(login(), role(), monitor);
                    yield membership("shared-db.revoked");
                }
                case "revoke-key" -> {
                    shared.revokeKey(login(), reason(), monitor);
                    yield Answer.done(Facts.of("login", login()), List.of(text("shared-db.keyRevoked", login())));
                }
                case "backup" -> {
                    new SharedBackup(profile).backup(file(), monitor);
                    yield Answer.done(
                            Facts.of("file", file().toString()),
                            List.of(text("shared-db.backedUp", shared.name(), file().toString())));
                }
                case "restore" -> {
                    new SharedBackup(profile).restore(file(), prefix(), monitor);
                    yield status(shared.status(monitor), "shared-db.restored");
                }
                default -> throw new WrongUsage(text("shared-db.action", action));
            };
        }
    }

    private SharedStatus migrated(SharedDatabase shared, Monitor monitor) throws OperationException {
        try {
            return shared.migrate(prefix(), monitor);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private Answer status(SharedStatus status, String key) {
        List<String> roles =
                status.roles().stream().map(SharedRole::id).sorted().toList();
        return new Answer(
                status.isCurrent() ? ExitStatus.DONE : ExitStatus.FAILED,
                Facts.of("address", status.address())
                        .and("version", status.found())
                        .and("needed", status.needed())
                        .and("current", status.isCurrent())
                        .and("login", status.login())
                        .and("roles", roles),
                List.of(
                        text(key, status.address(), status.found(), status.needed()),
                        roles.isEmpty()
                                ? text("shared-db.noRoles", status.login())
                                : text("shared-db.roles", status.login(), String.join(", ", roles)),
                        status.isCurrent() ? text("shared-db.current") : next("shared-db.next", address)));
    }

    private Answer partitions(List<PartitionAct> acts) {
        return Answer.done(
                Facts.of(
                                "made",
                                acts.stream()
                                        .filter(PartitionAct::made)
                                        .map(PartitionAct::partition)
                                        .toList())
                        .and(
                                "detached",
                                acts.stream()
                                        .filter(act -> !act.made())
                                        .map(PartitionAct::partition)
                                        .toList()),
                acts.isEmpty()
                        ? List.of(text("shared-db.nothing"))
                        : acts.stream()
                                .map(act -> text(act.made() ? "shared-db.made" : "shared-db.detached", act.partition()))
                                .toList());
    }

    private Answer membership(String key) {
        return Answer.done(
                Facts.of("login", login()).and("role", role().id()), List.of(text(key, login(), role().id())));
    }

    private String login() {
        if (login == null) {
            throw new WrongUsage(text("shared-db.needs", action, "--login"));
        }
        return login;
    }

    private SharedRole role() {
        if (role == null) {
            throw new WrongUsage(text("shared-db.needs", action, "--role"));
        }
        return role;
    }

    private String reason() {
        if (reason.isBlank()) {
            throw new WrongUsage(text("shared-db.needs", action, "--reason"));
        }
        return reason;
    }

    private Path file() {
        if (file == null) {
            throw new WrongUsage(text("shared-db.needs", action, "--file"));
        }
        return file;
    }

    private String prefix() {
        return prefix;
    }
}
